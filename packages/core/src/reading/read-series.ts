import type { Lookup } from '../frame/lookup.ts';
import type { ReadingPlan } from './reading-plan.ts';
import { pointReader, type MoneyPoint } from './read-point.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Reading } from './reading.ts';
import { seriesPeriods } from './series-periods.ts';
import type { Span } from './spans.ts';
import { buckets } from '../time/buckets.ts';
import type { Grain } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';
import { nextBucket } from '../time/grain.ts';
import { fromRange, type Period } from '../time/period.ts';

/**
 * Reads the buckets of a span, as far as they have begun: those of `shown`, which begins with the span.
 * A bucket that its end cuts, or whose data may still change, is partial.
 */
export function seriesReader(
  plan: ReadingPlan,
  lookup: Lookup,
  span: Span,
  shown: Period,
  by: readonly string[],
  context: ReadingContext,
): (key: Reading['key']) => readonly MoneyPoint[] {
  const grain = plan.grain!;
  const period = span[0]!;
  const shifts = plan.formula.inputs.reduce((most, { shift }) => Math.max(most, shift), 0);
  const startsByShift = Array.from(
    { length: shifts + 1 },
    (_, shift) => seriesPeriods(period, grain, plan.spans.previousName, shift, context).starts,
  );
  const read = pointReader(plan, lookup, { kind: 'series', by, span }, context);
  const places = buckets(shown, grain, context).map((bucket, index) => {
    const starts = startsByShift.map((ofShift) => ofShift[index]);
    const whole = wholeBucket(bucket.start, grain, context);
    const cut = whole.start < shown.start || whole.end > shown.end;
    const place = {
      bucket: { index, starts },
      label: bucket.period,
      partial: cut || whole.end > plan.spans.settledUntil,
    };
    if (grain === 'hour') return { ...place, spans: [], expected: 1 };
    const elapsed = cut ? within(whole, shown) : whole;
    return {
      ...place,
      spans: starts.map((start) => (start === undefined ? start : wholeBucket(start, grain, context))),
      elapsed,
      expected: lookup.expected(elapsed),
    };
  });
  return (key) => places.map((place) => read({ key, ...place }));
}

/** The dates of a bucket; for an hour those of its day. */
function wholeBucket(start: string, grain: Grain, context: ReadingContext): Period {
  const day = toDay(start.slice(0, 10));
  return fromRange([fromDay(day), fromDay(nextBucket(day, grain, context))]);
}

function within({ start, end }: Period, { start: first, end: last }: Period): Period {
  return { start: start > first ? start : first, end: end < last ? end : last };
}
