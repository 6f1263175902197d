import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRates, ratesDiffer } from './compare-rates.ts';

/** P(X ≤ k) for X binomial, term by term in logarithms. */
function binomialBelow(k: number, n: number, p: number): number {
  let total = 0;
  let logTerm = n * Math.log(1 - p);
  for (let i = 0; i <= k; i++) {
    total += Math.exp(logTerm);
    logTerm += Math.log(((n - i) / (i + 1)) * (p / (1 - p)));
  }
  return total;
}

test('R: poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878)) gives 1.971488, 0.8584264 to 4.2772659', () => {
  const { ratio, interval, significant } = compareRates(
    { events: 11, exposure: 800 },
    { events: 21, exposure: 3011 },
  )!;
  expect(ratio).toBeCloseTo(1.971488, 6);
  expect(interval[0]).toBeCloseTo(0.8584264, 6);
  expect(interval[1]).toBeCloseTo(4.2772659, 6);
  expect(significant).toBe(false);
});

// R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, Table I, method 5: Clopper and Pearson's interval of the share.
test.each([
  [81, 263, 0.2527, 0.3676],
  [15, 148, 0.0578, 0.1617],
  [0, 20, 0, 0.1684],
  [1, 29, 0.0009, 0.1776],
])('Newcombe 1998, Table I: %i of %i events lie in a share of %f to %f', (a, all, low, high) => {
  const { interval } = compareRates({ events: a, exposure: 1 }, { events: all - a, exposure: 1 })!;
  expect(interval[0] / (1 + interval[0])).toBeCloseTo(low, 4);
  expect(interval[1]! / (1 + interval[1]!)).toBeCloseTo(high, 4);
});

test('at each bound what was seen, or more extreme, has exactly the mass of one tail', () => {
  const events = fc.integer({ min: 1, max: 400 });
  const exposure = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(events, events, exposure, exposure, fc.constantFrom(0.8, 0.95, 0.99), (a, b, s, t, level) => {
      const [low, high] = compareRates(
        { events: a, exposure: s },
        { events: b, exposure: t },
        level,
      )!.interval;
      const share = (ratio: number) => (ratio * s) / (ratio * s + t);
      expect(1 - binomialBelow(a - 1, a + b, share(low))).toBeCloseTo((1 - level) / 2, 8);
      expect(binomialBelow(a, a + b, share(high!))).toBeCloseTo((1 - level) / 2, 8);
    }),
  );
});

test('cost per customer of 50 against 40 may be chance for ten customers, not for ten thousand', () => {
  expect(compareRates({ events: 10, exposure: 500 }, { events: 10, exposure: 400 })!.significant).toBe(false);
  expect(compareRates({ events: 1e4, exposure: 5e5 }, { events: 1e4, exposure: 4e5 })!.significant).toBe(
    true,
  );
});

test('two rates differ where the exact interval of their ratio excludes 1, and nowhere else', () => {
  const events = fc.oneof(fc.nat(30), fc.nat(5000), fc.double({ min: 0, max: 1e5, noNaN: true }));
  const exposure = fc.oneof(
    fc.integer({ min: 1, max: 5000 }),
    fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
  );
  const level = fc.constantFrom(0.5, 0.8, 0.95, 0.999);
  fc.assert(
    fc.property(events, events, exposure, exposure, level, (a, b, s, t, of) => {
      const [one, other] = [
        { events: a, exposure: s },
        { events: b, exposure: t },
      ] as const;
      const comparison = compareRates(one, other, of);
      expect(ratesDiffer(one, other, of)).toBe(comparison?.significant);
      expect(ratesDiffer(other, one, of)).toBe(comparison?.significant);
      if (!comparison) return;
      const [low, high] = comparison.interval;
      const bounds = [low, high ?? Infinity];
      // Where a bound meets 1, its last digit decides.
      if (bounds.some((bound) => Math.abs(bound - 1) < 1e-9)) return;
      expect(comparison.significant).toBe(bounds[0]! > 1 || bounds[1]! < 1);
    }),
    { numRuns: 500 },
  );
});

test('the more unequal what was paid, the less a single event says: at any size of numbers', () => {
  const one = { events: 1, exposure: 1e300 };
  expect(ratesDiffer(one, { events: 0, exposure: 1e-300 })).toBe(false);
  expect(ratesDiffer({ events: 0, exposure: 1e-300 }, one)).toBe(false);
  expect(ratesDiffer({ events: 1, exposure: 1e-300 }, { events: 0, exposure: 1e300 })).toBe(true);
  expect(ratesDiffer({ events: 3, exposure: 1e308 }, { events: 3, exposure: 1e308 })).toBe(false);
});

test('the currency does not matter', () => {
  const euros = compareRates({ events: 10, exposure: 500 }, { events: 30, exposure: 400 })!;
  const cents = compareRates({ events: 10, exposure: 50_000 }, { events: 30, exposure: 40_000 })!;
  expect(cents.interval[0]).toBeCloseTo(euros.interval[0], 12);
  expect(cents.interval[1]).toBeCloseTo(euros.interval[1]!, 12);
});

test('without events on one side the interval is open there, and never infinite', () => {
  const none = { events: 0, exposure: 1000 };
  const some = { events: 12, exposure: 1000 };
  expect(compareRates(some, none)).toMatchObject({
    ratio: null,
    interval: [expect.any(Number), null],
    significant: true,
  });
  expect(compareRates(none, some)).toMatchObject({
    ratio: 0,
    interval: [0, expect.any(Number)],
    significant: true,
  });
});

test('nothing is said without events or without exposure', () => {
  expect(compareRates({ events: 0, exposure: 1 }, { events: 0, exposure: 1 })).toBeUndefined();
  expect(compareRates({ events: 3, exposure: 0 }, { events: 3, exposure: 1 })).toBeUndefined();
  expect(compareRates({ events: NaN, exposure: 1 }, { events: 3, exposure: 1 })).toBeUndefined();
});
