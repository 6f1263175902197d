import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { KpiScopeChangeEvent } from '../base/events.ts';
import '../kpi-card/kpi-card.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { fixture, settled } from '../testing/fixture.ts';
import { kpis, reading } from '../testing/readings.ts';
import type { KpiScope } from './kpi-scope.ts';
import './kpi-scope.ts';

const ready = () => fixedClient({ status: 'ready', readings: [reading(kpis.roas, 4.21)] });

test('elements ask the client of their scope, with its settings', async () => {
  const client = ready();
  await fixture(html`
    <kpi-scope
      .client=${client}
      period="last_month"
      compare="previous_period previous_year"
      where="channel=search"
      currency="EUR"
      time-zone="Europe/Berlin"
      week-start="sunday"
      targets='{"roas":5}'
    >
      <kpi-card kpi="roas" without-sparkline></kpi-card>
    </kpi-scope>
  `);
  expect(client.asked).toEqual([
    {
      kpi: 'roas',
      period: 'last_month',
      compare: ['previous_period', 'previous_year'],
      where: 'channel=search',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      weekStart: 'sunday',
      targets: { roas: 5 },
    },
  ]);
});

test('scopes nest: settings are inherited, filters add up', async () => {
  const client = ready();
  await fixture(html`
    <kpi-scope .client=${client} period="last_month" where="channel=search">
      <kpi-scope where="country=DE"><kpi-card kpi="roas" without-sparkline></kpi-card></kpi-scope>
    </kpi-scope>
  `);
  expect(client.asked.at(-1)).toEqual({
    kpi: 'roas',
    period: 'last_month',
    where: 'channel=search country=DE',
  });
});

test('a change of the scope is a new request', async () => {
  const client = ready();
  const scope = await fixture<KpiScope>(html`
    <kpi-scope .client=${client} period="last_month"><kpi-card kpi="roas"></kpi-card></kpi-scope>
  `);
  scope.period = 'last_year';
  await settled();
  expect(client.asked.at(-1)).toMatchObject({ period: 'last_year' });
  expect(client.watching).toBe(1);
});

test('a client may come after the elements, and a nearer one takes over', async () => {
  const outer = ready();
  const inner = ready();
  const box = await fixture(html`
    <kpi-scope
      ><div>
        <kpi-scope><kpi-card kpi="roas"></kpi-card></kpi-scope></div
    ></kpi-scope>
  `);
  (box as KpiScope).client = outer;
  await settled();
  expect(outer.watching).toBe(1);
  box.querySelector('kpi-scope')!.client = inner;
  await settled();
  expect([outer.watching, inner.watching]).toEqual([0, 1]);
});

test('a scope whose client is taken back gives way to the outer one', async () => {
  const [outer, inner, late] = [ready(), ready(), ready()];
  const box = await fixture<KpiScope>(html`
    <kpi-scope .client=${outer}>
      <kpi-scope .client=${inner}><kpi-card kpi="roas"></kpi-card></kpi-scope>
    </kpi-scope>
  `);
  const scope = box.querySelector('kpi-scope')!;
  scope.client = undefined;
  await settled();
  expect([outer.watching, inner.watching]).toEqual([1, 0]);
  box.client = late;
  await settled();
  expect([outer.watching, late.watching]).toEqual([0, 1]);
  scope.client = inner;
  await settled();
  expect([late.watching, inner.watching]).toEqual([0, 1]);
});

test('an element that moves asks where it is now', async () => {
  const [here, there] = [ready(), ready()];
  const box = await fixture(html`
    <div>
      <kpi-scope .client=${here}><kpi-card kpi="roas"></kpi-card></kpi-scope>
      <kpi-scope .client=${there}></kpi-scope>
    </div>
  `);
  box.lastElementChild!.append(box.querySelector('kpi-card')!);
  await settled();
  expect([here.watching, there.watching]).toEqual([0, 1]);
});

test('the nearest scope follows a change that is asked for from inside, unless it is cancelled', async () => {
  const box = await fixture<KpiScope>(html`
    <kpi-scope period="last_month"
      ><kpi-scope><p></p></kpi-scope
    ></kpi-scope>
  `);
  const inner = box.querySelector('kpi-scope')!;
  const ask = (period: string) => box.querySelector('p')!.dispatchEvent(new KpiScopeChangeEvent({ period }));
  ask('last_week');
  await settled();
  expect([box.period, inner.period]).toEqual(['last_month', 'last_week']);
  document.addEventListener('kpi-scope-change', (event) => event.preventDefault(), { once: true });
  ask('today');
  await settled();
  expect(inner.period).toBe('last_week');
});

test('a page says things in its own words, in scopes within scopes too', async () => {
  const box = await fixture(html`
    <kpi-scope strings='{"export":"Mitnehmen"}'>
      <kpi-scope .strings=${{ versus: (value: string) => `statt ${value}` }}>
        <kpi-card label="ROAS" value="4" previous="2" unit="multiple"></kpi-card>
      </kpi-scope>
    </kpi-scope>
  `);
  const root = box.querySelector('kpi-card')!.shadowRoot!;
  expect(root.querySelector("[part='versus']")!.textContent).toBe('statt 2×');
  expect([...root.querySelectorAll('button')].map(({ title }) => title)).toEqual(['Mitnehmen']);
});

test.each([
  ['{"retyr":"Nochmal"}', '"strings" has no text "retyr".'],
  ['{"retry":1}', '"strings" has no text "retry".'],
  ['{"versus":"statt"}', '"versus" is said by a function.'],
  ['{"locale":{}}', '"strings" has no text "locale".'],
  ['{retry}', '"strings" is not JSON.'],
  ['null', '"strings" is not an object of texts.'],
  ['["retry"]', '"strings" is not an object of texts.'],
])('words that cannot be said are told: %s', async (strings, message) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await fixture(html`<kpi-scope strings=${strings}><kpi-card value="4"></kpi-card></kpi-scope>`);
  expect(warn.mock.calls[0]![0]).toContain(message);
  warn.mockRestore();
});

test('targets that are not JSON are told', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const told = vi.fn<(event: Event) => void>();
  document.addEventListener('kpi-error', told, { once: true });
  await fixture(html`<kpi-scope targets="{roas:5}"></kpi-scope>`);
  expect(told).toHaveBeenCalledOnce();
  expect(warn.mock.calls[0]![0]).toContain('"targets" is not JSON.');
  warn.mockRestore();
});

test('a scope has no box', async () => {
  const scope = await fixture(html`<kpi-scope></kpi-scope>`);
  expect(getComputedStyle(scope).display).toBe('contents');
});
