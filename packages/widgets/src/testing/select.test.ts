import type { ReadingState } from '@kpi-elements/core';
import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../index.ts';
import type { KpiScope } from '../index.ts';
import { fixedClient } from './fixed-client.ts';
import type { FixedClient } from './fixed-client.ts';
import { fixture, settled } from './fixture.ts';
import { kpis, reading } from './readings.ts';

const state: ReadingState = { status: 'ready', readings: [reading(kpis.roas, 4.21)] };
const of = (channel: string | null) => ({ ...reading(kpis.roas, 4), key: { channel } });

const elements = {
  'kpi-card': html`<kpi-card kpi="roas" select="filter" where="channel=search"></kpi-card>`,
  'kpi-gauge': html`<kpi-gauge kpi="roas" select="filter" where="channel=search"></kpi-gauge>`,
  'kpi-funnel': html`<kpi-funnel stages="roas ctr" select="filter" where="channel=search"></kpi-funnel>`,
};
const tags = Object.keys(elements) as (keyof typeof elements)[];

async function scoped(
  inside: unknown,
  where = 'country=DE',
): Promise<{ scope: KpiScope; client: FixedClient }> {
  const client = fixedClient(() => state, Object.values(kpis));
  const scope = await fixture<KpiScope>(html`
    <kpi-scope .client=${client} where=${where} time-zone="UTC">
      <kpi-controls dimensions="channel=search,social country=DE" url></kpi-controls>
      ${inside}
    </kpi-scope>
  `);
  return { scope, client };
}

const button = (scope: KpiScope, tag: string) =>
  scope.querySelector(tag)!.shadowRoot!.querySelector<HTMLElement>("[part='select']")!;
/** What the controls say is chosen of a channel. */
const channel = (scope: KpiScope) =>
  scope.querySelector('kpi-controls')!.shadowRoot!.querySelector<HTMLElement>('.choice')!.innerText;

const start = location.href;
beforeEach(() => history.replaceState(null, '', start));
afterEach(() => history.replaceState(null, '', start));

test.each(tags)(
  'choosing <%s> filters the scope beside its other filters, and again takes it away',
  async (tag) => {
    const { scope } = await scoped(elements[tag]);
    expect(button(scope, tag).ariaPressed).toBe('false');
    button(scope, tag).click();
    await settled();
    expect([scope.where, channel(scope), button(scope, tag).ariaPressed]).toEqual([
      'country=DE channel=search',
      'search',
      'true',
    ]);
    button(scope, tag).click();
    await settled();
    expect([scope.where, channel(scope), button(scope, tag).ariaPressed]).toEqual([
      'country=DE',
      'All',
      'false',
    ]);
  },
);

test('another segment of the same dimension takes its place', async () => {
  const { scope } = await scoped(elements['kpi-card'], 'channel=social');
  button(scope, 'kpi-card').click();
  await settled();
  expect(scope.where).toBe('channel=search');
});

test('a reading of a group filters by its group, and a group without a name is one', async () => {
  for (const [name, where] of [
    ['social', 'channel=social'],
    [null, 'channel=""'],
  ] as const) {
    const { scope } = await scoped(
      html`<kpi-card .reading=${of(name)} where="channel=search" select="filter"></kpi-card>`,
      '',
    );
    button(scope, 'kpi-card').click();
    await settled();
    expect([scope.where, button(scope, 'kpi-card').ariaPressed]).toEqual([where, 'true']);
  }
});

test('without a segment choosing only tells, and there is nothing to press down', async () => {
  const told = vi.fn<(event: Event) => void>();
  const { scope } = await scoped(html`<kpi-card kpi="roas" select="filter" @kpi-select=${told}></kpi-card>`);
  button(scope, 'kpi-card').click();
  await settled();
  expect(told).toHaveBeenCalledOnce();
  expect([scope.where, button(scope, 'kpi-card').ariaPressed]).toEqual(['country=DE', null]);
});

test('whoever cancels the choice keeps the scope as it is', async () => {
  const { scope } = await scoped(elements['kpi-card']);
  scope.addEventListener('kpi-select', (event) => event.preventDefault());
  button(scope, 'kpi-card').click();
  await settled();
  expect(scope.where).toBe('country=DE');
});

test('selectable alone filters nothing', async () => {
  const { scope } = await scoped(html`<kpi-card kpi="roas" selectable where="channel=search"></kpi-card>`);
  button(scope, 'kpi-card').click();
  await settled();
  expect([scope.where, button(scope, 'kpi-card').ariaPressed]).toEqual(['country=DE', null]);
});

test('a choice is in the query string, and the back button takes it back', async () => {
  const { scope } = await scoped(elements['kpi-card']);
  button(scope, 'kpi-card').click();
  await settled();
  expect(location.search).toContain('where=country=DE+channel=search');
  const went = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  history.back();
  await went;
  await settled();
  expect([scope.where, button(scope, 'kpi-card').ariaPressed]).toEqual(['country=DE', 'false']);
});

test.each(tags)('the keyboard stays on the button of <%s> while other data come', async (tag) => {
  let isSlow = false;
  const answer = () => (isSlow ? ({ status: 'loading' } as const) : state);
  const { scope, client } = await scoped(elements[tag]);
  client.answer(answer);
  await settled();
  const buttons = () => [...scope.querySelector(tag)!.shadowRoot!.querySelectorAll("[part='select']")];
  const last = () => buttons().at(-1) as HTMLElement;
  last().focus();
  isSlow = true;
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(buttons()).toHaveLength(0);
  isSlow = false;
  client.answer(answer);
  await settled();
  expect(scope.querySelector(tag)!.shadowRoot!.activeElement).toBe(last());
  expect(last().ariaPressed).toBe('true');
});

test('a person who went somewhere else meanwhile stays there', async () => {
  const { scope, client } = await scoped(html`${elements['kpi-card']}<button id="other">Other</button>`);
  button(scope, 'kpi-card').focus();
  client.answer({ status: 'loading' });
  await settled();
  const other = scope.querySelector<HTMLElement>('#other')!;
  other.focus();
  client.answer(state);
  await settled();
  expect(document.activeElement).toBe(other);
});
