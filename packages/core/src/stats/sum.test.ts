import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTo, sum } from './sum.ts';

test('1,000,000 amounts with two decimals add up exactly to the cent', () => {
  const cents = Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 1_000_003);
  const exact = cents.reduce((total, amount) => total + BigInt(amount), 0n);
  const amounts = cents.map((amount) => amount / 100);
  expect(sum(amounts)).toBe(Number(exact) / 100);
  expect(amounts.reduce((total, amount) => total + amount, 0)).not.toBe(Number(exact) / 100);
});

test('what a large number swallows comes back when it is gone', () => {
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
});

test('the sum of nothing is 0', () => {
  expect(sum([])).toBe(0);
});

test('amounts in any order, and in groups, add up to the same cent', () => {
  const amounts = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 200 });
  fc.assert(
    fc.property(amounts, fc.nat(7), (cents, groups) => {
      const exact = Number(cents.reduce((total, amount) => total + BigInt(amount), 0n));
      const totals = new Float64Array(groups + 1);
      const lost = new Float64Array(groups + 1);
      cents.forEach((amount, i) => addTo(totals, lost, i % (groups + 1), amount / 100));
      const values = cents.map((amount) => amount / 100);
      for (const total of [sum(values), sum(values.toReversed()), sum([...totals, ...lost])]) {
        expect(Math.abs(total * 100 - exact)).toBeLessThan(1e-4);
      }
    }),
  );
});
