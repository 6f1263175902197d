import { catalog } from '@kpi-elements/core';
import type { ReadingRequest } from '@kpi-elements/core';
import axe from 'axe-core';
import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { KpiSelectEvent } from '../base/events.ts';
import '../kpi-scope/kpi-scope.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { fixture, settled } from '../testing/fixture.ts';
import { comparison, reading } from '../testing/readings.ts';
import { stageReadings } from '../testing/stages.ts';
import type { KpiFunnel } from './kpi-funnel.ts';
import './kpi-funnel.ts';

const readings = stageReadings([10_000, 500, 50], [8000, 450, 60]);

const inside = (funnel: KpiFunnel, selector: string) => [
  ...funnel.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const texts = (funnel: KpiFunnel, selector: string) =>
  inside(funnel, selector).map((one) => one.innerText.replace(/\s+/g, ' ').trim());

/** What a cell says to those who listen. */
function told(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const silent of copy.querySelectorAll('[aria-hidden=true], [hidden]')) silent.remove();
  for (const mark of copy.querySelectorAll('[role=img]')) mark.replaceWith(` ${mark.ariaLabel}`);
  return copy.textContent.replaceAll(/\s+/g, ' ').trim();
}

/** Rows and cells of the table: those that a row lacks are empty. */
const cells = (funnel: KpiFunnel) =>
  inside(funnel, '[role=row]').map((row) => {
    const texts: string[] = [];
    for (const cell of row.querySelectorAll<HTMLElement>(
      '[role=rowheader], [role=cell], [role=columnheader]',
    )) {
      if (!cell.hidden) texts[Number(cell.ariaColIndex ?? texts.length + 1) - 1] = told(cell);
    }
    return Array.from({ length: 7 }, (_, i) => texts[i] ?? '');
  });

const answer = ({ kpi }: ReadingRequest) =>
  ({ status: 'ready', readings: readings.filter((one) => one.kpi.id === kpi) }) as const;

test('all stages are asked for at once, each within the scope', async () => {
  const client = fixedClient(answer);
  const scope = await fixture(html`
    <kpi-scope
      .client=${client}
      period="last_month"
      compare="previous_period previous_year"
      where="channel=search"
    >
      <kpi-funnel stages="sessions leads  mqls" where="country=DE"></kpi-funnel>
    </kpi-scope>
  `);
  expect(client.watching).toBe(1);
  expect(client.asked).toEqual(
    ['sessions', 'leads', 'mqls'].map((kpi) => ({
      kpi,
      period: 'last_month',
      compare: ['previous_period'],
      where: 'channel=search country=DE',
    })),
  );
  const funnel = scope.querySelector('kpi-funnel')!;
  expect(texts(funnel, "[part='stage-name']")).toEqual(['Sessions', 'Leads', 'Marketing-qualified leads']);
  expect(texts(funnel, "[part='step']")).toEqual(['5% of Sessions', '10% of Leads']);
  expect(funnel.readings).toEqual(readings);
});

test('readings are told once, however often they are drawn', async () => {
  const told = vi.fn<(event: Event) => void>();
  document.addEventListener('kpi-ready', told);
  const funnel = await fixture<KpiFunnel>(html`<kpi-funnel .readings=${readings}></kpi-funnel>`);
  funnel.requestUpdate();
  await settled();
  document.removeEventListener('kpi-ready', told);
  expect(told).toHaveBeenCalledOnce();
  expect(told.mock.calls[0]![0]).toMatchObject({ reading: readings[0], readings });
});

test('readings may come as JSON', async () => {
  const funnel = await fixture<KpiFunnel>(
    html`<kpi-funnel readings=${JSON.stringify(readings)}></kpi-funnel>`,
  );
  expect(texts(funnel, "[part='value']")).toEqual(['10,000', '500', '50']);
});

