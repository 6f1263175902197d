import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { KpiScope } from '../kpi-scope/kpi-scope.ts';
import { fixedClient } from './fixed-client.ts';
import type { FixedClient } from './fixed-client.ts';
import { fixture } from './fixture.ts';
import { kpis } from './readings.ts';
import { tellingReading } from './telling-reading.ts';

/** Takes an element to the end of a box. */
export type Move = (box: Element, element: Element) => void;

/** As every browser can: what is moved is taken away, and put in again. */
export const append: Move = (box, element) => box.append(element);

/** As some browsers can: what is moved was never away. */
export const moveBefore: Move = (box, element) =>
  (box as Element & { moveBefore(element: Node, before: Node | null): void }).moveBefore(element, null);

/** A table of both. */
export const moves = [
  ['append', append],
  ['moveBefore', moveBefore],
] as const;

/** Answers everything that it is asked, so that one can tell what that was. */
export const tellingClient = (): FixedClient =>
  fixedClient((request) => ({ status: 'ready', readings: [tellingReading(request)] }), Object.values(kpis));

/** Two scopes of one page that differ in everything but perhaps their client, with elements in the first. */
export async function scopes(
  inside: TemplateResult,
  here = tellingClient(),
  there = here,
): Promise<{ from: KpiScope; to: KpiScope; element: Element }> {
  const box = await fixture(html`
    <div>
      <kpi-scope .client=${here} period="2026-06" where="channel=search">${inside}</kpi-scope>
      <kpi-scope .client=${there} period="2026-07" locale="de"></kpi-scope>
    </div>
  `);
  const [from, to] = box.children as unknown as [KpiScope, KpiScope];
  return { from, to, element: from.firstElementChild! };
}

/** A part of what an element draws. */
export function find(element: Element, selector: string): HTMLElement {
  return element.shadowRoot!.querySelector<HTMLElement>(selector)!;
}
