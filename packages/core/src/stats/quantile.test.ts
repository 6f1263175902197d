import { expect, test } from 'vitest';
import { scaledMad } from './mad.ts';
import { quantile } from './quantile.ts';

// R 4.3: quantile(c(1, 3, 4, 8, 15), p)
test.each([
  [0, 1],
  [0.25, 3],
  [0.4, 3.6],
  [0.5, 4],
  [0.8, 9.4],
  [1, 15],
])('the %d quantile is interpolated as type 7 of Hyndman and Fan', (p, expected) => {
  expect(quantile([8, 1, 15, 4, 3], p)).toBeCloseTo(expected, 12);
});

test('there is no quantile without values', () => {
  expect(quantile([], 0.5)).toBeNaN();
});

test('the scaled median absolute deviation is the standard deviation of a normal distribution', () => {
  // R: mad(c(1, 1, 2, 2, 4, 6, 9)) is 1.4826, its deviations from the median 2 are these
  expect(scaledMad([-1, -1, 0, 0, 2, 4, 7])).toBeCloseTo(1.4826, 4);
});

test('where most values are alike, the mean deviation takes its place', () => {
  expect(scaledMad([0, 0, 0, 0, 5])).toBeCloseTo(1.2533, 4);
  expect(scaledMad([0, 0, 0])).toBe(0);
});
