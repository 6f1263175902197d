import type { Calendar, Grain } from './calendar.ts';
import { toDay } from './date.ts';
import { bucketsBetween } from './grain.ts';
import type { Period } from './period.ts';
import { startOfDay } from './zone.ts';

const HOUR = 3_600_000;

/** How many buckets of a grain a period touches. A day on which clocks change has 23 or 25 hours. */
export function countBuckets({ start, end }: Period, grain: Grain, calendar: Calendar): number {
  const [first, last] = [toDay(start), toDay(end)];
  if (grain !== 'hour') return bucketsBetween(first, last, grain, calendar);
  const { timeZone } = calendar;
  return Math.ceil((startOfDay(last + 1, timeZone) - startOfDay(first, timeZone)) / HOUR);
}
