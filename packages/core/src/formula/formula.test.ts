import { expect, test } from 'vitest';
import { defineKpis } from '../kpi.ts';
import { defineMeasures } from '../measure.ts';
import { compileFormula } from './compile-formula.ts';

const measures = defineMeasures({
  cost: { name: 'Cost', unit: 'money' },
  revenue: { name: 'Revenue', unit: 'money' },
  clicks: { name: 'Clicks' },
  impressions: { name: 'Impressions' },
  orders: { name: 'Orders' },
  saves: { name: 'Saves' },
  watch_time: { name: 'Watch time', unit: 'duration' },
  organic_clicks: { name: 'Organic clicks', of: 'clicks', where: 'channel=organic' },
  organic_cost_de: { name: 'Cost in Germany', of: 'organic_cost', where: 'country=DE' },
  organic_cost: { name: 'Organic cost', of: 'cost', where: 'channel=organic' },
});

const kpis = defineKpis({
  ctr: { name: 'CTR', formula: 'clicks / impressions', unit: 'percent', better: 'higher' },
  cpc: { name: 'CPC', formula: 'cost / clicks', unit: 'money', better: 'lower' },
  clicks: { name: 'Clicks', formula: 'clicks', unit: 'count', better: 'higher' },
  social_ctr: {
    name: 'Social CTR',
    formula: 'ctr',
    where: 'channel=social',
    unit: 'percent',
    better: 'higher',
  },
  weighted: {
    name: 'Weighted',
    formula: 'w * clicks',
    parameters: { w: 3 },
    unit: 'count',
    better: 'higher',
  },
});

const schema = { measures, kpis };

const compile = (text: string) => compileFormula(text, schema);
const keys = (text: string) => compile(text).inputs.map(({ key }) => key);

test('arithmetic, parentheses and numbers', () => {
  const { evaluate } = compileFormula('-(2 + 3) * 4 - 6 / 8', { measures });
  expect(evaluate({})).toBe(-20.75);
  expect(compile('cost / impressions * 1000').evaluate({ cost: 250, impressions: 100_000 })).toBe(2.5);
});

test('previous(x) is x in the comparison being shown, and previous of a KPI that of its inputs', () => {
  expect(keys('previous(cost) + previous(previous(cost))')).toEqual([
    'previous(cost)',
    'previous(previous(cost))',
  ]);
  const growth = compile('(cpc - previous(cpc)) / previous(cpc)');
  expect(growth.inputs.map(({ key }) => key)).toEqual([
    'cost',
    'clicks',
    'previous(cost)',
    'previous(clicks)',
  ]);
  expect(growth.evaluate({ cost: 30, clicks: 10, 'previous(cost)': 20, 'previous(clicks)': 10 })).toBe(0.5);
});

test('target(x) is an input of its own, for a measure or a KPI', () => {
  expect(compile('revenue / target(revenue)').inputs).toEqual([
    { kind: 'measure', key: 'revenue', measure: 'revenue', where: [], shift: 0 },
    { kind: 'target', key: 'target(revenue)', of: 'revenue', shift: 0 },
  ]);
  expect(compile('target(cpc) - cpc').unit).toBe('money');
  expect(keys('previous(target(cpc))')).toEqual(['previous(target(cpc))']);
  expect(() => compile('target(cost + revenue)')).toThrow(
    expect.objectContaining({ code: 'wrong_arguments', position: 7 }),
  );
});

test('per_year(x) divides by the length of the period in years, and keeps the unit of x', () => {
  const { inputs, unit, evaluate } = compile('per_year(cost)');
  expect(unit).toBe('money');
  expect(inputs.at(-1)).toEqual({ kind: 'years', key: 'elapsed_years', shift: 0 });
  expect(evaluate({ cost: 100, elapsed_years: 0.5 })).toBe(200);
  expect(keys('previous(per_year(cost))')).toEqual(['previous(cost)', 'previous(elapsed_years)']);
});

test('cumulative(x) and rolling(x, n) ask for other totals: totals first, formula after', () => {
  expect(compile('rolling(ctr, 7)').inputs).toEqual([
    {
      kind: 'measure',
      key: 'rolling(clicks, 7)',
      measure: 'clicks',
      where: [],
      shift: 0,
      window: { kind: 'rolling', buckets: 7 },
    },
    {
      kind: 'measure',
      key: 'rolling(impressions, 7)',
      measure: 'impressions',
      where: [],
      shift: 0,
      window: { kind: 'rolling', buckets: 7 },
    },
  ]);
  expect(keys('cumulative(cost)')).toEqual(['cumulative(cost)']);
  expect(keys('rolling(previous(cost), 7) + previous(rolling(cost, 7))')).toEqual([
    'previous(rolling(cost, 7))',
  ]);
});

