import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

// R. G. Newcombe, "Two-Sided Confidence Intervals for the Single Proportion", Statistics in Medicine 17 (1998), Table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Newcombe 1998, Table I: %i of %i lies in %f to %f', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials)!;
  expect(interval[0]).toBeCloseTo(low, 4);
  expect(interval[1]).toBeCloseTo(high, 4);
});

test('a bound is the share at which what was seen is z standard errors away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (trials, part) => {
        const successes = Math.round(trials * part);
        const share = successes / trials;
        for (const bound of wilsonInterval(successes, trials)!) {
          expect((share - bound) ** 2 * trials).toBeCloseTo(1.959963984540054 ** 2 * bound * (1 - bound), 9);
        }
      },
    ),
  );
});

test('a higher level gives a wider interval, more trials a narrower one', () => {
  const [low, high] = wilsonInterval(40, 100)!;
  const sure = wilsonInterval(40, 100, 0.99)!;
  const many = wilsonInterval(400, 1000)!;
  expect(sure[0]).toBeLessThan(low);
  expect(sure[1]).toBeGreaterThan(high);
  expect(many[0]).toBeGreaterThan(low);
  expect(many[1]).toBeLessThan(high);
});

test.each([
  [0, 0],
  [3, 2],
  [-1, 10],
  [NaN, 10],
  [1, Infinity],
])('%f of %f is no proportion', (successes, trials) => {
  expect(wilsonInterval(successes, trials)).toBeUndefined();
});
