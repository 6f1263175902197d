/** Where a value lies between two ends, 0 at the low one and 1 at the high one. The ends differ. */
export function shareBetween(value: number, low: number, high: number): number {
  const room = high - low;
  // The distance of two huge numbers is not finite, and half of a tiny one is nothing.
  return room < Infinity ? (value - low) / room : (value / 2 - low / 2) / (high / 2 - low / 2);
}
