import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDay, toDay } from './date.ts';
import { fromRange, periodDays, periodNames, periodText, resolvePeriod, toRange } from './period.ts';

// A Saturday.
const context = { now: new Date('2026-11-21T12:00Z') };

test.each([
  ['today', '2026-11-21/2026-11-21'],
  ['yesterday', '2026-11-20/2026-11-20'],
  ['last_7_days', '2026-11-14/2026-11-20'],
  ['last_30_days', '2026-10-22/2026-11-20'],
  ['last_90_days', '2026-08-23/2026-11-20'],
  ['this_week', '2026-11-16/2026-11-22'],
  ['last_week', '2026-11-09/2026-11-15'],
  ['this_month', '2026-11-01/2026-11-30'],
  ['last_month', '2026-10-01/2026-10-31'],
  ['this_quarter', '2026-10-01/2026-12-31'],
  ['last_quarter', '2026-07-01/2026-09-30'],
  ['this_year', '2026-01-01/2026-12-31'],
  ['last_year', '2025-01-01/2025-12-31'],
  ['month_to_date', '2026-11-01/2026-11-21'],
  ['quarter_to_date', '2026-10-01/2026-11-21'],
  ['year_to_date', '2026-01-01/2026-11-21'],
])('on 2026-11-21, %s is %s', (name, expected) => {
  expect(periodText(resolvePeriod(name, context))).toBe(expected);
  expect(periodNames).toContain(name);
});

test.each([1, 14, 28, 365, 9999])('last_%i_days ends yesterday and has that many days', (count) => {
  const period = resolvePeriod(`last_${count}_days`, context);
  expect(period.end).toBe('2026-11-20');
  expect(periodDays(period)).toBe(count);
});

test('week start and fiscal-year month are configurable', () => {
  expect(resolvePeriod('this_week', { ...context, weekStart: 'sunday' }).start).toBe('2026-11-15');
  const fiscal = { ...context, fiscalYearStart: 2 };
  expect(periodText(resolvePeriod('this_quarter', fiscal))).toBe('2026-11-01/2027-01-31');
  expect(periodText(resolvePeriod('last_year', fiscal))).toBe('2025-02-01/2026-01-31');
  expect(periodText(resolvePeriod('year_to_date', fiscal))).toBe('2026-02-01/2026-11-21');
});

test('today is the day in the time zone', () => {
  const now = new Date('2026-11-21T10:30Z');
  expect(resolvePeriod('today', { now, timeZone: 'Pacific/Apia' }).start).toBe('2026-11-21');
  expect(resolvePeriod('today', { now, timeZone: 'Pacific/Pago_Pago' }).start).toBe('2026-11-20');
  expect(resolvePeriod('today', { now: new Date('2026-11-21T11:00Z'), timeZone: 'Pacific/Apia' }).start).toBe(
    '2026-11-22',
  );
});

test.each([
  ['2026-01-01/2026-02-28', '2026-01-01/2026-02-28'],
  ['2026-01-05', '2026-01-05/2026-01-05'],
  ['2024-02', '2024-02-01/2024-02-29'],
  ['2025', '2025-01-01/2025-12-31'],
  ['2025-11/2026-01', '2025-11-01/2026-01-31'],
])('a period is two calendar dates, both included: %s is %s', (text, expected) => {
  expect(periodText(resolvePeriod(text, { fiscalYearStart: 4 }))).toBe(expected);
});

test('an unknown name is refused with the nearest one', () => {
  expect(() => resolvePeriod('last_mont')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Period "last_mont" is not known.
    Did you mean "last_month"?]
  `);
  expect(() => resolvePeriod('soon')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Period "soon" is not known.
    Write a name such as "last_30_days", or two dates: "2026-01-01/2026-02-28".]
  `);
});

test('dates in the wrong order are refused with the right one', () => {
  expect(() => resolvePeriod('2026-02-01/2026-01-01')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Period "2026-02-01/2026-01-01" ends before it begins.
    Write the earlier date first: "2026-01-01/2026-02-01".]
  `);
});

test.each([
  '',
  'last_0_days',
  'last_10000_days',
  'toString',
  '2026-02-30',
  '2026-01-01/2026-01-02/2026-01-03',
  '2026-01-01/',
])('"%s" is refused as invalid_period', (text) => {
  expect(() => resolvePeriod(text)).toThrow(expect.objectContaining({ code: 'invalid_period' }));
});

test('a range is half-open, and back', () => {
  const january = resolvePeriod('2026-01');
  expect(toRange(january)).toEqual(['2026-01-01', '2026-02-01']);
  const day = fc.integer({ min: toDay('1970-01-01'), max: toDay('2099-12-31') });
  fc.assert(
    fc.property(day, fc.nat(5000), (first, length) => {
      const period = { start: fromDay(first), end: fromDay(first + length) };
      expect(fromRange(toRange(period))).toEqual(period);
      expect(resolvePeriod(periodText(period))).toEqual(period);
      expect(periodDays(period)).toBe(length + 1);
    }),
  );
});
