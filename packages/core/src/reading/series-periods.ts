import { KpiError } from '../errors.ts';
import { buckets } from '../time/buckets.ts';
import type { Calendar, Grain } from '../time/calendar.ts';
import { comparisonNames, comparisonPeriod } from '../time/compare.ts';
import { fromDay, toDay } from '../time/date.ts';
import { bucketAt, bucketIndex, bucketStart, nextBucket } from '../time/grain.ts';
import type { Period } from '../time/period.ts';

/** Where the buckets of a series find their inputs. */
export interface SeriesPeriods {
  /** By bucket: the start of the bucket that `previous(x)`, applied `shift` times, reads. */
  readonly starts: readonly (string | undefined)[];
  /** From the first to the last day that is read. */
  readonly whole?: Period;
}

const MAX_HISTORY = 100_000;

/**
 * Each bucket is a period of its own: `previous(x)` reads the bucket that compares with it. Buckets of a period that
 * was given as such are read one after the other.
 */
export function seriesPeriods(
  period: Period,
  grain: Grain,
  previousName: string,
  shift: number,
  calendar: Calendar,
): SeriesPeriods {
  const shown = buckets(period, grain, calendar);
  if (shift === 0) return { starts: shown.map(({ start }) => start), whole: period };
  if (grain === 'hour') return { starts: [] };
  if (!(comparisonNames as readonly string[]).includes(previousName)) {
    const given = comparisonPeriod(previousName, period, calendar, shift)!;
    const others = buckets(given, grain, calendar);
    return { starts: shown.map((_, i) => others[i]?.start), whole: given };
  }
  const starts = shown.map(({ start }) => {
    const end = fromDay(nextBucket(toDay(start), grain, calendar) - 1);
    const before = comparisonPeriod(previousName, { start, end }, calendar, shift)!;
    return fromDay(bucketStart(toDay(before.start), grain, calendar));
  });
  const end = fromDay(nextBucket(toDay(starts.at(-1)!), grain, calendar) - 1);
  return { starts, whole: { start: starts[0]!, end } };
}

/** The `count` buckets before a period; those of grain `hour` come by the day. Throws `invalid_period` for more than 100,000. */
export function historyPeriod(period: Period, grain: Grain, count: number, calendar: Calendar): Period {
  if (!Number.isInteger(count) || count < 0 || count > MAX_HISTORY) {
    throw new KpiError(
      'invalid_period',
      `History of ${count} buckets is not possible.\nAsk for a whole number up to ${MAX_HISTORY}.`,
    );
  }
  const first = bucketIndex(toDay(period.start), grain, calendar);
  return {
    start: fromDay(bucketAt(first - count, grain, calendar)),
    end: fromDay(bucketAt(first, grain, calendar) - 1),
  };
}
