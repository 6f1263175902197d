import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaCdf, betaQuantile } from './beta.ts';

/** P(X ≥ k) for X binomial, term by term: the sum that I_p(k, n − k + 1) stands for (DLMF 8.17.5). */
function binomialTail(k: number, n: number, p: number): number {
  let total = 0;
  for (let i = k; i <= n; i++) {
    let term = 1;
    for (let j = 1; j <= i; j++) term *= ((n - i + j) / j) * p;
    total += term * (1 - p) ** (n - i);
  }
  return total;
}

test('the incomplete beta function is a binomial tail', () => {
  const counts = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(counts, counts, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (k, more, p) => {
      const n = k + more;
      expect(betaCdf(p, k, n - k + 1)).toBeCloseTo(binomialTail(k, n, p), 11);
    }),
  );
});

test('closed forms: I_x(1, b) and I_x(a, 1)', () => {
  for (const x of [0.01, 0.3, 0.5, 0.97]) {
    for (const shape of [0.5, 1, 3, 250]) {
      expect(betaCdf(x, 1, shape)).toBeCloseTo(1 - (1 - x) ** shape, 13);
      expect(betaCdf(x, shape, 1)).toBeCloseTo(x ** shape, 13);
    }
  }
});

test('a quantile has the mass asked for below it, for one event and for millions', () => {
  for (const [a, b] of [
    [1, 1],
    [0.5, 20],
    [3, 9000],
    [250_000, 250_000],
    [2_000_000, 30_000_000],
  ] as const) {
    for (const p of [0.005, 0.025, 0.5, 0.975])
      expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 8);
  }
});

test('next to nothing on one side leaves all mass at that side, down to the smallest number', () => {
  for (const tiny of [5e-324, 1e-300, 1e-20]) {
    for (const x of [1e-6, 0.5, 0.999999]) {
      expect(betaCdf(x, tiny, 11)).toBeCloseTo(1, 15);
      expect(betaCdf(x, 11, tiny)).toBeCloseTo(0, 15);
    }
  }
});

test('nothing lies below 0 and nothing above 1', () => {
  expect(betaCdf(0, 2, 3)).toBe(0);
  expect(betaCdf(1, 2, 3)).toBe(1);
});
