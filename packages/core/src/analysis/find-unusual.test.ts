import { expect, test } from 'vitest';
import type { Point } from '../reading/reading.ts';
import { fromDay, toDay } from '../time/date.ts';
import { findUnusual } from './find-unusual.ts';
import { randomNormal } from '../testing/random-normal.ts';

const MONDAY = toDay('2026-01-05');

function daily(values: readonly (number | null)[], partialFrom = Infinity): Point[] {
  return values.map((value, i) => ({
    period: `${fromDay(MONDAY + i)}/${fromDay(MONDAY + i)}`,
    value,
    partial: i >= partialFrom,
    inputs: {},
    coverage: { present: 1, expected: 1 },
  }));
}

/** Weekdays about 1,000, weekends about 300, with a noise of 30. */
function weeks(count: number, seed = 1): number[] {
  const normal = randomNormal(seed);
  return Array.from({ length: count * 7 }, (_, i) => (i % 7 < 5 ? 1000 : 300) + 30 * normal());
}

test('a bucket is unusual when it lies beyond 3.5 scaled deviations from the median of the same weekday', () => {
  const values = weeks(8);
  values[50] = 700; // a Tuesday
  const found = findUnusual(daily(values), { grain: 'day' });
  expect(found).toMatchObject([{ index: 50, value: 700, direction: 'low', basis: 'weekday' }]);
  expect(found[0]!.expected).toBeGreaterThan(970);
  expect(found[0]!.expected).toBeLessThan(1030);
  expect(found[0]!.range[0]).toBeGreaterThan(750);
});

test('a weekend is not unusual for being one, a weekday like a weekend is', () => {
  const values = weeks(8);
  expect(findUnusual(daily(values), { grain: 'day' })).toEqual([]);
  values[52] = 300; // a Thursday
  expect(findUnusual(daily(values), { grain: 'day' }).map(({ index }) => index)).toEqual([52]);
});

test('other grains are held against the trailing 28 buckets', () => {
  const normal = randomNormal(2);
  const values = Array.from({ length: 40 }, () => 500 + 10 * normal());
  values[35] = 600;
  expect(findUnusual(daily(values), { grain: 'week' })).toMatchObject([
    { index: 35, direction: 'high', basis: 'trailing' },
  ]);
});

test('it needs at least 14 buckets', () => {
  const values = [...weeks(2).slice(0, 13), 5000];
  expect(findUnusual(daily(values), { grain: 'day' })).toEqual([]);
  expect(findUnusual(daily([...weeks(2), 5000]), { grain: 'day' }).map(({ index }) => index)).toEqual([14]);
  const gaps = [...weeks(2).map((value, i) => (i === 3 ? null : value)), 5000];
  expect(findUnusual(daily(gaps), { grain: 'day' })).toEqual([]);
});

test('it is never claimed for a partial bucket', () => {
  const values = [...weeks(8), 100];
  expect(findUnusual(daily(values), { grain: 'day' })).toHaveLength(1);
  expect(findUnusual(daily(values, 56), { grain: 'day' })).toEqual([]);
});

test('a partial or absent bucket is no evidence either', () => {
  const values: (number | null)[] = weeks(9);
  for (let i = 0; i < 20; i++) values[i * 3] = null;
  expect(findUnusual(daily(values), { grain: 'day' })).toEqual([]);
});

test('what never varied is unusual when it does, rounding aside', () => {
  const flat = Array.from({ length: 20 }, () => 5);
  expect(findUnusual(daily([...flat, 5 + 1e-12]), { grain: 'day' })).toEqual([]);
  expect(findUnusual(daily([...flat, 6]), { grain: 'day' })).toMatchObject([{ range: [5, 5], value: 6 }]);
});

test('the unit that is counted in does not matter', () => {
  const values = weeks(8).with(50, 700);
  const indexes = (points: Point[]) => findUnusual(points, { grain: 'day' }).map(({ index }) => index);
  expect(indexes(daily(values.map((value) => value * 100 + 7)))).toEqual(indexes(daily(values)));
});

test.each(['day', 'week'] as const)(
  'of normal noise by %s, fewer than 1 in 100 buckets is claimed',
  (grain) => {
    let [claimed, judged] = [0, 0];
    for (let seed = 1; seed <= 200; seed++) {
      claimed += findUnusual(daily(weeks(12, seed).map((value, i) => value - (i % 7 < 5 ? 700 : 0))), {
        grain,
      }).length;
      judged += 70;
    }
    expect(claimed / judged).toBeLessThan(0.01);
    expect(claimed).toBeGreaterThan(0);
  },
);
