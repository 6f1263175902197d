import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, dayParts, daysInMonth, fromDay, shiftMonths, toDay } from './date.ts';

const DAY = 86_400_000;
const anyDay = fc.integer({ min: toDay('0001-01-01'), max: toDay('9999-12-31') });

test('a date is counted in days since 1970-01-01', () => {
  expect(toDay('1970-01-01')).toBe(0);
  expect(toDay('1969-12-31')).toBe(-1);
  expect(toDay('2000-03-01') - toDay('2000-02-28')).toBe(2);
  expect(toDay('1900-03-01') - toDay('1900-02-28')).toBe(1);
});

test('days and dates are each other’s inverse', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const { year, month, day: dayOfMonth } = dayParts(day);
      expect(dayOf(year, month, dayOfMonth)).toBe(day);
      expect(toDay(fromDay(day))).toBe(day);
      expect(fromDay(day)).toBe(new Date(day * DAY).toISOString().slice(0, 10));
    }),
  );
});

test('each day follows the one before by the Gregorian rules, from the year 1 on', () => {
  const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengthOf = (year: number, month: number) =>
    month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  // 0001-01-01 was a Monday.
  let [year, month, day, weekday] = [1, 1, 1, 1];
  for (let at = toDay('0001-01-01'); year <= 2401; at++) {
    const parts = dayParts(at);
    if (parts.year !== year || parts.month !== month || parts.day !== day || parts.weekday !== weekday) {
      expect(parts).toEqual({ year, month, day, weekday });
    }
    weekday = (weekday + 1) % 7;
    if (day++ < lengthOf(year, month)) continue;
    day = 1;
    if (month++ < 12) continue;
    month = 1;
    year++;
  }
});

test('a month has the days that Date gives it', () => {
  for (const year of [1900, 2000, 2023, 2024]) {
    for (let month = 1; month <= 12; month++) {
      expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
    }
  }
});

test.each([
  ['2024-02-29', -12, '2023-02-28'],
  ['2023-02-28', 12, '2024-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-12-15', 1, '2027-01-15'],
])('%s shifted by %i months is %s', (date, months, expected) => {
  expect(fromDay(shiftMonths(toDay(date), months))).toBe(expected);
});

test('a date that does not exist is refused with the dates that do', () => {
  expect(() => toDay('2026-02-30')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Date "2026-02-30": there is no such day.
    That month goes from "2026-02-01" to "2026-02-28".]
  `);
  expect(() => toDay('2026-13-01')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Date "2026-13-01": there is no month 13.
    Months are written "01" to "12".]
  `);
});

test.each([
  '',
  '2026-1-1',
  '01/02/2026',
  '2026-01-00',
  '2026-00-01',
  '2026-01-01T00:00',
  ' 2026-01-01',
  '2023-02-29',
])('"%s" is refused as invalid_period', (text) => {
  expect(() => toDay(text)).toThrow(expect.objectContaining({ code: 'invalid_period' }));
});