test('a stage is chosen by pointer or keyboard', async () => {
  const chosen: string[] = [];
  const funnel = await fixture<KpiFunnel>(html`
    <kpi-funnel
      .readings=${readings}
      selectable
      @kpi-select=${({ reading }: KpiSelectEvent) => chosen.push(reading.kpi.id)}
    ></kpi-funnel>
  `);
  const buttons = inside(funnel, '.stage button');
  expect(buttons).toHaveLength(3);
  buttons[1]!.click();
  buttons[0]!.focus();
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual(['leads', 'mqls']);
});

test('without selectable there is nothing to press', async () => {
  const funnel = await fixture<KpiFunnel>(html`<kpi-funnel .readings=${readings}></kpi-funnel>`);
  expect(inside(funnel, '.stage button')).toHaveLength(0);
});

test('the picture is a table, for those who do not see it', async () => {
  const funnel = await fixture<KpiFunnel>(html`<kpi-funnel .readings=${readings}></kpi-funnel>`);
  expect(cells(funnel)).toEqual([
    [
      'Stage',
      'Number',
      'Change (the previous period (Jun 2026))',
      'Of the stage before',
      'Lost',
      'Time',
      'Of the first stage',
    ],
    ['Sessions', '10,000', '+25% better', '', '', '', ''],
    ['Leads', '500', '+11.1% better', '5% of Sessions', '95% lost (9,500) largest drop-off', '', ''],
    [
      'Marketing-qualified leads',
      '50',
      '-16.7% worse',
      '10% of Leads',
      '90% lost (450)',
      '',
      '0.5% of Sessions',
    ],
  ]);
  expect(inside(funnel, '[role=table]')[0]!.ariaLabel).toBe(await funnel.toText());
  for (const row of inside(funnel, '[role=row]')) {
    const indices = [...row.querySelectorAll('[aria-colindex]')].map((cell) => Number(cell.ariaColIndex));
    expect(indices).toEqual(indices.toSorted((a, b) => a - b));
    expect(new Set(indices).size).toBe(indices.length);
  }
});

test('a stage that there was nothing of before says so, for eyes and ears', async () => {
  const [first, second] = stageReadings([100, 50], [80, 0]);
  const none = { ...second!, comparisons: [comparison(null, 50, 'none')] };
  const funnel = await fixture<KpiFunnel>(html`<kpi-funnel .readings=${[first, none]}></kpi-funnel>`);
  const badge = inside(funnel, "[part='badge']")[1]!;
  expect([badge.hidden, badge.innerText.trim(), badge.title]).toEqual([
    false,
    '–',
    'nothing to compare with',
  ]);
  expect(cells(funnel)[2]![2]).toBe('– nothing to compare with');
});

test('what there is no room for is told all the same', async () => {
  const funnel = await fixture<KpiFunnel>(html`<kpi-funnel .readings=${readings}></kpi-funnel>`);
  const wide = cells(funnel);
  funnel.style.inlineSize = '120px';
  expect(cells(funnel)).toEqual(wide);
  const unseen = inside(funnel, '[role=cell]:not([hidden])').filter((cell) => !cell.checkVisibility());
  expect(unseen).toEqual([]);
  expect(getComputedStyle(inside(funnel, '.losses')[0]!).opacity).toBe('0');
});

test('the time between stages stands at the stage that it takes to reach', async () => {
  const days = (count: number) => count * 86_400;
  const cycle = reading(catalog.get('avg_sales_cycle'), days(21), {
    comparisons: [comparison(days(24), days(21), 'better')],
  });
  const funnel = await fixture<KpiFunnel>(
    html`<kpi-funnel .readings=${[...readings.slice(0, 2), cycle, readings[2]!]}></kpi-funnel>`,
  );
  expect(texts(funnel, "[part='stage-name']")).toHaveLength(3);
  expect(texts(funnel, "[part='stage']")[1]).toContain('Average sales cycle: 21 days');
  const times = cells(funnel).map((row) => row[5]);
  expect(times).toEqual(['Time', '', 'Average sales cycle: 21 days', '']);
  expect(await funnel.toCSV()).toContain(`,${days(21)},`);
});

