import type { Cell, Comparison, Kpi, Reading, SeriesPoint, Unit } from '@kpi-elements/core';
import * as fc from 'fast-check';

const units: readonly Unit[] = [
  'money',
  'percent',
  'count',
  'multiple',
  'number',
  'points',
  'duration',
  'position',
  'score',
];
const absences = [
  'no_data',
  'missing_measure',
  'zero_denominator',
  'not_additive',
  'mixed_currency',
] as const;
const verdicts = ['better', 'worse', 'same', 'unclear', 'none'] as const;

/** Absent, nothing, huge, tiny and negative numbers, and everything in between. */
const cells: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom(null, 0, -0, 1, -1, 1e-308, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE, 1e21, 2 ** 53),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);

/** Names that data may bring: empty, long, in pictures, from right to left, and both ways at once. */
const names: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'x'.repeat(2000),
    'Umsatz '.repeat(200),
    '👩‍👩‍👧‍👦🏳️‍🌈',
    'הכנסות (Q1) 2026',
    'العائد على الإنفاق الإعلاني',
    '\u202eabc\u202c \u2067שלום\u2069 5%',
    '\ud800',
    '收入\u0000\u0007',
    '__proto__',
    'constructor',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

const currencies = fc.constantFrom(undefined, 'EUR', 'JPY', 'KWD', 'euro', '', 'XXX');
const periods = fc.constantFrom(
  'total',
  '2026-07-01/2026-07-30',
  '2026-07-01',
  '2026-10-25T02:00+02:00',
  'last_30_days',
  '',
  'nonsense',
);

const kpis: fc.Arbitrary<Kpi> = fc.record(
  {
    id: fc.oneof(fc.constantFrom('cpc', 'roas', 'own'), names),
    category: fc.constant('custom' as const),
    name: names,
    formula: fc.constantFrom('', 'cost / clicks', 'broken ('),
    unit: fc.constantFrom(...units),
    better: fc.constantFrom('higher' as const, 'lower' as const, 'range' as const),
    proportion: fc.boolean(),
  },
  { requiredKeys: ['id', 'category', 'name', 'formula', 'unit', 'better'] },
);

const coverage = fc.record({ present: fc.nat(40), expected: fc.nat(40) });

const points = fc.record({
  period: periods,
  value: cells,
  partial: fc.boolean(),
  inputs: fc.constant({}),
  coverage,
}) satisfies fc.Arbitrary<SeriesPoint>;

const comparisons: fc.Arbitrary<Comparison> = fc.record({
  name: fc.oneof(fc.constantFrom('previous_period', 'previous_year', 'none'), names),
  period: periods,
  value: cells,
  absence: fc.constantFrom(...absences),
  partial: fc.boolean(),
  inputs: fc.constant({}),
  coverage,
  change: cells,
  changeRate: cells,
  verdict: fc.constantFrom(...verdicts),
});

/** A reading of the right shape, with any content. */
export const readings: fc.Arbitrary<Reading> = fc
  .record({
    kpi: kpis,
    period: periods,
    value: cells,
    absence: fc.constantFrom(...absences),
    partial: fc.boolean(),
    coverage,
    currency: currencies,
    comparisons: fc.array(comparisons, { maxLength: 3 }),
    series: fc.option(fc.array(points, { maxLength: 40 }), { nil: undefined }),
    target: fc.option(
      fc.record({
        value: fc.double({ noNaN: true, noDefaultInfinity: true }),
        attainment: cells,
        status: fc.constantFrom('met', 'on_track', 'at_risk', 'missed', 'none'),
        toGo: cells,
      }),
      { nil: undefined },
    ),
    notes: fc.array(names, { maxLength: 3 }),
    asOf: fc.constantFrom('2026-07-31T07:30:00Z', '', 'soon'),
    source: names,
  })
  .map(({ currency, series, target, ...rest }) => ({
    ...rest,
    key: {},
    inputs: {},
    ...(currency !== undefined && { currency }),
    ...(series && { series }),
    ...(target && { target }),
  }));
