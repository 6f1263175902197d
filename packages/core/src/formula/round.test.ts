import fc from 'fast-check';
import { expect, test } from 'vitest';
import { round } from './round.ts';

test.each([
  [1.005, 2, 1.01],
  [-1.005, 2, -1.01],
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [0.49999999999999994, 0, 0],
  [1234.5, -2, 1200],
  [1e21, 2, 1e21],
  [1.5e-7, 7, 2e-7],
  [8.345, 2, 8.35],
])(
  '%d to %i digits is %d: half goes away from zero, by the decimal that a person sees',
  (value, digits, expected) => {
    expect(round(value, digits)).toBe(expected);
  },
);

test('rounding twice changes nothing, and moves by half a unit at most', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: 0, max: 6 }),
      (value, digits) => {
        const once = round(value, digits);
        expect(round(once, digits)).toBe(once);
        expect(Math.abs(once - value)).toBeLessThanOrEqual(
          0.5 * 10 ** -digits * (1 + 1e-9) + Math.abs(value) * 1e-15,
        );
      },
    ),
  );
});
