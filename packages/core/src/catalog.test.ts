import { expect, expectTypeOf, test } from 'vitest';
import { createCatalog } from './catalog.ts';
import { catalog } from './default-catalog.ts';
import { builtInNames } from './formula/built-in-names.ts';
import { defineKpis, type KpiDefinition } from './kpi.ts';
import { cpc } from './kpis/paid-ads.ts';
import zhCN from './locales/zh-CN.ts';
import { defineMeasures } from './measure.ts';
import { measures } from './measures.ts';

test('the names that formulas know without a schema are those of the catalogue', () => {
  const kindOf = (unit: string) => (unit === 'money' || unit === 'duration' ? unit : 'number');
  const expected: Record<string, string[]> = { money: [], duration: [], number: [] };
  const units = new Map([...catalog.all(), ...Object.values(measures)].map(({ id, unit }) => [id, unit]));
  for (const [id, unit] of units) expected[kindOf(unit)]!.push(id);
  for (const [kind, names] of Object.entries(builtInNames)) {
    expect(names.trim().split(/\s+/), `Correct "${kind}" in built-in-names.ts.`).toEqual(
      expected[kind]!.sort(),
    );
  }
});

test('the catalogue passes every check that definitions of one’s own have to pass', () => {
  const kpis = Object.fromEntries(catalog.all().map((kpi) => [kpi.id, kpi]));
  expect(createCatalog({ kpis, measures }).all()).toEqual(catalog.all());
});

test('get: by id, and at run time by alias; an unknown one is refused with the nearest name', () => {
  expect(catalog.get('cpl').formula).toBe('cost / leads');
  expect(catalog.get('cac' as 'cpa').id).toBe('cpa');
  expect(() => catalog.get('cpx' as 'cpa')).toThrow(
    expect.objectContaining({ code: 'unknown_kpi', message: 'Unknown KPI "cpx".\nDid you mean "cpm"?' }),
  );
  expect(() => catalog.get('cacc' as 'cpa')).toThrow('Unknown KPI "cacc".\nDid you mean "cpa"?');
  expect(() => catalog.get('constructor' as 'cpa')).toThrow(expect.objectContaining({ code: 'unknown_kpi' }));
});

test('ids stay literal types', () => {
  // @ts-expect-error A typo is a compile error.
  expect(() => catalog.get('cpx')).toThrow('Unknown KPI "cpx".');
  const mine = catalog.extend(defineKpis({ double_cost: { ...number, formula: 'cost * 2', unit: 'money' } }));
  expectTypeOf(mine.get)
    .parameter(0)
    .extract<'double_cost' | 'cpl' | 'cost'>()
    .toEqualTypeOf<'double_cost' | 'cpl' | 'cost'>();
  expect(mine.get('double_cost').category).toBe('custom');
});

test('find: by id, alias or name in any case, and in the languages given', () => {
  expect(catalog.find('CPL')?.id).toBe('cpl');
  expect(catalog.find(' cost per LEAD ')?.id).toBe('cpl');
  expect(catalog.find('投产比')?.id).toBe('roas');
  expect(catalog.find(zhCN.kpis.ctr!.name, zhCN)?.id).toBe('ctr');
  expect(catalog.find(zhCN.measures.gross_profit!, zhCN)?.id).toBe('gross_profit');
  expect(catalog.find('nothing of the kind')).toBeUndefined();
  expect(catalog.find('toString')).toBeUndefined();
});

test('without measures a catalog has the built-in ones, and a KPI of the catalogue needs no neighbours', () => {
  const one = createCatalog({ kpis: { cpc } });
  expect(cpc.guards).toEqual(['cpa']);
  expect(one.all()).toEqual([catalog.get('cpc')]);
  expect(one.measures).toEqual(measures);
});

test('a measure reads as a KPI without ceremony', () => {
  expect(catalog.get('gross_profit')).toEqual({
    id: 'gross_profit',
    name: 'Gross profit',
    formula: 'gross_profit',
    unit: 'money',
    better: 'range',
    category: 'custom',
  });
  expect(catalog.find('gross profit')).toBe(catalog.get('gross_profit'));
  expect(catalog.all().some(({ id }) => id === 'gross_profit')).toBe(false);
});

