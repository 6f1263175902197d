/**
 * Where a share `p` of the values lies below, interpolated between neighbours: type 7 of R. J. Hyndman and Y. Fan,
 * "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996). `NaN` without values.
 *
 * @example
 * quantile([1, 2, 3, 4], 0.5); // 2.5
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  const sorted = new Float64Array(values).sort();
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const [low = NaN, high = low] = sorted.subarray(below, below + 2);
  return low + (high - low) * (at - below);
}
