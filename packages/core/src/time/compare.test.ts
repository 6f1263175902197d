import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Period, PeriodContext } from './period.ts';
import { comparisonPeriod, elapsedPart, sameElapsedPart } from './compare.ts';
import { dayParts, fromDay, toDay } from './date.ts';
import { fromRange, periodDays, periodNames, periodText, resolvePeriod } from './period.ts';

const context = { now: new Date('2026-11-21T12:00Z') };

function compared(
  name: string,
  period: string,
  part: Partial<PeriodContext> = {},
  times?: number,
): string | undefined {
  const other = comparisonPeriod(name, period, { ...context, ...part }, times);
  return other && periodText(other);
}

test.each([
  ['2026-01-05/2026-01-11', '2025-12-29/2026-01-04'],
  ['2026-01-15/2026-02-14', '2025-12-15/2026-01-14'],
  ['today', '2026-11-20/2026-11-20'],
  ['yesterday', '2026-11-19/2026-11-19'],
  ['last_30_days', '2026-09-22/2026-10-21'],
  ['last_week', '2026-11-02/2026-11-08'],
])('previous_period: the same number of days just before %s is %s', (period, expected) => {
  expect(compared('previous_period', period)).toBe(expected);
});

test.each([
  ['2026-02', '2026-01-01/2026-01-31'],
  ['2026-03', '2026-02-01/2026-02-28'],
  ['2026-02-01/2026-02-28', '2026-01-01/2026-01-31'],
  ['2026-01/2026-02', '2025-11-01/2025-12-31'],
  ['last_month', '2026-09-01/2026-09-30'],
  ['this_month', '2026-10-01/2026-10-31'],
  ['last_quarter', '2026-04-01/2026-06-30'],
  ['2026-01-01/2026-03-31', '2025-10-01/2025-12-31'],
  ['last_year', '2024-01-01/2024-12-31'],
  ['2025', '2024-01-01/2024-12-31'],
  ['2024/2025', '2022-01-01/2023-12-31'],
])(
  'previous_period: for whole calendar months, quarters and years, the calendar unit before %s is %s',
  (period, expected) => {
    expect(compared('previous_period', period)).toBe(expected);
  },
);

test('previous_period: whole fiscal quarters and years go with the fiscal unit before', () => {
  const fiscal = { fiscalYearStart: 2 };
  expect(compared('previous_period', 'this_quarter', fiscal)).toBe('2026-08-01/2026-10-31');
  expect(compared('previous_period', 'last_year', fiscal)).toBe('2024-02-01/2025-01-31');
});

test('previous_period: last_n_days goes with n days, also where they happen to be a month', () => {
  const now = new Date('2026-05-01T12:00Z');
  expect(periodText(resolvePeriod('last_30_days', { now }))).toBe('2026-04-01/2026-04-30');
  expect(compared('previous_period', 'last_30_days', { now })).toBe('2026-03-02/2026-03-31');
});

test.each([
  ['month_to_date', '2026-11-21', '2026-10-01/2026-10-21'],
  ['month_to_date', '2026-03-30', '2026-02-01/2026-02-28'],
  ['month_to_date', '2026-11-30', '2026-10-01/2026-10-31'],
  ['quarter_to_date', '2026-11-21', '2026-07-01/2026-08-21'],
  ['quarter_to_date', '2026-05-31', '2026-01-01/2026-03-02'],
  ['year_to_date', '2026-11-21', '2025-01-01/2025-11-21'],
  ['year_to_date', '2024-11-21', '2023-01-01/2023-11-21'],
  ['year_to_date', '2024-02-29', '2023-01-01/2023-02-28'],
])('previous_period: %s on %s goes with the same part of the unit before, %s', (period, today, expected) => {
  expect(compared('previous_period', period, { now: new Date(`${today}T12:00Z`) })).toBe(expected);
});

test.each([
  ['2026-01-05/2026-01-11', '2025-01-05/2025-01-11'],
  ['2024-02-29', '2023-02-28/2023-02-28'],
  ['2025-02', '2024-02-01/2024-02-28'],
  ['year_to_date', '2025-01-01/2025-11-21'],
])('previous_year: the same dates as %s are %s', (period, expected) => {
  expect(compared('previous_year', period)).toBe(expected);
});

test('previous_year_weekday: 52 weeks back, so Mondays meet Mondays', () => {
  const day = fc.integer({ min: toDay('1990-01-01'), max: toDay('2050-12-31') });
  fc.assert(
    fc.property(day, fc.nat(400), (first, length) => {
      const other = comparisonPeriod('previous_year_weekday', periodFrom(first, length))!;
      expect(dayParts(toDay(other.start)).weekday).toBe(dayParts(first).weekday);
      expect(toDay(other.start)).toBe(first - 52 * 7);
      expect(periodDays(other)).toBe(length + 1);
    }),
  );
});