test('a widening stage is said to be one', async () => {
  const funnel = await fixture<KpiFunnel>(
    html`<kpi-funnel .readings=${stageReadings([100, 40, 60])}></kpi-funnel>`,
  );
  expect(texts(funnel, "[part='stage']")[2]).toContain('150% of Leads more than the stage before');
  const left = (part: string) => inside(funnel, part).at(-1)!.getBoundingClientRect().left;
  funnel.style.inlineSize = '320px';
  expect(left('.losses .caution')).toBe(left('.losses'));
});

test('stages side by side where there is room, below each other where there is none', async () => {
  const funnel = await fixture<KpiFunnel>(html`<kpi-funnel .readings=${readings}></kpi-funnel>`);
  const tops = () => new Set(inside(funnel, "[part='stage']").map((one) => one.offsetTop)).size;
  const shown = (part: string) => getComputedStyle(inside(funnel, `[part='${part}']`)[0]!).display !== 'none';
  funnel.style.inlineSize = '1200px';
  expect([tops(), shown('flow'), shown('bar')]).toEqual([1, true, false]);
  funnel.style.inlineSize = '360px';
  expect([tops(), shown('flow'), shown('bar')]).toEqual([3, false, true]);
  funnel.style.inlineSize = '120px';
  expect(funnel.scrollWidth).toBeLessThanOrEqual(120);
});

test.each([1200, 360])('at %i px a skeleton has the size of what will be there', async (width) => {
  const client = fixedClient({ status: 'loading' }, catalog);
  const scope = await fixture(html`
    <kpi-scope .client=${client}
      ><kpi-funnel stages="sessions leads mqls" without-change></kpi-funnel
    ></kpi-scope>
  `);
  const funnel = scope.querySelector('kpi-funnel')!;
  funnel.style.inlineSize = `${width}px`;
  const waiting = funnel.offsetHeight;
  client.answer({ status: 'ready', readings: stageReadings([48_210, 6120, 1904]) });
  await settled();
  expect(Math.abs(funnel.offsetHeight - waiting)).toBeLessThan(22);
});

test('a funnel without stages says what to set', async () => {
  const funnel = await fixture<KpiFunnel>(html`<kpi-funnel></kpi-funnel>`);
  expect(texts(funnel, "[part='error']")[0]).toContain('A funnel has no stages.');
});

test('no stages and absent stages are drawn without NaN', async () => {
  const funnel = await fixture<KpiFunnel>(
    html`<kpi-funnel .readings=${stageReadings([null, 0, 5, null])}></kpi-funnel>`,
  );
  expect(funnel.shadowRoot!.innerHTML).not.toMatch(/null|NaN|Infinity/);
  funnel.readings = stageReadings([null, null]);
  await settled();
  expect(texts(funnel, "[part='empty']")[0]!.toLowerCase()).toBe('no data');
  funnel.readings = [];
  await settled();
  expect(inside(funnel, "[part='stage']")).toHaveLength(0);
});

test('nothing breaks a strict content security policy', async () => {
  const funnel = await fixture<KpiFunnel>(html`<kpi-funnel .readings=${readings}></kpi-funnel>`);
  expect(inside(funnel, '[style], style, [onclick]')).toHaveLength(0);
});

test.each([
  ['ltr', 'light', 1100],
  ['rtl', 'dark', 400],
] as const)('axe finds nothing, %s %s', async (dir, theme, width) => {
  const box = await fixture(html`
    <main dir=${dir}>
      <kpi-funnel .readings=${readings} selectable></kpi-funnel>
      <kpi-funnel .readings=${stageReadings([100, 0, 40, null])} label="Holes"></kpi-funnel>
    </main>
  `);
  box.style.inlineSize = `${width}px`;
  box.style.colorScheme = theme;
  box.style.background = theme === 'dark' ? '#000' : '#fff';
  const { violations } = await axe.run(box);
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