test('a KPI is compiled once, with its filter and parameters', () => {
  const { compile, get } = { compile: catalog.compile.bind(catalog), get: catalog.get.bind(catalog) };
  expect(compile(get('cpl'))).toBe(compile(get('cpl')));
  expect(compile(get('organic_clicks')).inputs.map(({ key }) => key)).toEqual(['clicks[channel=organic]']);
  expect(compile({ ...get('cpl'), formula: 'leads' }).unit).toBe('number');
  const engagement = { likes: 1, comments: 2, shares: 0, saves: 0, clicks: 0, impressions: 30 };
  expect(compile(get('engagement_rate')).evaluate(engagement)).toBe(0.1);
});

test('the worked examples of the semantics hold', () => {
  const value = (id: Parameters<typeof catalog.get>[0], totals: Record<string, number>) =>
    catalog.compile(catalog.get(id)).evaluate(totals);
  expect(value('roi', { cost: 8000, revenue: 10_000 })).toBe(0.25);
  expect(value('clv_net', { new_customer_revenue: 130, cost: 80, new_customers: 1 })).toBe(50);
  expect(value('traffic_to_lead_rate', { leads: 5000, visitors: 100_000 })).toBe(0.05);
  expect(value('cpm', { cost: 250, impressions: 100_000 })).toBe(2.5);
  const interactions = { likes: 300, comments: 100, shares: 100 };
  expect(value('avg_engagement_rate', { ...interactions, posts: 10, followers: 2000 })).toBe(0.025);
  expect(
    value('avg_engagement_rate', { likes: 600, comments: 200, shares: 200, post_followers: 40_000 }),
  ).toBe(0.025);
  expect(value('romi', { gross_profit: 15_000, cost: 10_000 })).toBe(0.5);
  expect(
    value('clv', {
      revenue: 20_000,
      orders: 400,
      customers_start: 100,
      customers_end: 100,
      customer_lifespan: 3,
      elapsed_years: 1,
    }),
  ).toBe(600);
  expect(value('ctr', { clicks: 91, impressions: 1010 })).toBe(91 / 1010);
  const cpa = catalog.compile(catalog.get('cpa'));
  expect(cpa.evaluate({ cost: 500, new_customers: 0 })).toBeNull();
  expect(cpa.absence({ cost: 500, new_customers: 0 })).toBe('zero_denominator');
});

test('extend adds KPIs and measures, plain or defined, and leaves the catalog as it was', () => {
  const mine = catalog.extend({
    kpis: { cost_per_visit: { ...number, formula: 'organic_cost / store_visits', unit: 'money' } },
    measures: defineMeasures({
      store_visits: { name: 'Store visits' },
      organic_cost: { name: 'Organic cost', of: 'cost', where: 'channel=organic' },
    }),
  });
  expect(mine.get('cost_per_visit')).toMatchObject({ id: 'cost_per_visit', category: 'custom' });
  expect(mine.measures['organic_cost']).toMatchObject({ unit: 'money', rollUp: 'sum' });
  expect(mine.get('cpl')).toBe(catalog.get('cpl'));
  expect(catalog.find('cost_per_visit')).toBeUndefined();
});

test('the same id again replaces a definition, and every KPI made of it follows', () => {
  const mine = catalog.extend(defineKpis({ cpa: { ...number, formula: 'cost / orders', unit: 'money' } }));
  expect(mine.compile(mine.get('clv_to_cac')).measures).not.toContain('new_customers');
  expect(() => catalog.extend(defineKpis({ cpa: { ...number, formula: 'orders' } }))).toThrow(
    expect.objectContaining({ code: 'unit_mismatch' }),
  );
});

const number = { name: 'Test', formula: 'clicks', unit: 'number', better: 'higher' } as const;

