/**
 * The sum of numbers without the rounding errors of adding one by one: a million amounts add up to the cent.
 * A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
 *
 * @example
 * sum([1, 1e100, 1, -1e100]); // 2, where adding gives 0
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = total + value;
    lost += roundingError(total, value, next);
    total = next;
  }
  return total + lost;
}

/**
 * Adds to one of many sums at once. The sum is `totals[index] + lost[index]`; both columns begin with zeros.
 *
 * @example
 * for (let row = 0; row < length; row++) addTo(totals, lost, group[row], values[row]);
 */
export function addTo(totals: Float64Array, lost: Float64Array, index: number, value: number): void {
  const total = totals[index]!;
  const next = total + value;
  lost[index] = lost[index]! + roundingError(total, value, next);
  totals[index] = next;
}

/** What `a + b` is more than its rounded result: exact, and without a branch (Knuth's TwoSum). */
export function roundingError(a: number, b: number, rounded: number): number {
  const bRounded = rounded - a;
  return a - (rounded - bRounded) + (b - bRounded);
}
