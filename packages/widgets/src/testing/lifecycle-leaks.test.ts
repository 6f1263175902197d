import { html } from 'lit';
import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import '../index.ts';
import { fixedClient } from './fixed-client.ts';
import type { FixedClient } from './fixed-client.ts';
import { fixture, settled } from './fixture.ts';
import { countHoldings } from './holdings.ts';
import { openPanels } from './open-panels.ts';
import { comparison, kpis, reading, roas } from './readings.ts';
import { stageReadings } from './stages.ts';

const CYCLES = 20;
const ELEMENTS = 1000;
/** Every so many cycles, and in the last one, elements are seen and used. */
const USED = 10;

const better = reading(kpis.roas, 5, { comparisons: [comparison(3.9, 5, 'better')] });
const stages = stageReadings([10_000, 500, 50], [8000, 450, 60]);

/** One of each, asking, given and waiting in vain. */
function some(i: number): HTMLElement {
  if (i % 20 === 19) return withAttributes('kpi-controls', { dimensions: 'channel=search,social country' });
  if (i % 20 === 18) return withAttributes('kpi-scope', { where: 'country=DE' });
  const tag = (['kpi-card', 'kpi-gauge', 'kpi-funnel'] as const)[i % 3]!;
  if (i % 2) return withAttributes(tag, tag === 'kpi-funnel' ? { stages: 'roas' } : { kpi: 'roas' });
  return Object.assign(document.createElement(tag), { readings: stages, reading: roas });
}

function withAttributes(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** What people and a client do with it. At the end news wait to be told, panels are open, and others are on their way. */
async function use({ children }: Element, { answer: tell }: FixedClient): Promise<void> {
  const states = [
    { status: 'refreshing', readings: [roas] },
    { status: 'error', error: new Error('Gone.') },
    { status: 'loading' },
    { status: 'ready', readings: [better] },
  ] as const;
  for (const state of states) {
    tell(state);
    await settled();
  }
  for (const element of [...children].slice(0, 20)) await openPanels(element);
  tell({ status: 'ready', readings: [roas] });
  await settled();
  for (const element of [...children].slice(20, 40)) void openPanels(element);
}

test(`${CYCLES} cycles of ${ELEMENTS} elements leave no nodes, listeners, timers or observers`, async () => {
  const box = await fixture(html`<div></div>`);
  box.append(...Array.from({ length: 20 }, (_, i) => some(i)));
  await settled();
  for (const element of box.children) await openPanels(element);
  await expect.poll(() => box.querySelector('kpi-card')!.shadowRoot!.querySelector('#export')).not.toBe(null);
  box.replaceChildren();
  await settled();
  const client = fixedClient({ status: 'ready', readings: [roas] }, Object.values(kpis));
  const nodes: WeakRef<Node>[] = [];
  const held = countHoldings();
  // A function of its own, so that no variable keeps the elements of the last cycle.
  const cycle = async (i: number) => {
    const isUsed = (CYCLES - 1 - i) % USED === 0;
    box.hidden = !isUsed;
    const scope = document.createElement('kpi-scope');
    if (isUsed || i % 2) scope.client = client;
    scope.append(...Array.from({ length: ELEMENTS }, (_, j) => some(j)));
    box.append(scope);
    await scope.updateComplete;
    await new Promise(requestAnimationFrame);
    if (isUsed) await use(scope, client);
    const { listeners, timers, observers } = held.now();
    // However many elements there are, few listeners are compared when one more comes: one of each controls, and others.
    expect(listeners).toBeGreaterThan(ELEMENTS / 20);
    expect(listeners).toBeLessThan(ELEMENTS / 20 + 10);
    expect(observers).toBe(1);
    if (isUsed) expect(timers).toBeGreaterThan(0);
    for (const element of scope.children) {
      nodes.push(new WeakRef(element), new WeakRef(element.shadowRoot!.querySelector('*')!));
    }
    scope.remove();
  };
  for (let i = 0; i < CYCLES; i++) await cycle(i);
  await settled();
  held.restore();
  expect(held.now()).toEqual({ listeners: 0, timers: 0, observers: 0 });
  expect(client.watching).toBe(0);
  for (let i = 0; i < 5; i++) {
    await cdp().send('HeapProfiler.collectGarbage');
    await settled();
  }
  expect(nodes.length).toBe(2 * CYCLES * ELEMENTS);
  expect(nodes.filter((node) => node.deref() !== undefined).length).toBe(0);
}, 180_000);