test.each<[field: string, change: Partial<KpiDefinition>, code: string, message: string]>([
  ['formula', { formula: 'click' }, 'unknown_name', 'Formula of "my_kpi": unknown name "click".'],
  [
    'unit',
    { unit: 'money' },
    'unit_mismatch',
    'KPI "my_kpi": "unit" says "money", which is money, but the formula gives number.',
  ],
  ['unit', { unit: 'euro' as 'money' }, 'invalid_definition', 'KPI "my_kpi": expected "money", "percent"'],
  [
    'better',
    { better: 'up' as 'higher' },
    'invalid_definition',
    'KPI "my_kpi": expected "higher", "lower" or "range" in "better", got "up".',
  ],
  ['where', { where: 'channel' }, 'invalid_where', 'Filter of "my_kpi": "=" or "!=" is expected'],
  [
    'guards',
    { guards: ['cpll'] },
    'unknown_kpi',
    'KPI "my_kpi": unknown KPI "cpll" in "guards".\nDid you mean "cpl"?',
  ],
  [
    'variants',
    { variants: ['valueOf'] },
    'unknown_kpi',
    'KPI "my_kpi": unknown KPI "valueOf" in "variants".',
  ],
  ['breakEven', { breakEven: 'clw' }, 'unknown_kpi', 'KPI "my_kpi": unknown KPI "clw" in "breakEven".'],
  ['breakEven', { breakEven: 'clv' }, 'unit_mismatch', 'KPI "my_kpi", breakEven "clv": "unit" says "number"'],
  [
    'parameters',
    { parameters: { w: 1 } },
    'invalid_definition',
    'KPI "my_kpi": parameter "w" in "parameters" is not used by the formula.',
  ],
  [
    'parameters',
    { formula: 'w * clicks', parameters: { w: NaN } },
    'invalid_definition',
    'Formula of "my_kpi": parameter "w" is not a finite number.',
  ],
  [
    'aliases',
    { aliases: ['CAC'] },
    'invalid_definition',
    'KPI "my_kpi": alias "CAC" in "aliases" already belongs to "cpa".',
  ],
  [
    'example',
    { example: { given: { clicks: [1, 2] }, expect: 4 } },
    'invalid_definition',
    'KPI "my_kpi": "example" expects 4, but the formula gives 3.',
  ],
  [
    'example',
    { example: { given: { click: 3 }, expect: 3 } },
    'invalid_definition',
    'KPI "my_kpi": "example" gives "click".\nDid you mean "clicks"?',
  ],
  [
    'example',
    { example: { given: {}, expect: 3 } },
    'invalid_definition',
    'KPI "my_kpi": "example" expects 3, but the formula gives nothing (missing_measure).',
  ],
])('a wrong %s is refused when defined, with KPI and field: %o', (_, change, code, message) => {
  expect(() => catalog.extend({ kpis: { my_kpi: { ...number, ...change } } })).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
});

test('an id is written in lower case with underscores, and is the same inside and outside', () => {
  for (const id of ['My KPI', 'cost-per-visit', '1st', '']) {
    expect(() => catalog.extend({ kpis: { [id]: number } })).toThrow(/an id is written in lower case/);
  }
  const other = { ...number, id: 'other', category: 'custom' };
  expect(() => catalog.extend({ kpis: { my_kpi: other } })).toThrow('KPI "my_kpi": "id" says "other".');
});

test('KPIs made of each other in a circle are refused with the circle spelled out', () => {
  const circle = defineKpis({
    chicken: { ...number, formula: 'egg * 2' },
    egg: { ...number, formula: 'chicken / 2' },
  });
  expect(() => catalog.extend(circle)).toThrow(
    expect.objectContaining({
      code: 'circular_reference',
      message: expect.stringContaining('chicken → egg → chicken'),
    }),
  );
});

test.each([
  [
    { name: 'X', of: 'cliks', where: 'a=b' },
    'Measure "x": unknown measure "cliks" in "of".\nDid you mean "clicks"?',
  ],
  [{ name: 'X', of: 'clicks' }, 'Measure "x": "of" and "where" go together.'],
  [{ name: 'X', of: 'clicks', where: 'a' }, 'Filter of "x": "=" or "!=" is expected'],
  [{ name: 'X', rollUp: { mean: 'clickss' } }, 'Measure "x": unknown measure "clickss" in "rollUp".'],
] as const)('a wrong measure is refused when defined: %o', (definition, message) => {
  expect(() => catalog.extend({ measures: defineMeasures({ x: definition }) })).toThrow(message);
});

test('the name of the length of the period is taken', () => {
  const measures = defineMeasures({ elapsed_years: { name: 'Years' } });
  expect(() => createCatalog({ measures })).toThrow('Measure "elapsed_years"');
});
