import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Calendar } from './calendar.ts';
import { grains } from './calendar.ts';
import { buckets } from './buckets.ts';
import { fromDay, toDay } from './date.ts';
import { bucketStart } from './grain.ts';
import { resolvePeriod } from './period.ts';

test('a bucket is named by its true start and cut at the ends of the period', () => {
  expect(buckets({ start: '2026-01-30', end: '2026-03-02' }, 'month')).toEqual([
    { start: '2026-01-01', period: '2026-01-30/2026-01-31' },
    { start: '2026-02-01', period: '2026-02-01/2026-02-28' },
    { start: '2026-03-01', period: '2026-03-01/2026-03-02' },
  ]);
  expect(buckets(resolvePeriod('2026-02-17'), 'year', { fiscalYearStart: 4 })).toEqual([
    { start: '2025-04-01', period: '2026-02-17/2026-02-17' },
  ]);
  expect(buckets(resolvePeriod('2026-02-16/2026-02-22'), 'week', { weekStart: 'sunday' })).toEqual([
    { start: '2026-02-15', period: '2026-02-16/2026-02-21' },
    { start: '2026-02-22', period: '2026-02-22/2026-02-22' },
  ]);
});

test('hours are those that clocks show: 23 + 24 + 25 of them', () => {
  const berlin = { timeZone: 'Europe/Berlin' };
  expect(buckets(resolvePeriod('2026-03-28/2026-03-29'), 'hour', berlin)).toHaveLength(24 + 23);
  const autumn = buckets(resolvePeriod('2026-10-25'), 'hour', berlin);
  expect(autumn).toHaveLength(25);
  expect(autumn[2]).toEqual({ start: '2026-10-25T02:00+02:00', period: '2026-10-25T02:00+02:00' });
});

test('buckets hold every day of the period exactly once', () => {
  const calendars: fc.Arbitrary<Calendar> = fc.record({
    timeZone: fc.constantFrom('UTC', 'America/Havana'),
    weekStart: fc.constantFrom('monday', 'sunday'),
    fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  });
  const first = fc.integer({ min: toDay('1990-01-01'), max: toDay('2050-12-31') });
  const coarse = fc.constantFrom(...grains.filter((grain) => grain !== 'hour'));
  fc.assert(
    fc.property(first, fc.nat(1200), coarse, calendars, (start, length, grain, calendar) => {
      const period = { start: fromDay(start), end: fromDay(start + length) };
      let next = start;
      for (const bucket of buckets(period, grain, calendar)) {
        const inside = resolvePeriod(bucket.period);
        expect(toDay(inside.start)).toBe(next);
        expect(bucket.start).toBe(fromDay(bucketStart(next, grain, calendar)));
        next = toDay(inside.end) + 1;
      }
      expect(next).toBe(start + length + 1);
    }),
  );
});

test('too many buckets are refused at once', () => {
  expect(() => buckets({ start: '0001-01-01', end: '9999-12-31' }, 'hour'))
    .toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Period "0001-01-01/9999-12-31" has 87649416 buckets of grain "hour".
    Ask for a coarser grain or a shorter period.]
  `);
});
