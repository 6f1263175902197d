import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../default-catalog.ts';
import { createFrame } from '../frame/create-frame.ts';
import { defineKpis } from '../kpi.ts';
import { read } from '../reading/read.ts';
import { explainByInputs } from './explain-by-inputs.ts';

const now = new Date('2026-11-21T12:00:00Z');
const request = { period: '2026-06', compare: 'previous_period' };

type Totals = Readonly<Record<string, number | null>>;

function compared(before: Totals, after: Totals) {
  return createFrame([
    { date: '2026-05-10', ...before },
    { date: '2026-06-10', ...after },
  ]);
}

test('explain cpa: cost 100→150, customers 10→12: change 2.5 = cost +4.5833…, customers −2.0833…', () => {
  const frame = compared({ cost: 100, new_customers: 10 }, { cost: 150, new_customers: 12 });
  const { change, effects } = explainByInputs(read('cpa', frame, request, { now }));
  expect(change).toBe(2.5);
  expect(effects).toEqual([
    { input: 'cost', before: 100, after: 150, effect: expect.closeTo(4.583333333333333, 12) },
    { input: 'new_customers', before: 10, after: 12, effect: expect.closeTo(-2.083333333333333, 12) },
  ]);
});

test('of a product of two, each gets its change at the mean of the other', () => {
  const kpis = defineKpis({
    takings: { name: 'Takings', formula: 'orders * aov_index', unit: 'number', better: 'higher' },
  });
  const mine = catalog.extend({
    kpis,
    measures: { aov_index: { id: 'aov_index', name: 'Order index', unit: 'number', rollUp: 'sum' } },
  });
  const frame = createFrame(
    [
      { date: '2026-05-10', orders: 100, aov_index: 50 },
      { date: '2026-06-10', orders: 120, aov_index: 45 },
    ],
    { measures: mine.measures },
  );
  const { effects } = explainByInputs(read('takings', frame, request, { now, catalog: mine }));
  expect(effects).toMatchObject([
    { input: 'orders', effect: 950 },
    { input: 'aov_index', effect: -550 },
  ]);
});

test('for every KPI with values the effects add up to the change exactly', () => {
  const inputsOf = catalog.all().map((kpi) => ({
    kpi,
    keys: catalog.compile(kpi).inputs.map(({ key }) => key),
  }));
  fc.assert(
    fc.property(
      fc.constantFrom(...inputsOf),
      fc.array(fc.double({ min: 0.5, max: 1e6, noNaN: true }), { minLength: 24, maxLength: 24 }),
      ({ kpi, keys }, amounts) => {
        const totals = (from: number) =>
          Object.fromEntries(keys.map((key, i) => [key, amounts[(i * 2 + from) % 24]!]));
        const formula = catalog.compile(kpi);
        const point = (inputs: Record<string, number>) => ({
          period: '2026-06-01/2026-06-30',
          value: formula.evaluate(inputs),
          partial: false,
          inputs,
          coverage: { present: 30, expected: 30 },
        });
        const [before, after] = [point(totals(0)), point(totals(1))];
        fc.pre(before.value !== null && after.value !== null);
        const comparison = {
          ...before,
          name: 'previous_period',
          change: 0,
          changeRate: 0,
          verdict: 'none',
        } as const;
        const reading = { ...after, kpi, key: {}, comparisons: [comparison], asOf: '' };
        const { change, absence, effects } = explainByInputs(reading, undefined, formula);
        fc.pre(absence === undefined);
        const scale = effects.reduce((sum, { effect }) => sum + Math.abs(effect), Math.abs(change!));
        const sum = effects.reduce((total, { effect }) => total + effect, 0);
        expect(Math.abs(sum - change!)).toBeLessThanOrEqual(1e-9 * scale);
      },
    ),
    { numRuns: 400 },
  );
});

test('an input that did not change has no effect', () => {
  const frame = compared({ cost: 100, new_customers: 10 }, { cost: 100, new_customers: 8 });
  const { effects } = explainByInputs(read('cpa', frame, request, { now }));
  expect(effects.map(({ input }) => input)).toEqual(['new_customers']);
});

test('the names and the order of inputs do not matter', () => {
  const frame = compared({ revenue: 900, cost: 300 }, { revenue: 1000, cost: 500 });
  const byName = (formula: string) => {
    const kpis = defineKpis({ mine: { name: 'Mine', formula, unit: 'multiple', better: 'higher' } });
    const reading = read(catalog.extend(kpis).get('mine'), frame, request, { now });
    return explainByInputs(reading).effects;
  };
  expect(byName('(revenue - cost) / cost')).toEqual(byName('(0 - cost + revenue) / cost'));
});

test('a value that is missing in one of the periods is not explained', () => {
  const frame = compared({ cost: 100, new_customers: 0 }, { cost: 150, new_customers: 12 });
  expect(explainByInputs(read('cpa', frame, request, { now }))).toMatchObject({
    change: null,
    absence: 'zero_denominator',
    effects: [],
  });
  expect(explainByInputs(read('cpa', frame, { period: '2026-06' }, { now }))).toMatchObject({
    change: null,
    absence: 'no_comparison',
  });
});

test('a comparison that was not asked for is an error that names those that were', () => {
  const frame = compared({ cost: 100, new_customers: 10 }, { cost: 150, new_customers: 12 });
  const reading = read('cpa', frame, request, { now });
  expect(() => explainByInputs(reading, 'previous_year')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: The reading of "cpa" has no comparison "previous_year".
    It has previous_period.]
  `);
});

test('a reading that went through JSON needs the catalog', () => {
  const frame = compared({ cost: 100, new_customers: 10 }, { cost: 150, new_customers: 12 });
  const copy = structuredClone(read('cpa', frame, request, { now }));
  expect(() => explainByInputs(copy)).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: The catalog of the reading of "cpa" is not known.
    A reading that did not come from "read" or a client needs it as an argument.]
  `);
  expect(explainByInputs(copy, undefined, catalog).effects).toHaveLength(2);
});
