import type { Interval } from './wilson.ts';
import { wilsonInterval } from './wilson.ts';

/** So many of so many. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
}

/** How two proportions differ. */
export interface ProportionComparison {
  /** a − b, as a fraction. */
  readonly difference: number;
  /** Where the true difference lies. */
  readonly interval: Interval;
  /** The interval excludes 0: the difference is hardly chance. */
  readonly significant: boolean;
}

/**
 * The difference a − b of two independent proportions with its hybrid score interval: method 10 of R. G. Newcombe,
 * "Interval Estimation for the Difference between Independent Proportions", Statistics in Medicine 17 (1998), 873–890.
 * `undefined` where one of them is no proportion. Throws `wrong_arguments` for a level outside 0 to 1.
 *
 * @example
 * compareProportions({ successes: 56, trials: 70 }, { successes: 48, trials: 80 });
 * // { difference: 0.2, interval: [0.0524, 0.3339], significant: true }
 */
export function compareProportions(
  a: Proportion,
  b: Proportion,
  level = 0.95,
): ProportionComparison | undefined {
  const intervalA = wilsonInterval(a.successes, a.trials, level);
  const intervalB = wilsonInterval(b.successes, b.trials, level);
  if (intervalA === undefined || intervalB === undefined) return undefined;
  const shareA = a.successes / a.trials;
  const shareB = b.successes / b.trials;
  const difference = shareA - shareB;
  const low = difference - Math.hypot(shareA - intervalA[0], intervalB[1] - shareB);
  const high = difference + Math.hypot(intervalA[1] - shareA, shareB - intervalB[0]);
  return { difference, interval: [low, high], significant: low > 0 || high < 0 };
}
