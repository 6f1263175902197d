import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapley } from './shapley.ts';

test('the glove game: one left glove is worth four times either of two right ones', () => {
  // L. S. Shapley's value of the game in which a pair is worth 1: (2/3, 1/6, 1/6)
  const worth = ([left, right, other]: Uint8Array) => (left && (right || other) ? 1 : 0);
  const parts = shapley(3, worth);
  expect(parts[0]).toBeCloseTo(2 / 3, 14);
  expect(parts[1]).toBeCloseTo(1 / 6, 14);
  expect(parts[2]).toBeCloseTo(1 / 6, 14);
});

test('the airport game: a longer runway is paid by those who need it', () => {
  // S. C. Littlechild and G. Owen (1973): costs 8, 11, 13, 18 are shared 2, 3, 4, 9
  const costs = [8, 11, 13, 18];
  const worth = (takesPart: Uint8Array) => Math.max(0, ...costs.filter((_, i) => takesPart[i]));
  expect(Array.from(shapley(4, worth), (part) => Math.round(part * 1e9) / 1e9)).toEqual([2, 3, 4, 9]);
});

test('the parts add up to what all reach together, also beyond 16 players', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1, maxLength: 20 }),
      (amounts) => {
        const worth = (takesPart: Uint8Array) =>
          amounts.reduce((product, amount, i) => (takesPart[i] ? product * amount : product), 1);
        const all = new Uint8Array(amounts.length).fill(1);
        const whole = worth(all) - 1;
        const parts = shapley(amounts.length, worth);
        const scale = parts.reduce((sum, part) => sum + Math.abs(part), Math.abs(whole));
        expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole)).toBeLessThanOrEqual(
          1e-9 * scale,
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('beyond 16 players equal ones get about the same', () => {
  const parts = shapley(20, (takesPart) => takesPart.reduce((sum, one) => sum + one, 0) ** 2);
  for (const part of parts) expect(Math.abs(part / 20 - 1)).toBeLessThan(0.1);
});

test('nobody gets nothing', () => {
  expect(shapley(0, () => 7)).toHaveLength(0);
});