test.each([
  ['rolling(cumulative(cost), 7)', 8],
  ['rolling(rolling(cost, 7), 7)', 8],
  ['rolling(per_year(cost), 7)', 8],
  ['per_year(rolling(cost, 7))', 9],
  ['per_year(previous(cost))', 9],
  ['per_year(per_year(cost))', 9],
  ['cumulative(target(cost))', 11],
  ['rolling(cost, 0)', 14],
  ['rolling(cost, 1.5)', 14],
  ['rolling(cost, clicks)', 14],
  ['round(cost, 99)', 12],
  ['rolling(cost)', 0],
  ['previous()', 0],
  ['min(cost)', 0],
  ['abs(cost, cost)', 0],
])('%s is refused with its place', (text, position) => {
  expect(() => compile(text)).toThrow(expect.objectContaining({ code: 'wrong_arguments', position }));
});

test('coalesce, min, max, abs, round', () => {
  const value = (text: string, totals: Record<string, number | null>) => compile(text).evaluate(totals);
  expect(value('coalesce(clicks, saves, 7)', { clicks: null, saves: 0 })).toBe(0);
  expect(value('coalesce(clicks, saves, 7)', {})).toBe(7);
  expect(value('min(clicks, saves, 2)', { clicks: 5, saves: 4 })).toBe(2);
  expect(value('max(clicks, saves, 2)', { clicks: 5, saves: 4 })).toBe(5);
  expect(value('abs(clicks - saves)', { clicks: 5, saves: 7 })).toBe(2);
  expect(value('round(cost, 2)', { cost: 1.005 })).toBe(1.01);
  expect(value('round(cost, 1 + 1)', { cost: 2.345 })).toBe(2.35);
});

test('a filtered measure is its base with a filter, and filters add up', () => {
  expect(compile('organic_clicks').inputs).toEqual([
    {
      kind: 'measure',
      key: 'clicks[channel=organic]',
      measure: 'clicks',
      where: [{ dimension: 'channel', op: 'in', values: ['organic'] }],
      shift: 0,
    },
  ]);
  expect(compile('organic_cost_de').unit).toBe('money');
  expect(keys('previous(organic_cost_de)')).toEqual(['previous(cost[country=DE channel=organic])']);
});

test('the filter of a KPI applies to the inputs of that KPI only', () => {
  expect(keys('social_ctr / ctr')).toEqual([
    'clicks[channel=social]',
    'impressions[channel=social]',
    'clicks',
    'impressions',
  ]);
});

test('the parameters of a KPI are its own', () => {
  expect(compile('weighted').evaluate({ clicks: 2 })).toBe(6);
  expect(() => compile('weighted * w')).toThrow(
    expect.objectContaining({ code: 'unknown_name', position: 11 }),
  );
  expect(compileFormula('weighted * w', { ...schema, parameters: { w: 10 } }).evaluate({ clicks: 2 })).toBe(
    60,
  );
});

test('a parameter is a finite number and takes no name of a measure', () => {
  for (const parameters of [{ w: NaN }, { cost: 1 }]) {
    expect(() => compileFormula('clicks', { measures, parameters })).toThrow(
      expect.objectContaining({ code: 'invalid_definition' }),
    );
  }
});

test('a name is a measure before it is a KPI', () => {
  expect(keys('clicks')).toEqual(['clicks']);
});

test('an input that is asked for twice is one input', () => {
  expect(compile('(revenue - cost) / cost')).toMatchObject({
    measures: ['cost', 'revenue'],
    inputs: [{ key: 'revenue' }, { key: 'cost' }],
    unit: 'number',
  });
});

test.each([
  ['cost / clicks', 'money'],
  ['clicks / impressions', 'number'],
  ['watch_time / clicks', 'duration'],
  ['cost / watch_time', 'money/duration'],
  ['clicks / watch_time', '1/duration'],
  ['cost * cost', 'money^2'],
  ['watch_time / cost', 'duration/money'],
  ['cost * watch_time', 'money*duration'],
  ['coalesce(cost, 0)', 'money'],
  ['max(0, revenue - cost)', 'money'],
  ['clicks + impressions', 'number'],
  ['0 * clicks', 'number'],
])('%s is %s', (text, unit) => {
  expect(compile(text).unit).toBe(unit);
});

