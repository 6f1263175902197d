import { catalog } from '@kpi-elements/core';
import axe from 'axe-core';
import { html } from 'lit';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../kpi-scope/kpi-scope.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { fixture, settled } from '../testing/fixture.ts';
import { comparison, reading } from '../testing/readings.ts';
import '../kpi-card/kpi-card.ts';
import type { KpiCard } from '../kpi-card/kpi-card.ts';

const cpa = reading(catalog.get('cpa'), 40, {
  inputs: { cost: 12_400, new_customers: 310 },
  comparisons: [{ ...comparison(38.5, 40, 'worse'), inputs: { cost: 10_010, new_customers: 260 } }],
});

const inside = (card: KpiCard, selector: string) => card.shadowRoot!.querySelector<HTMLElement>(selector)!;
const button = (card: KpiCard) => inside(card, '.math-button');
const panel = (card: KpiCard) => inside(card, '.math');

async function cardWithMath(): Promise<KpiCard> {
  const client = fixedClient({ status: 'ready', readings: [cpa] }, catalog);
  const scope = await fixture(html`<kpi-scope .client=${client}><kpi-card kpi="cpa"></kpi-card></kpi-scope>`);
  return scope.querySelector('kpi-card')!;
}

async function opened(): Promise<KpiCard> {
  const card = await cardWithMath();
  button(card).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => panel(card).matches(':popover-open')).toBe(true);
  return card;
}

test('the math is built when somebody opens it', async () => {
  const card = await cardWithMath();
  expect(panel(card)).toBeNull();
  expect(button(card).ariaLabel).toBe('How it is calculated');
  button(card).click();
  await expect.poll(() => panel(card).matches(':popover-open')).toBe(true);
  const equation = inside(card, "[part='equation']").innerText.replace(/\s+/g, ' ');
  expect(equation).toBe('€12,400.00 Cost ÷ 310 New customers = €40.00');
});

test('the keyboard opens it, reads it and closes it, and is back where it was', async () => {
  const card = await opened();
  expect(card.shadowRoot!.activeElement).toBe(panel(card));
  await userEvent.keyboard('{Escape}');
  expect(panel(card).matches(':popover-open')).toBe(false);
  expect(card.shadowRoot!.activeElement).toBe(button(card));
  await userEvent.keyboard('{Enter}');
  expect(panel(card).matches(':popover-open')).toBe(true);
  await userEvent.tab();
  expect(card.shadowRoot!.activeElement!.ariaLabel).toBe('Close');
  await userEvent.keyboard('{Enter}');
  expect(panel(card).matches(':popover-open')).toBe(false);
});

test('an open panel follows its reading', async () => {
  const card = await opened();
  card.reading = { ...cpa, value: 50, inputs: { cost: 15_500, new_customers: 310 } };
  await settled();
  expect(panel(card).matches(':popover-open')).toBe(true);
  expect(panel(card).innerText).toContain('€15,500.00');
});

test('numbers that the page gives have no formula', async () => {
  const card = await fixture<KpiCard>(html`<kpi-card label="ROAS" value="4.2"></kpi-card>`);
  expect(button(card)).toBeNull();
});

test('the button can be left out', async () => {
  const card = await fixture<KpiCard>(html`<kpi-card .reading=${cpa} without-math></kpi-card>`);
  expect(button(card)).toBeNull();
});

test('a formula that cannot be taken apart leaves the card as it is', async () => {
  const odd = { ...cpa, kpi: { ...cpa.kpi, id: 'x', formula: 'cost / ' } };
  const client = fixedClient({ status: 'ready', readings: [odd] }, catalog);
  const scope = await fixture(html`<kpi-scope .client=${client}><kpi-card kpi="cpa"></kpi-card></kpi-scope>`);
  const card = scope.querySelector('kpi-card')!;
  button(card).click();
  await expect.poll(() => panel(card).matches(':popover-open')).toBe(true);
  expect(panel(card).innerText).toContain('cost /');
  expect(inside(card, "[part='value']").innerText).toBe('€40.00');
});

test('nothing breaks a strict content security policy, and axe finds nothing', async () => {
  const card = await opened();
  expect(card.shadowRoot!.querySelectorAll('[style], style, [onclick]')).toHaveLength(0);
  const { violations } = await axe.run(card);
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
