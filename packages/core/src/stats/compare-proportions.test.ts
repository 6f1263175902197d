import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareProportions } from './compare-proportions.ts';

// R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, Table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('Newcombe 1998, Table II: %i/%i − %i/%i lies in %f to %f', (a, m, b, n, low, high) => {
  const { interval } = compareProportions({ successes: a, trials: m }, { successes: b, trials: n })!;
  expect(interval[0]).toBeCloseTo(low, 4);
  expect(interval[1]).toBeCloseTo(high, 4);
});

test('bounce rate 40 % of 25 sessions against 44 % of 25 may be chance, of 250,000 it is not', () => {
  const few = compareProportions({ successes: 10, trials: 25 }, { successes: 11, trials: 25 })!;
  expect(few.significant).toBe(false);
  const many = compareProportions(
    { successes: 100_000, trials: 250_000 },
    { successes: 110_000, trials: 250_000 },
  )!;
  expect(many.significant).toBe(true);
  expect(many.difference).toBeCloseTo(-0.04, 12);
});

test('exchanging the two mirrors the interval, which holds the difference', () => {
  const proportion = fc
    .tuple(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([trials, part]) => ({ successes: Math.round(trials * part), trials }));
  fc.assert(
    fc.property(proportion, proportion, (a, b) => {
      const there = compareProportions(a, b)!;
      const back = compareProportions(b, a)!;
      expect(there.interval[0]).toBeCloseTo(-back.interval[1], 12);
      expect(there.interval[1]).toBeCloseTo(-back.interval[0], 12);
      expect(there.interval[0]).toBeLessThanOrEqual(there.difference);
      expect(there.interval[1]).toBeGreaterThanOrEqual(there.difference);
      expect(there.significant).toBe(back.significant);
    }),
  );
});

test('nothing is said where one of them is no proportion', () => {
  expect(compareProportions({ successes: 1, trials: 2 }, { successes: 0, trials: 0 })).toBeUndefined();
  expect(compareProportions({ successes: 3, trials: 2 }, { successes: 1, trials: 2 })).toBeUndefined();
});