test('cost + clicks is refused when defined, and both are pointed at', () => {
  expect(() => compile('2 * (cost + clicks)')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Formula: + needs one unit, but "cost" is money and "clicks" is number.

      2 * (cost + clicks)
           ^^^^   ^^^^^^
    Different units can be multiplied and divided, not added or compared.]
  `);
  expect(() => compile('2 * (cost + clicks)')).toThrow(
    expect.objectContaining({ code: 'unit_mismatch', position: 5 }),
  );
});

test.each([
  'cost - 1',
  'min(cost, watch_time)',
  'coalesce(cost, clicks)',
  'cost / clicks - ctr',
  'cost + 0 * clicks',
  'cost + 0 / clicks',
])('%s mixes units', (text) => {
  expect(() => compile(text)).toThrow(expect.objectContaining({ code: 'unit_mismatch' }));
});

test('an unknown name is pointed at, and the nearest one offered', () => {
  expect(() => compile('cost / click')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Formula: unknown name "click".

      cost / click
             ^^^^^
    Did you mean "clicks"?]
  `);
  expect(() => compile('cost / click')).toThrow(
    expect.objectContaining({ code: 'unknown_name', position: 7 }),
  );
});

test('an unknown function is pointed at, and a function without arguments is explained', () => {
  expect(() => compile('1 + roling(cost, 7)')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Formula: unknown function "roling".

      1 + roling(cost, 7)
          ^^^^^^
    Did you mean "rolling"?]
  `);
  expect(() => compile('cost(1)')).toThrow(expect.objectContaining({ code: 'unknown_name', position: 0 }));
  expect(() => compile('previous')).toThrow('Write previous(x).');
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'constructor(1)', 'target(valueOf)'])(
  '%s is an unknown name: names are looked up in the schema, never on an object',
  (text) => {
    expect(() => compile(text)).toThrow(expect.objectContaining({ code: 'unknown_name' }));
    expect(() => compileFormula(text)).toThrow(expect.objectContaining({ code: 'unknown_name' }));
  },
);

test('totals are own properties only', () => {
  const { evaluate, absence } = compileFormula('constructor + cost', {
    measures: defineMeasures({ constructor: { name: 'C' }, cost: { name: 'Cost' } }),
  });
  expect(evaluate({ constructor: 1, cost: 2 } as unknown as Record<string, number>)).toBe(3);
  expect(evaluate({ cost: 2 })).toBeNull();
  expect(evaluate(Object.create({ constructor: 1, cost: 2 }))).toBeNull();
  expect(absence(Object.create({ constructor: 1, cost: 2 }))).toBe('missing_measure');
});

test('a circular reference is refused with the cycle spelled out', () => {
  const circular = defineKpis({
    a: { name: 'A', formula: 'b + 1', unit: 'number', better: 'higher' },
    b: { name: 'B', formula: '2 * previous(c)', unit: 'number', better: 'higher' },
    c: { name: 'C', formula: 'clicks / a', unit: 'number', better: 'higher' },
  });
  expect(() => compileFormula('a', { measures, kpis: circular })).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Formula of "c": circular reference a → b → c → a.

      clicks / a
               ^
    A KPI cannot be made of itself.]
  `);
  const filtered = defineMeasures({
    x: { name: 'X', of: 'y', where: 'a=1' },
    y: { name: 'Y', of: 'x', where: 'b=1' },
  });
  expect(() => compileFormula('x', { measures: filtered })).toThrow('x → y → x');
});

test('a mistake in a KPI that is referred to is told as that KPI’s', () => {
  const kpis = defineKpis({ bad: { name: 'Bad', formula: 'cost +', unit: 'money', better: 'higher' } });
  expect(() => compileFormula('2 * bad', { measures, kpis })).toThrow('Formula of "bad": it ends too early.');
});

test('without a schema the names of the built-in measures and KPIs are known, a KPI as an input of its own', () => {
  const formula = compileFormula('clv / cpa');
  expect(formula).toMatchObject({ text: 'clv / cpa', measures: ['clv', 'cpa'], unit: 'number' });
  expect(formula.evaluate({ clv: 600, cpa: 200 })).toBe(3);
  expect(() => compileFormula('cost + clicks')).toThrow(expect.objectContaining({ code: 'unit_mismatch' }));
  expect(compileFormula('watch_time / video_views').unit).toBe('duration');
});

