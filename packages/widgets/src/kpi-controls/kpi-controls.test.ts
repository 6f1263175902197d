import type { Reading, ReadingRequest, ReadingState } from '@kpi-elements/core';
import axe from 'axe-core';
import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { KpiScopeChangeEvent } from '../base/events.ts';
import '../kpi-scope/kpi-scope.ts';
import type { KpiScope } from '../kpi-scope/kpi-scope.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { fixture, settled } from '../testing/fixture.ts';
import { kpis, reading } from '../testing/readings.ts';
import './kpi-controls.ts';
import type { KpiControls } from './kpi-controls.ts';

const find = <T extends HTMLElement>(controls: KpiControls, selector: string) =>
  controls.shadowRoot!.querySelector<T>(selector)!;
const menus = (controls: KpiControls) => [...controls.shadowRoot!.querySelectorAll('select')];
const dates = (controls: KpiControls) => [
  ...controls.shadowRoot!.querySelectorAll<HTMLInputElement>("[type='date']"),
];
const members = (controls: KpiControls) => [
  ...controls.shadowRoot!.querySelectorAll<HTMLLabelElement>('.member'),
];

async function choose(field: HTMLInputElement | HTMLSelectElement, value: string): Promise<void> {
  field.value = value;
  field.dispatchEvent(new Event('change'));
  await settled();
}

async function openFirst(controls: KpiControls): Promise<void> {
  find(controls, '.filter').click();
  await settled();
}

async function scoped(
  inner: ReturnType<typeof html>,
  settings: Partial<KpiScope> = {},
): Promise<{ scope: KpiScope; controls: KpiControls }> {
  const scope = await fixture<KpiScope>(html`
    <kpi-scope
      .client=${settings.client}
      period=${settings.period ?? 'last_30_days'}
      compare="previous_period"
      where=${settings.where ?? ''}
      time-zone="UTC"
      >${inner}</kpi-scope
    >
  `);
  return { scope, controls: scope.querySelector('kpi-controls')! };
}

const start = location.href;
beforeEach(() => history.replaceState({ router: 1 }, '', start));
afterEach(() => history.replaceState(null, '', start));

test('the scope follows what a person chooses, and the controls follow the scope', async () => {
  const { scope, controls } = await scoped(html`<kpi-controls></kpi-controls>`);
  const [period, compare] = menus(controls);
  expect([period!.value, compare!.value]).toEqual(['last_30_days', 'previous_period']);
  await choose(period!, 'last_90_days');
  await choose(compare!, 'none');
  expect([scope.period, scope.compare]).toEqual(['last_90_days', 'none']);
  scope.period = 'last_year';
  await settled();
  expect(period!.value).toBe('last_year');
});

test('whoever cancels the change has the controls say what still holds', async () => {
  const { scope, controls } = await scoped(html`<kpi-controls></kpi-controls>`);
  scope.addEventListener('kpi-scope-change', (event) => event.preventDefault(), { once: true });
  await choose(menus(controls)[0]!, 'last_year');
  expect([scope.period, menus(controls)[0]!.value]).toEqual(['last_30_days', 'last_30_days']);
});

test('two dates begin with those of the period, and one never passes the other', async () => {
  const { scope, controls } = await scoped(html`<kpi-controls></kpi-controls>`, { period: '2026-02' });
  expect(dates(controls).map(({ value }) => value)).toEqual(['2026-02-01', '2026-02-28']);
  await choose(dates(controls)[1]!, '2026-02-10');
  expect(scope.period).toBe('2026-02-01/2026-02-10');
  await choose(dates(controls)[0]!, '2026-03-05');
  expect(scope.period).toBe('2026-03-05/2026-03-05');
  await choose(dates(controls)[0]!, '0020-03-05');
  expect(scope.period).toBe('2026-03-05/2026-03-05');
});

test('asking for two dates changes nothing by itself', async () => {
  const { scope, controls } = await scoped(html`<kpi-controls></kpi-controls>`);
  await choose(menus(controls)[0]!, 'dates');
  expect(scope.period).toBe('last_30_days');
  expect(dates(controls)).toHaveLength(2);
  await choose(menus(controls)[0]!, 'last_7_days');
  expect(dates(controls)).toHaveLength(0);
});

test('a filter changes its own condition and no other', async () => {
  const { scope, controls } = await scoped(
    html`<kpi-controls dimensions="channel=search,social,email"></kpi-controls>`,
    { where: 'country!=DE channel=search' },
  );
  await openFirst(controls);
  expect(members(controls).map(({ control }) => (control as HTMLInputElement).checked)).toEqual([
    true,
    false,
    false,
  ]);
  members(controls)[1]!.click();
  await settled();
  expect(scope.where).toBe('country!=DE channel=search,social');
  expect(find(controls, '.choice').innerText).toBe('2 chosen');
  find(controls, "[part='clear']").click();
  await settled();
  expect(scope.where).toBe('country!=DE');
});

