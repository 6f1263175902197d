import type { Lookup } from '../frame/lookup.ts';
import type { ReadingPlan } from './plan.ts';
import { pointReader, type MoneyPoint } from './read-point.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Reading } from './reading.ts';
import { seriesPeriods } from './series-periods.ts';
import { nextBucket } from '../time/grain.ts';
import { fromDay, toDay } from '../time/date.ts';
import { fromRange, type Period } from '../time/period.ts';

/**
 * Reads series of one period, one point a bucket.
 * A bucket that the period cuts, or whose data may still change, is partial.
 */
export function seriesReader(
  plan: ReadingPlan,
  lookup: Lookup,
  period: Period,
  by: readonly string[],
  context: ReadingContext,
): (key: Reading['key']) => readonly MoneyPoint[] {
  const grain = plan.grain!;
  const shifts = plan.formula.inputs.reduce((most, { shift }) => Math.max(most, shift), 0);
  const byShift = Array.from({ length: shifts + 1 }, (_, shift) =>
    seriesPeriods(period, grain, plan.spans.previousName, shift, context),
  );
  const read = pointReader(plan, lookup, { grain, by, periods: byShift.map(({ whole }) => whole) }, context);
  const places = byShift[0]!.buckets.map((bucket, i) => {
    const starts = byShift.map((shifted) => shifted.starts[i]);
    const [whole, ...before] = starts.map((start) =>
      start === undefined ? undefined : wholeBucket(start, grain, context),
    );
    const cut = whole!.start < period.start || whole!.end > period.end;
    return {
      starts,
      spans: [whole, ...before],
      label: bucket.period,
      partial: cut || whole!.end > plan.spans.settledUntil,
      expected: 1,
    };
  });
  return (key) => places.map((place) => read({ ...place, key }));
}

function wholeBucket(
  start: string,
  grain: NonNullable<ReadingPlan['grain']>,
  context: ReadingContext,
): Period {
  const day = toDay(start.slice(0, 10));
  if (grain === 'hour') return { start: fromDay(day), end: fromDay(day) };
  return fromRange([fromDay(day), fromDay(nextBucket(day, grain, context))]);
}
