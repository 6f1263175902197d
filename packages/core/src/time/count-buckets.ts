import type { Calendar, Grain } from './calendar.ts';
import { toDay } from './date.ts';
import { bucketsBetween, bucketStart } from './grain.ts';
import type { Period } from './period.ts';
import { startOfDay } from './zone.ts';

const HOUR = 3_600_000;

/**
 * How many buckets of a grain begin in a period, and one at least: a week or a month belongs to the period in which
 * it begins. A day on which clocks change has 23 or 25 hours.
 */
export function countBuckets({ start, end }: Period, grain: Grain, calendar: Calendar): number {
  const [first, last] = [toDay(start), toDay(end)];
  if (grain === 'hour') {
    const { timeZone } = calendar;
    return Math.ceil((startOfDay(last + 1, timeZone) - startOfDay(first, timeZone)) / HOUR);
  }
  const cut = bucketStart(first, grain, calendar) < first ? 1 : 0;
  return Math.max(bucketsBetween(first, last, grain, calendar) - cut, 1);
}