test('the filter of an outer scope holds, and is not repeated in the inner one', async () => {
  const outer = await fixture<KpiScope>(html`
    <kpi-scope where="country=DE">
      <kpi-scope><kpi-controls dimensions="channel=search,social"></kpi-controls></kpi-scope>
    </kpi-scope>
  `);
  const controls = outer.querySelector('kpi-controls')!;
  await openFirst(controls);
  members(controls)[0]!.click();
  await settled();
  expect([outer.where, outer.querySelector('kpi-scope')!.where]).toEqual(['country=DE', 'channel=search']);
});

const byCountry = (request: ReadingRequest): ReadingState => {
  const groups = ['FR', 'DE', null].map((country): Reading => ({
    ...reading(kpis.roas, 4),
    key: { country },
  }));
  return { status: 'ready', readings: [{ ...reading(kpis.roas, 4), ...(request.by && { groups }) }] };
};

test('members are asked for when somebody wants to see them, without what is chosen', async () => {
  const client = fixedClient(byCountry, Object.values(kpis));
  const { controls } = await scoped(html`<kpi-controls kpi="roas" dimensions="country"></kpi-controls>`, {
    client,
    where: 'device=phone country=DE',
  });
  expect(client.asked).toEqual([]);
  expect(find(controls, '.choice').innerText).toBe('DE');
  await openFirst(controls);
  expect(client.asked).toEqual([
    { kpi: 'roas', by: 'country', period: 'last_30_days', where: 'device=phone', timeZone: 'UTC' },
  ]);
  expect(members(controls).map(({ innerText }) => innerText.trim())).toEqual(['DE', 'FR', '(not set)']);
});

test('members of another KPI do not stay', async () => {
  const client = fixedClient(
    (request) => (request.kpi === 'roas' ? byCountry(request) : { status: 'loading' }),
    Object.values(kpis),
  );
  const { controls } = await scoped(html`<kpi-controls kpi="roas" dimensions="country"></kpi-controls>`, {
    client,
  });
  await openFirst(controls);
  controls.setAttribute('kpi', 'ctr');
  await settled();
  expect(members(controls)).toEqual([]);
  expect(find(controls, '.note').innerText).toBe('Loading');
});

test('members of another client do not stay', async () => {
  const { scope, controls } = await scoped(
    html`<kpi-controls kpi="roas" dimensions="country"></kpi-controls>`,
    { client: fixedClient(byCountry, Object.values(kpis)) },
  );
  await openFirst(controls);
  expect(members(controls)).toHaveLength(3);
  scope.client = fixedClient({ status: 'error', error: new Error('gone') }, Object.values(kpis));
  await settled();
  expect(members(controls)).toEqual([]);
});

test('members that cannot be had are told', async () => {
  const told = vi.fn<(event: Event) => void>();
  document.addEventListener('kpi-error', told, { once: true });
  const { controls } = await scoped(html`<kpi-controls dimensions="country"></kpi-controls>`);
  await openFirst(controls);
  expect(told).toHaveBeenCalledOnce();
  expect(find(controls, '.note').innerText).toBe('The list cannot be read.');
});

test('long lists are searched', async () => {
  const many = Array.from({ length: 30 }, (_, i) => `City${i}`).join();
  const { controls } = await scoped(html`<kpi-controls dimensions="city=${many}"></kpi-controls>`);
  await openFirst(controls);
  const search = find<HTMLInputElement>(controls, "[type='search']");
  search.value = 'city2';
  search.dispatchEvent(new Event('input'));
  await settled();
  expect(members(controls)).toHaveLength(11);
});

test('the keyboard opens a filter, chooses, closes it, and is back where it was', async () => {
  const { scope, controls } = await scoped(
    html`<kpi-controls dimensions="channel=search,social"></kpi-controls>`,
  );
  find(controls, '.filter').focus();
  await userEvent.keyboard('{Enter}');
  await settled();
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await settled();
  expect(scope.where).toBe('channel=search');
  await userEvent.keyboard('{Escape}');
  expect(controls.shadowRoot!.activeElement).toBe(find(controls, '.filter'));
});

const went = () => new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));

test('the state is in the query string, and the back button takes it back', async () => {
  history.replaceState({ router: 1 }, '', `${location.pathname}?q=a%20b#place`);
  const { scope, controls } = await scoped(html`<kpi-controls url></kpi-controls>`);
  await choose(menus(controls)[0]!, 'last_year');
  await choose(menus(controls)[1]!, 'none');
  expect(location.search).toBe('?q=a%20b&period=last_year&compare=none');
  expect([location.hash, history.state]).toEqual(['#place', { router: 1 }]);
  for (const expected of ['last_year previous_period', 'last_30_days previous_period']) {
    history.back();
    await went();
    await settled();
    expect(`${scope.period} ${scope.compare}`).toBe(expected);
  }
  expect(location.search).toBe('?q=a%20b');
});

test.each([[['url', 'dimensions']], [['dimensions', 'url']]])(
  'the address is read, whichever of its attributes comes first: %s',
  async (names) => {
    history.replaceState(null, '', `${location.pathname}?period=last_year&where=channel%3Dsearch`);
    const { scope, controls } = await scoped(html`<kpi-controls></kpi-controls>`);
    for (const name of names) {
      controls.setAttribute(name, name === 'url' ? '' : 'channel=search,social');
      await settled();
    }
    expect([scope.period, scope.where]).toEqual(['last_year', 'channel=search']);
  },
);

