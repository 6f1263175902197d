import type { Calendar, Grain } from '../time/calendar.ts';
import { toDay } from '../time/date.ts';
import { bucketsBetween } from '../time/grain.ts';
import type { Period } from '../time/period.ts';
import { startOfDay } from '../time/zone.ts';

const HOUR = 3_600_000;

/** How many of a source's own buckets a period holds. A day of daylight saving has 23 or 25 hours. */
export function expectedBuckets(
  period: Period | undefined,
  nativeGrain: Grain = 'day',
  calendar: Calendar,
): number {
  if (!period) return 0;
  const [first, last] = [toDay(period.start), toDay(period.end)];
  if (nativeGrain !== 'hour') return bucketsBetween(first, last, nativeGrain, calendar);
  const { timeZone } = calendar;
  return Math.ceil((startOfDay(last + 1, timeZone) - startOfDay(first, timeZone)) / HOUR);
}
