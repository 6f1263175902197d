import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { units } from '../check-definitions.ts';
import type { FormatOptions } from './format.ts';
import { formatChange, formatValue, lastShownDigit } from './format.ts';
import zhCN from '../locales/zh-CN.ts';

const euros = { unit: 'money', currency: 'EUR' } as const;

test.each([
  [0.25, { unit: 'percent' }, '25%'],
  [0.05, { unit: 'percent' }, '5%'],
  [0.025, { unit: 'percent' }, '2.5%'],
  [91 / 1010, { unit: 'percent' }, '9.01%'],
  [0.4235, { unit: 'percent' }, '42.4%'],
  [0.0009, { unit: 'percent' }, '0.09%'],
  [12.5, { unit: 'percent' }, '1,250%'],
  [0.42, { unit: 'points' }, '42'],
  [4.2, { unit: 'multiple' }, '4.2×'],
  [1234567, { unit: 'count' }, '1,234,567'],
  [2.5, { unit: 'number' }, '2.5'],
  [8, { unit: 'position' }, '8.0'],
  [8.26, { unit: 'position' }, '8.3'],
  [2.5, euros, '€2.50'],
  [1234567.891, euros, '€1,234,567.89'],
  [1234.5, { unit: 'money', currency: 'JPY' }, '¥1,235'],
  [1.2345, { unit: 'money', currency: 'KWD' }, 'KWD\u00a01.235'],
  [1234.5, { unit: 'money' }, '1,234.50'],
  [1234.5, { unit: 'money', currency: 'euro' }, '1,234.50'],
  [125, { unit: 'duration' }, '2 min 5 sec'],
  [3900, { unit: 'duration' }, '1 hr 5 min'],
] as const)('%f in %o is %s', (value, options, expected) => {
  expect(formatValue(value, options)).toBe(expected);
});

test('an absent value is a dash, never NaN, null or infinity', () => {
  for (const unit of units) {
    for (const value of [null, NaN, Infinity, -Infinity]) expect(formatValue(value, { unit })).toBe('–');
  }
});

test('zero is a value', () => {
  expect(units.map((unit) => formatValue(0, { unit, currency: 'USD' }))).toEqual([
    '$0.00',
    '0%',
    '0',
    '0×',
    '0',
    '0',
    '0',
    '0.0',
    '0 sec',
  ]);
});

test('what rounds to zero has no sign', () => {
  expect(formatValue(-0.04, { unit: 'position' })).toBe('0.0');
  expect(formatValue(-0, { unit: 'count', sign: true })).toBe('0');
});

test('an amount below the minor unit is not written as nothing', () => {
  expect(formatValue(0.0042, euros)).toBe('€0.0042');
  expect(formatValue(-0.00001, euros)).toBe('-€0.00001');
});

test('compact: three digits from 10,000 on, no cents from 1,000 on', () => {
  expect(formatValue(999.5, { ...euros, compact: true })).toBe('€999.50');
  expect(formatValue(1234.5, { ...euros, compact: true })).toBe('€1,235');
  expect(formatValue(12345.6, { ...euros, compact: true })).toBe('€12.3K');
  expect(formatValue(1234567, { unit: 'count', compact: true })).toBe('1.23M');
  expect(formatValue(12345678, { unit: 'count', compact: true, locale: 'zh-CN' })).toBe('1235万');
  expect(formatValue(12345, { unit: 'count', compact: true, locale: 'de' })).toBe('12.345');
  expect(formatValue(125, { unit: 'duration', compact: true })).toBe('2m 5s');
});

test('exact: every digit there is', () => {
  expect(formatValue(91 / 1010, { unit: 'percent', exact: true })).toBe('9.0099009901%');
  expect(formatValue(1234567.891, { ...euros, exact: true, compact: true })).toBe('€1,234,567.891');
  expect(formatValue(2, { ...euros, exact: true })).toBe('€2.00');
  expect(formatValue(93_784.25, { unit: 'duration', exact: true })).toBe('1 day 2 hr 3 min 4.25 sec');
});

test.each([
  [0.05, '0.05 sec'],
  [5.26, '5.3 sec'],
  [42.4, '42 sec'],
  [59.6, '1 min'],
  [3599.7, '1 hr'],
  [86_399, '1 day'],
  [100_000, '1 day 4 hr'],
  [-125, '-2 min 5 sec'],
])('a duration of %f s is %s', (seconds, expected) => {
  expect(formatValue(seconds, { unit: 'duration' })).toBe(expected);
});

