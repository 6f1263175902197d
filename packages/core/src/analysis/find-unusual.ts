import type { Cell } from '../cell.ts';
import type { Point } from '../reading/reading.ts';
import { scaledMad } from '../stats/mad.ts';
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
// Of a value; less is no difference.
const ROUNDING = 1e-9;

/**
 * The buckets that lie further than 3.5 scaled median absolute deviations from what went before: for days from the median
 * of the same weekday in the 8 weeks before, where all days of those weeks say how far a day usually lies from the
 * others of its weekday; for other grains from the median of the 28 buckets before. The limit of 3.5 is B. Iglewicz's and
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
  const kinds = Array.from({ length: weekly ? WEEK : 1 }, () => new Alike(weekly ? WEEKS : TRAILING));
  const found: UnusualPoint[] = [];
  points.forEach((point, index) => {
    const value = point.partial ? null : point.value;
    const alike = kinds[index % kinds.length]!;
    const spread =
      value === null ? undefined : spreadUnder(Math.abs(value - alike.middle) / deviations, kinds);
    if (value !== null && spread !== undefined) {
      const { middle } = alike;
      const reach = deviations * spread;
      const distance = Math.abs(value - middle);
      if (distance > reach && distance > ROUNDING * Math.abs(middle) && distance + reach < Infinity) {
        found.push({
          index,
          point,
          value,
          direction: value > middle ? 'high' : 'low',
          expected: middle,
          range: [middle - reach, middle + reach],
          basis: weekly ? 'weekday' : 'trailing',
        });
      }
    }
    alike.add(value);
  });
  return found;
}

/**
 * How far buckets usually lie from the others of their kind; `undefined` where that is more than `limit` for sure, which
 * counting tells faster than sorting, and where there are too few.
 */
function spreadUnder(limit: number, kinds: readonly Alike[]): number | undefined {
  let [known, near] = [0, 0];
  for (const { deviations, count } of kinds) {
    known += count;
    for (let i = 0; i < count; i++) if (Math.abs(deviations[i]!) < limit) near++;
  }
  if (known < MIN_BUCKETS || near * 2 < known) return undefined;
  return scaledMad(kinds.flatMap(({ deviations, count }) => [...deviations.subarray(0, count)]));
}

/** The last buckets of one kind: of a weekday, or of all there are. */
class Alike {
  middle = NaN;
  /** How far each lies from the median of the others, as many as `count` says. */
  readonly deviations: Float64Array;
  count = 0;
  readonly #length: number;
  readonly #values: Cell[] = [];
  readonly #sorted: number[] = [];

  constructor(length: number) {
    this.#length = length;
    this.deviations = new Float64Array(length);
  }

  /** Adds the next one; the oldest goes. */
  add(value: Cell): void {
    const sorted = this.#sorted;
    this.#values.push(value);
    const oldest = this.#values.length > this.#length ? this.#values.shift()! : null;
    if (oldest !== null) sorted.splice(sorted.indexOf(oldest), 1);
    if (value !== null) {
      const at = sorted.findIndex((one) => one > value);
      sorted.splice(at < 0 ? sorted.length : at, 0, value);
    }
    this.middle = middleOf(sorted, sorted.length);
    this.count = sorted.length > 1 ? sorted.length : 0;
    for (let i = 0; i < this.count; i++) this.deviations[i] = sorted[i]! - middleOf(sorted, i);
  }
}

/** The median of sorted values without the one at `left`. */
function middleOf(sorted: readonly number[], left: number): number {
  const last = sorted.length - (left < sorted.length ? 2 : 1);
  const low = Math.floor(last / 2);
  const high = Math.ceil(last / 2);
  return (sorted[low < left ? low : low + 1]! + sorted[high < left ? high : high + 1]!) / 2;
}
