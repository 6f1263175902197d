import type { MeasureInput } from '../formula/formula.ts';
import type { Slice } from '../frame/query.ts';
import type { BucketWindow } from '../frame/window-table.ts';
import type { ReadingPlan } from './reading-plan.ts';
import type { ReadingContext } from './reading-context.ts';
import { seriesPeriods } from './series-periods.ts';
import type { Span } from './spans.ts';
import { buckets } from '../time/buckets.ts';
import type { Calendar, Grain } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';
import { bucketAt, bucketIndex } from '../time/grain.ts';
import { fromRange, toRange, type Period } from '../time/period.ts';
import type { Where } from '../where.ts';

/** What the slices of a plan are made from. */
export type SlicedPlan = Pick<ReadingPlan, 'spans' | 'grain' | 'where'>;

const HOURS_OF_SHORTEST_DAY = 23;

/**
 * The slice that answers an input for a whole span: the total of the span, or of the last buckets up to its end.
 * A range is made of days, so that a window of hours is a slice of hours.
 */
export function totalSlice(
  input: MeasureInput,
  span: Span,
  by: readonly string[],
  plan: SlicedPlan,
  context: ReadingContext,
): Slice | undefined {
  const period = span[input.shift];
  if (!period) return undefined;
  const { window } = input;
  const slice = (range: Period, grain: Slice['grain']) => sliceOf(input, range, grain, by, plan, context);
  if (window?.kind !== 'rolling' || context.source?.timeless) return slice(period, 'total');
  const { end } = (period === plan.spans.period && plan.spans.elapsed) || period;
  const grain = plan.grain ?? 'day';
  const trailing = { start: earlier(end, window.buckets - 1, grain, context), end };
  return slice(trailing, grain === 'hour' ? 'hour' : 'total');
}

/** The slice that answers an input for each bucket of a span. */
export function seriesSlice(
  input: MeasureInput,
  span: Span,
  by: readonly string[],
  plan: SlicedPlan,
  context: ReadingContext,
): Slice | undefined {
  const period = seriesPeriod(input, span, plan, context);
  return period && sliceOf(input, period, plan.grain!, by, plan, context);
}

/** The buckets that a window moves over, where a slice is of buckets. */
export function windowOf(
  { window }: MeasureInput,
  { grain, range }: Slice,
  calendar: Calendar,
): BucketWindow | undefined {
  if (!window || grain === 'total') return undefined;
  return {
    starts: buckets(fromRange(range), grain, calendar).map(({ start }) => start),
    width: window.kind === 'rolling' ? window.buckets : Infinity,
  };
}

/** Whether the source of a measure can be filtered and broken down by a dimension. */
export function hasDimension(dimension: string, measure: string, { source }: ReadingContext): boolean {
  if (source === undefined) return true;
  const own = source.parts?.filter(({ measures }) => measures.includes(measure)) ?? [source];
  return own.every(({ dimensions }) => dimensions.includes(dimension));
}

function seriesPeriod(
  { shift, window }: MeasureInput,
  span: Span,
  { spans, grain }: SlicedPlan,
  context: ReadingContext,
): Period | undefined {
  if (!span[0] || window?.kind === 'cumulative') return span[shift];
  const whole =
    shift === 0 ? span[0] : seriesPeriods(span[0], grain!, spans.previousName, shift, context).whole;
  return whole && window
    ? { ...whole, start: earlier(whole.start, window.buckets - 1, grain!, context) }
    : whole;
}

/** The first day of the bucket that is so many buckets before the one of a day. */
function earlier(date: string, count: number, grain: Grain, calendar: Calendar): string {
  const steps = grain === 'hour' ? Math.ceil(count / HOURS_OF_SHORTEST_DAY) : count;
  return fromDay(bucketAt(bucketIndex(toDay(date), grain, calendar) - steps, grain, calendar));
}

/** The filter is the request's and the input's own, without conditions on dimensions that the source lacks. */
function sliceOf(
  { measure, where }: MeasureInput,
  period: Period,
  grain: Slice['grain'],
  by: readonly string[],
  plan: SlicedPlan,
  context: ReadingContext,
): Slice {
  const own: Where = where.filter(({ dimension }) => hasDimension(dimension, measure, context));
  return { measures: [measure], range: toRange(period), grain, by, where: [...plan.where, ...own] };
}
