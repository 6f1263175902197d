import { expect, test } from 'vitest';
import { catalog } from '../default-catalog.ts';
import { aggregate } from '../frame/aggregate.ts';
import { createDataset } from '../frame/create-dataset.ts';
import { createFrame } from '../frame/create-frame.ts';
import type { Frame } from '../frame/frame.ts';
import { defineKpis } from '../kpi.ts';
import { planReading } from './plan.ts';
import { read } from './read.ts';
import { daily } from '../testing/daily.ts';
import { defaultCalendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';

const now = new Date('2026-11-21T12:00:00Z');

test('a series has one point a bucket, a hole is an absence, the running bucket is partial', () => {
  const frame = daily('2026-11-18', '2026-11-21', (day) => ({
    clicks: day === toDay('2026-11-19') ? null : 2,
  }));
  const { series } = read('clicks', frame, { period: '2026-11-18/2026-11-21', grain: 'day' }, { now });
  expect(series!.map(({ period, value, partial }) => [period.slice(0, 10), value, partial])).toEqual([
    ['2026-11-18', 2, false],
    ['2026-11-19', null, false],
    ['2026-11-20', 2, false],
    ['2026-11-21', 2, true],
  ]);
});

test('a bucket of a series says how many of its own days had data', () => {
  const frame = daily('2026-05-04', '2026-06-10', (day) => ({ clicks: day % 7 === 0 ? null : 1 }));
  const { series } = read('clicks', frame, { period: '2026-05-01/2026-06-10', grain: 'month' }, { now });
  expect(series!.map(({ coverage }) => coverage)).toEqual([
    { present: 24, expected: 31 },
    { present: 9, expected: 10 },
  ]);
});

test('the 23- and 25-hour days of daylight saving are whole with 23 and 25 hours', () => {
  const calendar = { timeZone: 'Europe/Berlin' };
  const hours = (from: string) =>
    Array.from({ length: 50 }, (_, i) => ({
      at: new Date(Date.parse(from) + i * 3_600_000).toISOString(),
      clicks: 1,
    }));
  const coverage = (from: string, period: string, grain?: 'day') =>
    read(
      'clicks',
      createFrame(hours(from), { date: 'at', calendar }),
      { period, ...(grain && { grain }) },
      { now, ...calendar },
    );
  expect(coverage('2026-03-28T12:00Z', '2026-03-29')).toMatchObject({
    value: 23,
    coverage: { present: 23, expected: 23 },
  });
  expect(coverage('2026-10-24T12:00Z', '2026-10-25', 'day')).toMatchObject({
    value: 25,
    coverage: { present: 25, expected: 25 },
    series: [{ value: 25, coverage: { present: 25, expected: 25 } }],
  });
});

test('a bucket that the period cuts is partial', () => {
  const frame = daily('2026-06-01', '2026-07-31', () => ({ clicks: 1 }));
  const { series } = read('clicks', frame, { period: '2026-06-10/2026-07-31', grain: 'month' }, { now });
  expect(series!.map(({ value, partial }) => [value, partial])).toEqual([
    [21, true],
    [31, false],
  ]);
});

test('previous(x) in a series reads the bucket before', () => {
  const frame = daily('2026-03-01', '2026-05-31', (day) => ({ followers: day }));
  const { series } = read(
    'follower_growth_rate',
    frame,
    { period: '2026-04-01/2026-05-31', grain: 'month' },
    { now },
  );
  const [march, april, may] = [toDay('2026-03-31'), toDay('2026-04-30'), toDay('2026-05-31')];
  expect(series!.map(({ value }) => value)).toEqual(
    [april / march - 1, may / april - 1].map((v) => expect.closeTo(v, 12)),
  );
});

test('previous(x) in a series reads the buckets of a given period one after the other', () => {
  const frame = daily('2025-01-01', '2026-06-30', (day) => ({ followers: day }));
  const { series } = read(
    'follower_growth_rate',
    frame,
    { period: '2026-04-01/2026-06-30', grain: 'month', compare: '2025-10-01/2025-11-30' },
    { now },
  );
  const before = series!.map(({ inputs }) => inputs['previous(followers)']);
  expect(before).toEqual([toDay('2025-10-31'), toDay('2025-11-30'), null]);
  expect(series![2]!.absence).toBe('no_comparison');
});

test('previous(x) in a series of weeks reads whole weeks, also a year before', () => {
  const [weekly] = Object.values(
    defineKpis({ before: { name: 'Before', formula: 'previous(clicks)', unit: 'count', better: 'higher' } }),
  );
  const request = { period: '2026-11-09/2026-11-22', grain: 'week', compare: 'previous_year' } as const;
  const plan = planReading({ ...request, kpi: weekly! }, { ...defaultCalendar, catalog, now });
  const dataset = createDataset(
    Array.from({ length: 400 }, (_, i) => ({ date: fromDay(toDay('2025-10-20') + i), clicks: 1 })),
  );
  const frame: Frame = {
    ...createFrame([]),
    timeless: false,
    tables: plan.slices.map((slice) => aggregate(dataset, slice, defaultCalendar)),
  };
  const { series } = read(weekly!, frame, request, { now });
  expect(series!.map(({ value }) => value)).toEqual([7, 7]);
});

test('per_year(x) counts the elapsed days of a bucket, and an hour as an hour', () => {
  const [yearly] = Object.values(
    defineKpis({ yearly: { name: 'Yearly', formula: 'per_year(orders)', unit: 'count', better: 'higher' } }),
  );
  const frame = daily('2026-10-01', '2026-11-21', () => ({ orders: 1 }));
  const months = read(yearly!, frame, { period: '2026-10-01/2026-11-30', grain: 'month' }, { now }).series!;
  expect(months.map(({ value }) => value)).toEqual([365.25, 365.25].map((v) => expect.closeTo(v, 9)));
  const hourly = createFrame([{ at: '2026-11-20T10:30:00Z', orders: 2 }], { date: 'at' });
  const hours = read(yearly!, hourly, { period: '2026-11-20', grain: 'hour' }, { now }).series!;
  expect(hours[10]!.value).toBeCloseTo(2 * 24 * 365.25, 9);
});

test('history has whole buckets, and not beyond all bounds', () => {
  const frame = daily('2026-01-01', '2026-06-30', () => ({ clicks: 1 }));
  const historyOf = (history: number) =>
    read('clicks', frame, { period: '2026-06-10/2026-06-30', grain: 'month', history }, { now }).history;
  expect(historyOf(2)!.map(({ period, value }) => [period, value])).toEqual([
    ['2026-04-01/2026-04-30', 30],
    ['2026-05-01/2026-05-31', 31],
  ]);
  for (const history of [1e9, 0.5, -1, Infinity]) {
    expect(() => historyOf(history)).toThrow(expect.objectContaining({ code: 'invalid_period' }));
  }
});