test('what a page sets before the state is kept in the address is what it says by itself', async () => {
  const { scope, controls } = await scoped(html`<kpi-controls></kpi-controls>`);
  scope.period = 'last_month';
  await settled();
  controls.setAttribute('url', '');
  await settled();
  expect([scope.period, location.search]).toEqual(['last_month', new URL(start).search]);
});

test('what the page says by itself is not in the query string', async () => {
  const { controls } = await scoped(html`<kpi-controls url></kpi-controls>`);
  await choose(menus(controls)[0]!, 'last_year');
  await choose(menus(controls)[0]!, 'last_30_days');
  expect(location.search).not.toContain('period');
});

test('controls that move within their scope still know what the page says by itself', async () => {
  const { scope, controls } = await scoped(
    html`<kpi-controls url></kpi-controls>
      <p></p>`,
  );
  await choose(menus(controls)[0]!, 'last_year');
  scope.querySelector('p')!.append(controls);
  await settled();
  history.back();
  await went();
  await settled();
  expect(scope.period).toBe('last_30_days');
});

test('a step back leads from two dates to the name of a period', async () => {
  const { controls } = await scoped(html`<kpi-controls url></kpi-controls>`);
  await choose(menus(controls)[0]!, 'dates');
  await choose(dates(controls)[0]!, '2026-01-01');
  expect(location.search).toContain('period=2026-01-01/');
  history.back();
  await went();
  await settled();
  expect([menus(controls)[0]!.value, dates(controls).length]).toEqual(['last_30_days', 0]);
});

test('a link leads to what is shown, beside the conditions of the page', async () => {
  history.replaceState(
    null,
    '',
    `${location.pathname}?ads-period=last_year&ads-where=channel=social+country=FR&period=today`,
  );
  const { scope } = await scoped(
    html`<kpi-controls url="ads" dimensions="channel=search,social"></kpi-controls>`,
    {
      where: 'country!=DE channel=search',
    },
  );
  expect([scope.period, scope.where]).toEqual(['last_year', 'country!=DE channel=social']);
});

test('whatever changes the scope from inside is in the query string as well', async () => {
  const { scope } = await scoped(
    html`<kpi-controls url dimensions="channel=search,social"></kpi-controls>
      <p></p>
      <kpi-scope><b></b></kpi-scope>`,
  );
  const ask = async (selector: string, where: string) => {
    scope.querySelector(selector)!.dispatchEvent(new KpiScopeChangeEvent({ where }));
    await settled();
  };
  await ask('p', 'channel=social');
  expect(location.search).toContain('where=channel=social');
  await ask('b', 'channel=search');
  expect(location.search).toContain('where=channel=social');
});

test('one opening of a filter is one step back, however many members are chosen', async () => {
  const { scope, controls } = await scoped(
    html`<kpi-controls url dimensions="channel=search,social,email"></kpi-controls>`,
  );
  await openFirst(controls);
  for (const i of [0, 1]) {
    members(controls)[i]!.click();
    await settled();
  }
  expect(location.search).toContain('where=channel=search,social');
  history.back();
  await went();
  await settled();
  expect(scope.where).toBe('');
});

test('what cannot be read is said, and nothing throws', async () => {
  const { controls } = await scoped(html`<kpi-controls dimensions="channel=a,,b"></kpi-controls>`);
  expect(find(controls, "[part='error']").innerText).toContain('a value is expected');
});

const looks = [
  ['ltr light', 'ltr', 'light', 'en'],
  ['rtl dark', 'rtl', 'dark', 'zh-CN'],
] as const;
test.each(looks)('axe finds nothing, and targets are large enough, %s', async (_, dir, scheme, lang) => {
  const box = await fixture(html`
    <div dir=${dir} lang=${lang}>
      <kpi-scope period="2026-07-01/2026-07-30" where="channel=search">
        <kpi-controls dimensions="channel=search,social country=DE,FR"></kpi-controls>
      </kpi-scope>
    </div>
  `);
  box.style.colorScheme = scheme;
  box.style.background = scheme === 'dark' ? '#15181e' : '#ffffff';
  const controls = box.querySelector('kpi-controls')!;
  await openFirst(controls);
  expect(controls.shadowRoot!.querySelectorAll('[style], style, [onclick]')).toHaveLength(0);
  for (const one of controls.shadowRoot!.querySelectorAll(
    'select, button:not([hidden], :disabled), .member, [type="date"]',
  )) {
    expect(one.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
  }
  const { violations } = await axe.run(box);
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});

test.each([120, 360, 1200])('nothing overflows at %i px', async (width) => {
  const { scope, controls } = await scoped(
    html`<kpi-controls dimensions="channel=search,social country=DE,FR"></kpi-controls>`,
    { period: '2026-07-01/2026-07-30', where: 'channel=search' },
  );
  scope.parentElement!.style.inlineSize = `${width}px`;
  await settled();
  expect(find(controls, '.base').scrollWidth).toBeLessThanOrEqual(width);
});
