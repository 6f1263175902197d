import { buckets, type Bucket } from '../time/buckets.ts';
import type { Calendar, Grain } from '../time/calendar.ts';
import { comparisonPeriod } from '../time/compare.ts';
import { fromDay, toDay } from '../time/date.ts';
import { bucketStart, nextBucket } from '../time/grain.ts';
import type { Period } from '../time/period.ts';

/** The buckets of a series, and where each finds its inputs. */
export interface SeriesPeriods {
  readonly buckets: readonly Bucket[];
  /** By bucket: the start of the bucket that `previous(x)`, applied `shift` times, reads. */
  readonly starts: readonly (string | undefined)[];
  /** From the first to the last day that is read. */
  readonly whole?: Period;
}

/** Each bucket is a period of its own: `previous(x)` reads the bucket that compares with it. */
export function seriesPeriods(
  period: Period,
  grain: Grain,
  previousName: string,
  shift: number,
  calendar: Calendar,
): SeriesPeriods {
  const shown = buckets(period, grain, calendar);
  if (shift === 0) return { buckets: shown, starts: shown.map(({ start }) => start), whole: period };
  if (grain === 'hour') return { buckets: shown, starts: shown.map(() => undefined) };
  const earlier = shown.map(({ start }) => {
    const end = fromDay(nextBucket(toDay(start), grain, calendar) - 1);
    return comparisonPeriod(previousName, { start, end }, calendar, shift);
  });
  const [first, last] = [earlier[0], earlier.at(-1)];
  return {
    buckets: shown,
    starts: earlier.map((before) => before && fromDay(bucketStart(toDay(before.start), grain, calendar))),
    ...(first && last && { whole: { start: first.start, end: last.end } }),
  };
}

/** The `count` buckets before a period. */
export function historyPeriod(period: Period, grain: Grain, count: number, calendar: Calendar): Period {
  const unit = grain === 'hour' ? 'day' : grain;
  const end = bucketStart(toDay(period.start), unit, calendar) - 1;
  let start = end + 1;
  for (let n = 0; n < count; n++) start = bucketStart(start - 1, unit, calendar);
  return { start: fromDay(start), end: fromDay(end) };
}
