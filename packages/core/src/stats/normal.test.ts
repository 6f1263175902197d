import { expect, test } from 'vitest';
import { normalQuantile, standardErrors } from './normal.ts';

/** Mass below z, by Simpson's rule over the density. */
function massBelow(z: number): number {
  const steps = 4000;
  const width = z / steps;
  let area = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    area += weight * Math.exp(-((i * width) ** 2) / 2);
  }
  return 0.5 + (area * width) / 3 / Math.sqrt(2 * Math.PI);
}

test.each([
  [0.5, 0],
  [0.75, 0.6744897501960817],
  [0.9, 1.2815515655446004],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.9995, 3.290526731491926],
])('tables of the normal distribution: %f lies below %f', (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 14);
  expect(normalQuantile(1 - p)).toBeCloseTo(-z, 12);
});

test('the published test values of algorithm AS 241 hold', () => {
  expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 15);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 14);
  expect(normalQuantile(1e-20)).toBeCloseTo(-9.2623400897984, 13);
});

test('the mass below a quantile, added up by another way, is the one asked for', () => {
  for (let p = 0.001; p < 1; p += 0.0123) expect(massBelow(normalQuantile(p))).toBeCloseTo(p, 12);
});

test('the default level of 95 % is 1.96 standard errors', () => {
  expect(standardErrors(0.95)).toBeCloseTo(1.96, 4);
});

test.each([0, 1, -0.5, 95, NaN])('a level of %f is refused', (level) => {
  expect(() => standardErrors(level)).toThrow(expect.objectContaining({ code: 'wrong_arguments' }));
});
