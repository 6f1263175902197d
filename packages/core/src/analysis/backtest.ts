import { quantile } from '../stats/quantile.ts';
import { profileLength, type Course } from './forecast.ts';

const MIN_BACKTESTS = 8;
// A year of days: what is older tells of another time.
const MAX_BACKTESTS = 364;
const LEVEL = 0.8;

/**
 * How far off a forecast is: 80 % of the periods that begin earlier, up to a year back and as far as there is a
 * quarter of a profile before them, ended no further away. Periods that overlap tell less than so many periods, which is made good with the
 * wider tails of Student's distribution. A fraction of the forecast; `undefined` with fewer than 8 such periods.
 *
 * @param errorAt The relative error of the forecast that lies so many buckets earlier; `NaN` where there is none.
 */
export function backtest(course: Course, errorAt: (shift: number) => number): number | undefined {
  const ahead = course.end - course.now;
  const errors: number[] = [];
  const furthest = Math.min(course.start - profileLength(course) / 4, ahead + MAX_BACKTESTS - 1);
  for (let shift = ahead; shift <= furthest; shift++) {
    const error = Math.abs(errorAt(shift));
    if (Number.isFinite(error)) errors.push(error);
  }
  if (errors.length < MIN_BACKTESTS) return undefined;
  return quantile(errors, LEVEL) * widening(Math.max(errors.length / ahead, 1));
}

/**
 * The 90 % point of Student's distribution over that of the normal one: M. Abramowitz and I. A. Stegun,
 * Handbook of Mathematical Functions (1964), 26.7.5.
 */
function widening(degrees: number): number {
  const x = 1 / degrees;
  return 1 + x * (0.660594 + x * (0.445468 + x * (0.201722 + x * 0.042445)));
}
