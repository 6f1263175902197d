import { standardErrors } from './normal.ts';

/** Two bounds, both included. */
export type Interval = readonly [low: number, high: number];

/**
 * Where the true share lies when `successes` of `trials` were seen: the score interval of E. B. Wilson,
 * "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927), without continuity correction.
 * `undefined` where the numbers are no proportion: no trials, or more successes than trials. Throws `wrong_arguments`
 * for a level outside 0 to 1.
 *
 * @example
 * wilsonInterval(81, 263); // [0.2553, 0.3662]
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Interval | undefined {
  const z = standardErrors(level);
  if (!(trials > 0 && successes >= 0 && successes <= trials && Number.isFinite(trials))) return undefined;
  const share = successes / trials;
  const square = (z * z) / trials;
  const middle = (share + square / 2) / (1 + square);
  const half = (z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials))) / (1 + square);
  return [successes === 0 ? 0 : middle - half, successes === trials ? 1 : middle + half];
}
