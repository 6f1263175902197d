import { KpiError } from '../errors.ts';
import type { Calendar, Grain } from './calendar.ts';
import { defaultCalendar } from './calendar.ts';
import { fromDay, toDay } from './date.ts';
import { bucketStart, bucketsBetween, nextBucket } from './grain.ts';
import type { Period } from './period.ts';
import { periodText } from './period.ts';
import { hoursOfDay } from './zone.ts';

/** A bucket of a period, by which the rows of a table are found. */
export interface Bucket {
  /** Where the bucket begins, as in `Table.start`, also when that is before the period: `2026-01-01`, `2026-01-01T13:00+01:00`. */
  readonly start: string;
  /** The dates of the bucket within the period, both included; for an hour its start. */
  readonly period: string;
}

const MAX_BUCKETS = 100_000;

/**
 * The buckets of a period in the order of time. They hold every day of it once, and no other:
 * the first and the last are cut at its ends. Throws `invalid_period` for more than 100,000 buckets.
 *
 * @example
 * buckets({ start: '2026-01-30', end: '2026-02-10' }, 'month');
 * // [{ start: '2026-01-01', period: '2026-01-30/2026-01-31' }, { start: '2026-02-01', period: '2026-02-01/2026-02-10' }]
 */
export function buckets(period: Period, grain: Grain, calendar: Partial<Calendar> = {}): readonly Bucket[] {
  const full = { ...defaultCalendar, ...calendar };
  const [first, last] = [toDay(period.start), toDay(period.end)];
  const count = bucketsBetween(first, last, grain, full) * (grain === 'hour' ? 24 : 1);
  if (count > MAX_BUCKETS) {
    throw new KpiError(
      'invalid_period',
      `Period "${periodText(period)}" has ${count} buckets of grain "${grain}".\nAsk for a coarser grain or a shorter period.`,
    );
  }
  const result: Bucket[] = [];
  for (let start = bucketStart(first, grain, full); start <= last; start = nextBucket(start, grain, full)) {
    if (grain === 'hour') {
      for (const hour of hoursOfDay(start, full.timeZone)) result.push({ start: hour, period: hour });
    } else {
      const end = nextBucket(start, grain, full) - 1;
      const inside = { start: fromDay(Math.max(start, first)), end: fromDay(Math.min(end, last)) };
      result.push({ start: fromDay(start), period: periodText(inside) });
    }
  }
  return result;
}