test('an explicit period is taken as it is, and none is none', () => {
  expect(compared('2020-01-01/2020-01-31', 'last_month')).toBe('2020-01-01/2020-01-31');
  expect(compared('last_year', 'last_month')).toBe('2025-01-01/2025-12-31');
  expect(compared('none', 'last_month')).toBeUndefined();
});

test("the comparison's own reading shifts once more", () => {
  expect(compared('previous_period', 'month_to_date', {}, 2)).toBe('2026-09-01/2026-09-21');
  expect(compared('previous_period', '2026-03', {}, 2)).toBe('2026-01-01/2026-01-31');
  expect(compared('previous_period', 'last_7_days', {}, 2)).toBe('2026-10-31/2026-11-06');
  expect(compared('previous_year', '2024-02-29', {}, 4)).toBe('2020-02-29/2020-02-29');
  expect(compared('previous_year_weekday', '2026-01-05', {}, 2)).toBe('2024-01-08/2024-01-08');
  expect(compared('2020-01', 'last_month', {}, 2)).toBe('2019-12-01/2019-12-31');
});

test('previous_period never overlaps the period, and is the one just before it when the period is over', () => {
  const day = fc.integer({ min: toDay('1990-01-01'), max: toDay('2050-12-31') });
  fc.assert(
    fc.property(day, fc.nat(800), (first, length) => {
      const period = periodFrom(first, length);
      expect(toDay(comparisonPeriod('previous_period', period)!.end)).toBe(first - 1);
    }),
  );
  fc.assert(
    fc.property(
      day,
      fc.constantFrom(...periodNames),
      fc.integer({ min: 1, max: 12 }),
      (today, name, fiscalYearStart) => {
        const at = { now: new Date(today * 86_400_000), fiscalYearStart };
        expect(comparisonPeriod('previous_period', name, at)!.end < resolvePeriod(name, at).start).toBe(true);
      },
    ),
  );
});

test('the elapsed part of a period ends with the given date', () => {
  const march = resolvePeriod('2026-03');
  expect(elapsedPart(march, '2026-03-15')).toEqual({ start: '2026-03-01', end: '2026-03-15' });
  expect(elapsedPart(march, '2026-03-31')).toEqual(march);
  expect(elapsedPart(march, '2026-07-01')).toEqual(march);
  expect(elapsedPart(march, '2026-02-28')).toBeUndefined();
});

test.each([
  ['2026-03', '2026-03-15', '2026-02', '2026-02-01/2026-02-15'],
  ['2026-03', '2026-03-30', '2026-02', '2026-02-01/2026-02-28'],
  ['2026-03', '2026-03-31', '2026-02', '2026-02-01/2026-02-28'],
  ['2026-02', '2026-02-27', '2026-01', '2026-01-01/2026-01-27'],
  ['2026-02', '2026-02-28', '2026-01', '2026-01-01/2026-01-31'],
  ['2024', '2024-11-21', '2023', '2023-01-01/2023-11-21'],
  ['2024', '2024-02-29', '2023', '2023-01-01/2023-02-28'],
  ['2023', '2023-02-28', '2024', '2024-01-01/2024-02-28'],
  ['2026', '2026-11-21', '2023', '2023-01-01/2023-11-21'],
  ['2026-11-16/2026-11-22', '2026-11-18', '2026-11-09/2026-11-15', '2026-11-09/2026-11-11'],
  ['2026-01-01/2026-12-31', '2026-06-30', '2025-06-01/2025-06-30', '2025-06-01/2025-06-30'],
])(
  'a period still running, %s on %s, is compared with the same elapsed part of %s: %s',
  (text, today, other, expected) => {
    const period = resolvePeriod(text);
    const part = sameElapsedPart(period, elapsedPart(period, today)!, resolvePeriod(other));
    expect(periodText(part)).toBe(expected);
  },
);

test('month_to_date compares like this_month so far, every day of ten years', () => {
  for (let day = toDay('2020-01-01'); day < toDay('2030-01-01'); day++) {
    const now = new Date(day * 86_400_000);
    const month = resolvePeriod('this_month', { now });
    const whole = comparisonPeriod('previous_period', 'this_month', { now })!;
    const soFar = sameElapsedPart(month, elapsedPart(month, fromDay(day))!, whole);
    expect(comparisonPeriod('previous_period', 'month_to_date', { now })).toEqual(soFar);
  }
});

test('an unknown comparison is refused with the nearest name', () => {
  expect(() => comparisonPeriod('previos_period', 'today')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Comparison "previos_period" is not known.
    Did you mean "previous_period"?]
  `);
  expect(() => comparisonPeriod('2026-02-30', 'today')).toThrow('Date "2026-02-30"');
  expect(() => comparisonPeriod('last_month', 'today', { timeZone: 'Berlin' })).toThrow('Time zone "Berlin"');
});

function periodFrom(first: number, length: number): Period {
  return fromRange([fromDay(first), fromDay(first + length + 1)]);
}