test('a sign is given on request, also to the first part of a duration only', () => {
  expect(formatValue(0.1, { unit: 'percent', sign: true })).toBe('+10%');
  expect(formatValue(125, { unit: 'duration', sign: true })).toBe('+2 min 5 sec');
});

test.each([
  [{ change: 0.0235, changeRate: 0.0588 }, { unit: 'percent' }, '+2.35 pp'],
  [{ change: -0.03, changeRate: -0.3 }, { unit: 'points' }, '-3 points'],
  [{ change: 0.01, changeRate: 0.3 }, { unit: 'points' }, '+1 point'],
  [{ change: -1.2, changeRate: -0.1 }, { unit: 'position' }, '-1.2 places'],
  [{ change: 1, changeRate: 0.1 }, { unit: 'position' }, '+1.0 place'],
  [{ change: -10, changeRate: -0.2 }, euros, '-20% (-€10.00)'],
  [{ change: 30, changeRate: 0.5 }, { unit: 'duration' }, '+50% (+30 sec)'],
  [{ change: 0, changeRate: 0 }, { unit: 'count' }, '0%'],
] as const)('a change is shown by unit: %o in %o is %s', (change, options, expected) => {
  expect(formatChange(change, options)).toBe(expected);
});

test.each([
  [{ value: 0.01, change: -0.0000076, changeRate: -0.00076 }, euros, '-0.076%'],
  [{ value: 0.0042, change: -0.0008, changeRate: -0.19 }, euros, '-19% (-€0.0008)'],
  [{ value: 12_300, change: 45.2, changeRate: 0.00367 }, { ...euros, compact: true }, '+0.37% (+€45)'],
  [{ value: 11.4, change: 0.2345, changeRate: 0.0206 }, { unit: 'duration' }, '+2.06% (+0.2 sec)'],
  [{ value: 0.4235, change: -0.0235, changeRate: -0.055 }, { unit: 'percent' }, '-2.35 pp'],
  [{ value: 0.4235, change: -0.00023, changeRate: -0.0005 }, { unit: 'percent' }, '-0.02 pp'],
  [{ value: 2, change: 1, changeRate: 0.5 }, { ...euros, exact: true }, '+50% (+€1.00)'],
] as const)(
  'beside its values a change is about as fine as they are: %o in %o is %s',
  (change, options, expected) => {
    expect(formatChange(change, options)).toBe(expected);
  },
);

test('without a rate the change is shown in units, without a change as a dash', () => {
  expect(formatChange({ change: 12, changeRate: null }, { unit: 'count' })).toBe('+12');
  expect(formatChange({ change: null, changeRate: null }, { unit: 'count' })).toBe('–');
});

test('a locale brings its words', () => {
  expect(formatChange({ change: 0.0235, changeRate: null }, { unit: 'percent', locale: zhCN })).toBe(
    '+2.35 个百分点',
  );
  expect(formatChange({ change: -10, changeRate: -0.2 }, { ...euros, locale: zhCN })).toBe('-20%（-€10.00）');
});

test.each([
  [0.4, { unit: 'percent' }, 0.001],
  [0.05, { unit: 'percent' }, 0.0001],
  [0, { unit: 'percent' }, 0.01],
  [0.4, { unit: 'points' }, 0.001],
  [12.3, euros, 0.01],
  [1234, { ...euros, compact: true }, 1],
  [12_345, { ...euros, compact: true }, 100],
  [1234, { unit: 'money', currency: 'JPY' }, 1],
  [1234, { unit: 'count' }, 1],
  [4.2, { unit: 'multiple' }, 0.01],
  [8, { unit: 'position' }, 0.1],
  [125, { unit: 'duration' }, 1],
  [7200, { unit: 'duration' }, 60],
] as const)('the last shown digit of %f in %o is worth %f', (value, options, digit) => {
  expect(lastShownDigit(value, options)).toBeCloseTo(digit, 12);
});

test('what is shown is at most half a unit of the last shown digit away from the value', () => {
  const options: fc.Arbitrary<FormatOptions> = fc.record({
    unit: fc.constantFrom(...units.filter((unit) => unit !== 'duration')),
    currency: fc.constantFrom('EUR', 'JPY', undefined),
  });
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), options, (value, format) => {
      const scale = format.unit === 'percent' || format.unit === 'points' ? 100 : 1;
      const shown = Number(formatValue(value, format).replaceAll(/[^\d.-]/g, '')) / scale;
      const half = lastShownDigit(value, format) / 2;
      expect(Math.abs(shown - value)).toBeLessThanOrEqual(half * (1 + 1e-9) + Math.abs(value) * 1e-14);
    }),
    { numRuns: 1000 },
  );
});