test('names of columns may be anything, in double quotes', () => {
  const { evaluate, inputs } = compileFormula('"Unit price" * Quantity', {
    measures: defineMeasures({ 'Unit price': { name: 'Unit price' }, Quantity: { name: 'Quantity' } }),
  });
  expect(inputs.map(({ key }) => key)).toEqual(['"Unit price"', 'Quantity']);
  expect(evaluate({ '"Unit price"': 2, Quantity: 3 })).toBe(6);
});

test('every formula reads its own totals, however many names there are', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `m${i}`);
  const many = { measures: defineMeasures(Object.fromEntries(ids.map((id) => [id, { name: id }]))) };
  const totals = Object.fromEntries(ids.map((id, i) => [id, i + 1]));
  const formulas = ids.slice(2).map((id, i) => compileFormula(`(${id} - m${i}) / m${i + 1}`, many));
  expect(formulas.map(({ evaluate }) => evaluate(totals))).toEqual(ids.slice(2).map((_, i) => 2 / (i + 2)));
});

test('a quotient of columns is the same as its rows, in arrays of any kind', () => {
  const { evaluateColumns } = compile('(revenue - cost) / cost');
  const [revenue, cost] = [
    [6, NaN, 1, 4],
    [3, 2, 0, 4],
  ];
  const expected = [1, NaN, NaN, 0];
  const columns = { revenue: Float64Array.from(revenue), cost: Float64Array.from(cost) };
  expect([...evaluateColumns(columns, 4)]).toEqual(expected);
  expect([...evaluateColumns({ revenue, cost: columns.cost }, 4)]).toEqual(expected);
  expect([...evaluateColumns({ revenue: columns.revenue, cost }, 4)]).toEqual(expected);
  expect([...evaluateColumns({ ...columns, cost: columns.cost.slice(1) }, 4)]).toEqual([2, NaN, -0.75, NaN]);
});

test.each([
  ['clicks / impressions', 2, 5],
  ['(clicks - saves) / impressions', -1, 5],
  ['100 * clicks / impressions', 200, 5],
  ['clicks / impressions * 100 / 7', 2, 5],
  ['2 * (clicks / impressions)', 2, 5],
])('%s is a division with two sides', (text, numerator, denominator) => {
  const totals = { clicks: 2, saves: 3, impressions: 5 };
  const { ratio } = compile(text);
  expect(ratio?.numerator(totals)).toBe(numerator);
  expect(ratio?.denominator(totals)).toBe(denominator);
});

test.each([
  'clicks',
  '1 / clicks',
  'clicks / 2',
  'clicks * saves',
  'clicks / saves + 1',
  '2 * 3',
  '-(clicks / saves)',
])('%s has no two sides', (text) => {
  expect(compile(text).ratio).toBeUndefined();
});

test.each([
  ['cost * cost * watch_time / clicks', 'money^2*duration'],
  ['clicks / watch_time / cost / cost', '1/money^2/duration'],
  ['watch_time * watch_time', 'duration^2'],
  ['0 / cost', '1/money'],
  ['cost * 0', 'money'],
])('%s is %s', (text, unit) => {
  expect(compile(text).unit).toBe(unit);
});

test.each([
  ['(clicks - 2) / saves', 2],
  ['(2 - clicks) / saves', -2],
  ['(clicks - orders * 2) / saves', 2],
  ['(clicks + saves) / orders', 8],
  ['clicks / (saves + orders)', 2],
  ['(clicks - saves) / (orders + 1)', 2],
  ['-clicks / saves', -3],
  ['saves * 3 / orders', 6],
])('%s is computed as it stands, whichever way it is computed', (text, value) => {
  const { evaluate, evaluateColumns } = compile(text);
  const totals = { clicks: 6, saves: 2, orders: 1 };
  expect(evaluate(totals)).toBe(value);
  const columns = Object.fromEntries(Object.entries(totals).map(([id, x]) => [id, Float64Array.of(x)]));
  expect([...evaluateColumns(columns, 1)]).toEqual([value]);
});

test('whole numbers may be as small and as large as they are said to be', () => {
  for (const text of ['rolling(cost, 1)', 'rolling(cost, 10000)', 'round(cost, -15)', 'round(cost, 15)']) {
    expect(compile(text).unit).toBe('money');
  }
  expect(() => compile('rolling(cost, 10001)')).toThrow('Expected a whole number from 1 to 10000.');
  expect(() => compile('round(cost, -16)')).toThrow('Expected a whole number from -15 to 15.');
});

test('words may be set apart by spaces, tabs and new lines', () => {
  expect(compile('\tcost\r\n/\u000b clicks\f').evaluate({ cost: 6, clicks: 2 })).toBe(3);
});
