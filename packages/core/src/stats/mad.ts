import { quantile } from './quantile.ts';

// From the deviation of half of all values, or from the mean deviation, to the standard deviation of a normal distribution.
const OF_MEDIAN = 1.482602218505602;
const OF_MEAN = 1.2533141373155001;

/**
 * How far values usually lie from their middle, as a standard deviation that outliers do not inflate: the median absolute
 * deviation, scaled. Where more than half of the deviations are 0 it is made of their mean, after B. Iglewicz and
 * D. C. Hoaglin, "How to Detect and Handle Outliers" (1993).
 *
 * @param deviations From the middle, with or without their sign.
 * @example
 * scaledMad([-1, 0, 1, 100]); // 1.4826
 */
export function scaledMad(deviations: ArrayLike<number>): number {
  const sizes = new Float64Array(deviations);
  for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(sizes[i]!);
  const middle = quantile(sizes, 0.5);
  return middle > 0
    ? middle * OF_MEDIAN
    : (sizes.reduce((sum, size) => sum + size, 0) / sizes.length) * OF_MEAN;
}
