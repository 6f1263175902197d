import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { standardErrors } from './normal.ts';

/** Mass within z of the mean, by Simpson's rule over the density. */
function massWithin(z: number): number {
  const steps = 4000;
  const width = z / steps;
  let area = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    area += weight * Math.exp(-((i * width) ** 2) / 2);
  }
  return (2 * area * width) / 3 / Math.sqrt(2 * Math.PI);
}

test.each([
  [0.5, 0.6744897501960817],
  [0.8, 1.2815515655446004],
  [0.9, 1.6448536269514722],
  [0.95, 1.959963984540054],
  [0.98, 2.3263478740408408],
  [0.99, 2.5758293035489004],
  [0.998, 3.090232306167813],
  [0.999, 3.290526731491926],
])('tables of the normal distribution: %f lies within %f', (level, z) => {
  expect(standardErrors(level)).toBeCloseTo(z, 12);
});

test('the mass within, added up by another way, is the level asked for', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (level) => {
      expect(massWithin(standardErrors(level))).toBeCloseTo(level, 12);
    }),
  );
});

test('any level below 1 has an answer, the nearest to 1 too', () => {
  expect(standardErrors(1 - 2 ** -53)).toBeGreaterThan(8);
  expect(standardErrors(1 - 2 ** -53)).toBeLessThan(9);
  expect(standardErrors(Number.MIN_VALUE)).toBeLessThan(1e-320);
});

test('the default level of 95 % is 1.96 standard errors', () => {
  expect(standardErrors(0.95)).toBeCloseTo(1.96, 4);
});

test.each([0, 1, -0.5, 95, NaN])('a level of %f is refused', (level) => {
  expect(() => standardErrors(level)).toThrow(expect.objectContaining({ code: 'wrong_arguments' }));
});
