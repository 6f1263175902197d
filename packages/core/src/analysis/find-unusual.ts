import type { Point } from '../reading/reading.ts';
import { scaledMad } from '../stats/mad.ts';
import { quantile } from '../stats/quantile.ts';
import type { Grain } from '../time/calendar.ts';

/** How {@link findUnusual} looks. */
export interface FindUnusualOptions {
  /** The width of the points' buckets: days are held against their own weekday. */
  readonly grain: Grain;
  /** From how many deviations on a bucket is unusual. @default 3.5 */
  readonly deviations?: number | undefined;
}

/** A bucket that is not like those before it. */
export interface UnusualPoint {
  /** Its place among the points given. */
  readonly index: number;
  readonly point: Point;
  readonly value: number;
  readonly direction: 'high' | 'low';
  /** The middle of what it is held against. */
  readonly expected: number;
  /** What would have been usual. */
  readonly range: readonly [low: number, high: number];
  /** What it is held against: the same weekday in the 8 weeks before, or the 28 buckets before. */
  readonly basis: 'weekday' | 'trailing';
}

const MIN_BUCKETS = 14;
const TRAILING = 28;
const WEEKS = 8;
const WEEK = 7;
// Deviations that are rounding, not data.
const NOTHING = 1e-9;

/**
 * The buckets that lie further than 3.5 scaled median absolute deviations from what went before: for days from the median
 * of the same weekday in the 8 weeks before, where all days of those weeks say how far days usually lie from their
 * weekday's median; for other grains from the median of the 28 buckets before. The limit of 3.5 is B. Iglewicz's and
 * D. C. Hoaglin's, "How to Detect and Handle Outliers" (1993). Needs 14 buckets with a value before, and says nothing of
 * partial buckets.
 *
 * @param points In the order of time, without gaps: the history, then the series.
 * @example
 * findUnusual([...(reading.history ?? []), ...(reading.series ?? [])], { grain: 'day' });
 * // [{ index: 61, value: 4210, direction: 'high', expected: 1980, range: [1320, 2640], basis: 'weekday', … }]
 */
export function findUnusual(
  points: readonly Point[],
  { grain, deviations = 3.5 }: FindUnusualOptions,
): UnusualPoint[] {
  const weekly = grain === 'day';
  const window = weekly ? WEEKS * WEEK : TRAILING;
  const values = Float64Array.from(points, ({ value, partial }) => (partial ? NaN : (value ?? NaN)));
  const found: UnusualPoint[] = [];
  points.forEach((point, index) => {
    const value = values[index]!;
    if (Number.isNaN(value)) return;
    const from = Math.max(index - window, 0);
    const expectation = weekly ? expectByWeekday(values, from, index) : expectByAll(values, from, index);
    if (!expectation) return;
    const { middle, spread } = expectation;
    const reach = Math.max(deviations * spread, NOTHING * Math.abs(middle));
    if (!(Math.abs(value - middle) > reach)) return;
    found.push({
      index,
      point,
      value,
      direction: value > middle ? 'high' : 'low',
      expected: middle,
      range: [middle - reach, middle + reach],
      basis: weekly ? 'weekday' : 'trailing',
    });
  });
  return found;
}

interface Expectation {
  readonly middle: number;
  readonly spread: number;
}

function expectByAll(values: Float64Array, from: number, to: number): Expectation | undefined {
  const before = values.subarray(from, to).filter((value) => !Number.isNaN(value));
  if (before.length < MIN_BUCKETS) return undefined;
  const middle = quantile(before, 0.5);
  return { middle, spread: scaledMad(before.map((value) => value - middle)) };
}

/**
 * The median of a weekday, and how far all days lie from the median of theirs. A median of few weeks lies closer to them
 * than to what comes, which the last factor makes good.
 */
function expectByWeekday(values: Float64Array, from: number, to: number): Expectation | undefined {
  const medians: number[] = [];
  const deviations: number[] = [];
  for (let slot = 0; slot < WEEK; slot++) {
    const days: number[] = [];
    for (let i = to - WEEK + slot; i >= from; i -= WEEK) if (!Number.isNaN(values[i]!)) days.push(values[i]!);
    const median = quantile(days, 0.5);
    medians.push(median);
    for (const day of days) deviations.push(day - median);
  }
  const [middle] = medians;
  if (deviations.length < MIN_BUCKETS || Number.isNaN(middle)) return undefined;
  const weeks = deviations.length / WEEK;
  return {
    middle: middle!,
    spread: scaledMad(deviations) * Math.sqrt((weeks + 1) / Math.max(weeks - 1, 0.5)),
  };
}
