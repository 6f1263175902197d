import type { Calendar, Grain } from './calendar.ts';
import { dayOf, dayParts } from './date.ts';

// 1970-01-01 was a Thursday.
const DAYS_SINCE = { monday: 3, sunday: 4 };
const MONTHS = { month: 1, quarter: 3, year: 12 };

/**
 * The first day of the bucket that holds a day. Weeks honour `weekStart`, quarters and years `fiscalYearStart`.
 * For grain `hour` a day is its own bucket.
 *
 * @example
 * bucketStart(toDay('2026-02-17'), 'month', defaultCalendar); // toDay('2026-02-01')
 */
export function bucketStart(day: number, grain: Grain, calendar: Calendar): number {
  return bucketAt(bucketIndex(day, grain, calendar), grain, calendar);
}

/** The first day of the bucket after the one that begins on `startDay`. */
export function nextBucket(startDay: number, grain: Grain, calendar: Calendar): number {
  return bucketAt(bucketIndex(startDay, grain, calendar) + 1, grain, calendar);
}

/** How many buckets two days and the days between them touch. */
export function bucketsBetween(firstDay: number, lastDay: number, grain: Grain, calendar: Calendar): number {
  return bucketIndex(lastDay, grain, calendar) - bucketIndex(firstDay, grain, calendar) + 1;
}

/** Numbers buckets one by one, so that calendar arithmetic is addition. */
export function bucketIndex(day: number, grain: Grain, calendar: Calendar): number {
  if (grain === 'hour' || grain === 'day') return day;
  if (grain === 'week') return Math.floor((day + DAYS_SINCE[calendar.weekStart]) / 7);
  const { year, month } = dayParts(day);
  return Math.floor((year * 12 + month - 1 - fiscalShift(grain, calendar)) / MONTHS[grain]);
}

/** The first day of the bucket with this number. */
export function bucketAt(index: number, grain: Grain, calendar: Calendar): number {
  if (grain === 'hour' || grain === 'day') return index;
  if (grain === 'week') return index * 7 - DAYS_SINCE[calendar.weekStart];
  return dayOf(0, index * MONTHS[grain] + fiscalShift(grain, calendar) + 1, 1);
}

function fiscalShift(grain: Grain, calendar: Calendar): number {
  return grain === 'month' ? 0 : calendar.fiscalYearStart - 1;
}
