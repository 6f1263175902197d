import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairNumbers } from './pair-numbers.ts';

/** The number of one pair. */
function numberOf(numbers: PairNumbers, first: number, second: number): number {
  const row = Int32Array.of(first);
  numbers.number(row, [0], 1, () => second);
  return row[0]!;
}

test('pairs are numbered in the order in which they come, and known again', () => {
  // Beyond some thousands the table of all pairs would be too large.
  const number = fc.oneof(fc.nat(20), fc.nat(5000));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 200 }), (pairs) => {
      const numbers = new PairNumbers();
      const known = new Map<string, number>();
      for (const [first, second] of pairs) {
        const expected = known.get(`${first} ${second}`) ?? known.size;
        known.set(`${first} ${second}`, expected);
        expect(numberOf(numbers, first, second)).toBe(expected);
        expect([numbers.firsts[expected], numbers.seconds[expected]]).toEqual([first, second]);
      }
      expect(numbers.length).toBe(known.size);
    }),
  );
});

test('many firsts and then many seconds take no table of all pairs', () => {
  const numbers = new PairNumbers();
  for (let first = 0; first < 500_000; first++) numberOf(numbers, first, 0);
  expect(numberOf(numbers, 3, 100_000)).toBe(500_000);
  expect(numberOf(numbers, 499_999, 0)).toBe(499_999);
  expect(numberOf(numbers, 3, 100_000)).toBe(500_000);
});
