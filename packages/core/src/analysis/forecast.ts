/** Buckets in the order of time: the history, what has settled of the period, what is still to come of it. */
export interface Course {
  /** The first bucket of the period. */
  readonly start: number;
  /** The first bucket that is still to come. */
  readonly now: number;
  /** After the last bucket of the period. */
  readonly end: number;
  /** By bucket: its day of the week, 0 to 6, whichever is 0. Left out where buckets are not days. */
  readonly weekdays?: Uint8Array;
}

/** What adds up over the buckets of a {@link Course}. */
export interface Flow {
  /** By bucket, up to `now`. */
  readonly values: Float64Array;
  /** By bucket: how much of a usual one it is. 3 for a day that brings three times as much, 31 for a month of 31 days. */
  readonly weights: Float64Array;
}

/** So many buckets make a profile: 8 weeks of days, or 8 of anything coarser. */
export function profileLength({ weekdays }: Course): number {
  return weekdays ? 56 : 8;
}

const WEEK = 7;
const NEWEST = 0.8;

/**
 * What a flow brings in all of the period: what has settled, and for the rest the profile of the weekdays in the 8 weeks
 * before the period, at the level of the last 7 days. Without weekdays it is the level of the last two buckets, 4 : 1.
 * `NaN` where there is nothing to go by.
 *
 * @param shift Forecasts the period that lies so many buckets earlier, from what was known then.
 */
export function forecastTotal({ values, weights }: Flow, course: Course, shift = 0): number {
  const [start, now, end] = [course.start - shift, course.now - shift, course.end - shift];
  const { weekdays } = course;
  const profile = new Float64Array(WEEK);
  const usual = new Float64Array(WEEK);
  for (let i = Math.max(start - profileLength(course), 0); i < start; i++) {
    const slot = weekdays?.[i] ?? 0;
    profile[slot] = profile[slot]! + values[i]!;
    usual[slot] = usual[slot]! + weights[i]!;
  }
  const expected = (from: number, to: number) => {
    let sum = 0;
    for (let i = from; i < to; i++) {
      const slot = weekdays?.[i] ?? 0;
      sum += (profile[slot]! / usual[slot]!) * weights[i]!;
    }
    return sum;
  };
  const level = (from: number, to: number) => sumOf(values, from, to) / expected(from, to);
  const newest = weekdays
    ? level(now - WEEK, now)
    : NEWEST * level(now - 1, now) + (1 - NEWEST) * level(now - 2, now - 1);
  return sumOf(values, start, now) + newest * expected(now, end);
}

/** What a flow brought in a range of buckets. */
export function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum;
}
