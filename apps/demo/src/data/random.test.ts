import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

const draw = (draws: number, of: () => number) => Array.from({ length: draws }, of);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the same seed gives the same numbers, another seed others', () => {
  const [one, same, other] = [createRandom(7), createRandom(7), createRandom(8)];
  const expected = draw(50, one.next);
  expect(draw(50, same.next)).toEqual(expected);
  expect(draw(50, other.next)).not.toEqual(expected);
});

test('numbers are spread evenly over 0 to 1', () => {
  const values = draw(20_000, createRandom(1).next);
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = values.filter((value) => Math.floor(value * 10) === tenth).length / values.length;
    expect(share).toBeCloseTo(0.1, 1);
  }
});

for (const expected of [0.04, 0.7, 8, 12, 4_000]) {
  test(`counts where ${expected} are expected are whole, never negative, and ${expected} in the mean`, () => {
    const random = createRandom(3);
    const counts = draw(50_000, () => random.count(expected));
    expect(counts.filter((count) => !Number.isInteger(count) || count < 0)).toEqual([]);
    expect(Math.abs(mean(counts) / expected - 1)).toBeLessThan(0.03);
  });
}

test('a part is never more than the whole', () => {
  const random = createRandom(5);
  const parts = draw(5_000, () => random.part(20, 0.9));
  expect(Math.max(...parts)).toBe(20);
  expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
});
