import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Calendar, Grain } from './calendar.ts';
import { defaultCalendar, grains } from './calendar.ts';
import { fromDay, toDay } from './date.ts';
import { bucketStart, bucketsBetween, nextBucket } from './grain.ts';

const calendars: fc.Arbitrary<Calendar> = fc.record({
  timeZone: fc.constant('UTC'),
  weekStart: fc.constantFrom('monday', 'sunday'),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
});
const days = fc.integer({ min: toDay('1900-01-01'), max: toDay('2100-12-31') });

/** Walks back day by day until a bucket begins. */
function startByWalking(day: number, grain: Grain, { weekStart, fiscalYearStart }: Calendar): number {
  const begins = (date: Date): boolean => {
    const month = date.getUTCMonth() + 1;
    if (grain === 'week') return date.getUTCDay() === (weekStart === 'monday' ? 1 : 0);
    if (grain === 'month') return date.getUTCDate() === 1;
    if (grain === 'quarter') return date.getUTCDate() === 1 && (month + 12 - fiscalYearStart) % 3 === 0;
    if (grain === 'year') return date.getUTCDate() === 1 && month === fiscalYearStart;
    return true;
  };
  while (!begins(new Date(day * 86_400_000))) day -= 1;
  return day;
}

test.each([
  ['2026-02-17', 'hour', {}, '2026-02-17'],
  ['2026-02-17', 'day', {}, '2026-02-17'],
  ['2026-02-17', 'week', {}, '2026-02-16'],
  ['2026-02-15', 'week', {}, '2026-02-09'],
  ['2026-02-15', 'week', { weekStart: 'sunday' }, '2026-02-15'],
  ['2026-02-14', 'week', { weekStart: 'sunday' }, '2026-02-08'],
  ['2026-02-17', 'month', { fiscalYearStart: 4 }, '2026-02-01'],
  ['2026-02-17', 'quarter', {}, '2026-01-01'],
  ['2026-02-17', 'quarter', { fiscalYearStart: 2 }, '2026-02-01'],
  ['2026-01-17', 'quarter', { fiscalYearStart: 2 }, '2025-11-01'],
  ['2026-02-17', 'year', { fiscalYearStart: 4 }, '2025-04-01'],
  ['2026-04-01', 'year', { fiscalYearStart: 4 }, '2026-04-01'],
] as const)('%s lies in the %s (%o) that begins on %s', (date, grain, part, expected) => {
  expect(fromDay(bucketStart(toDay(date), grain, { ...defaultCalendar, ...part }))).toBe(expected);
});

test('week start and fiscal-year month are configurable: the bucket found is the one found by walking back', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...grains), calendars, (day, grain, calendar) => {
      expect(bucketStart(day, grain, calendar)).toBe(startByWalking(day, grain, calendar));
    }),
    { numRuns: 1000 },
  );
});

test('a day lies before the next bucket, which is a bucket of its own', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...grains), calendars, (day, grain, calendar) => {
      const next = nextBucket(bucketStart(day, grain, calendar), grain, calendar);
      expect(next).toBeGreaterThan(day);
      expect(bucketStart(next, grain, calendar)).toBe(next);
      expect(bucketStart(next - 1, grain, calendar)).toBe(bucketStart(day, grain, calendar));
    }),
  );
});

test('buckets between two days are counted with those that are only touched', () => {
  expect(count('2026-01-31', '2026-02-01', 'month')).toBe(2);
  expect(count('2026-01-01', '2026-01-01', 'year')).toBe(1);
  expect(count('2026-01-01', '2026-01-31', 'day')).toBe(31);
  expect(count('2026-02-15', '2026-02-16', 'week')).toBe(2);
});

function count(first: string, last: string, grain: Grain): number {
  return bucketsBetween(toDay(first), toDay(last), grain, defaultCalendar);
}
