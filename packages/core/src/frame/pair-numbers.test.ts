import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairNumbers } from './pair-numbers.ts';

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
        expect(numbers.of(first, second)).toBe(expected);
        expect([numbers.firsts[expected], numbers.seconds[expected]]).toEqual([first, second]);
      }
      expect(numbers.length).toBe(known.size);
    }),
  );
});

test('many firsts and then many seconds take no table of all pairs', () => {
  const numbers = new PairNumbers();
  for (let first = 0; first < 500_000; first++) numbers.of(first, 0);
  expect(numbers.of(3, 100_000)).toBe(500_000);
  expect(numbers.of(499_999, 0)).toBe(499_999);
  expect(numbers.of(3, 100_000)).toBe(500_000);
});
