import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFrame } from '../frame/create-frame.ts';
import { defineKpis, type Kpi } from '../kpi.ts';
import { read, type ReadRequest } from './read.ts';
import type { ReadingContext } from './reading-context.ts';
import { daily as dailyFrame } from '../testing/daily.ts';
import { exactSum } from '../testing/reference-executor.ts';
import { fromDay, toDay } from '../time/date.ts';

const now = new Date('2026-11-21T12:00:00Z');

/** A KPI of one formula. */
const kpi = (formula: string, unit: Kpi['unit'] = 'count'): Kpi =>
  defineKpis({ shown: { name: 'Shown', formula, unit, better: 'higher' } }).shown;

/** One row a day; what the day is worth is its number, from 1 on. */
const daily = (
  from: string,
  to: string,
  more: (n: number) => Record<string, number | string | null> = () => ({}),
) => dailyFrame(from, to, (day) => ({ clicks: day - toDay(from) + 1, ...more(day - toDay(from) + 1) }));

const seriesOf = (
  formula: string,
  frame: Parameters<typeof read>[1],
  request: ReadRequest,
  context: Partial<ReadingContext> = {},
) => read(kpi(formula), frame, { grain: 'day', ...request }, { now, ...context }).series!;

const values = (points: readonly { readonly value: number | null }[]) => points.map(({ value }) => value);

describe('cumulative(x) is the running total within the period', () => {
  test('it begins with the period, whatever was before', () => {
    const frame = daily('2026-06-01', '2026-06-30');
    const points = seriesOf('cumulative(clicks)', frame, { period: '2026-06-11/2026-06-14' });
    expect(values(points)).toEqual([11, 23, 36, 50]);
  });

  test('for the period as a whole it is the total', () => {
    const frame = daily('2026-06-01', '2026-06-30');
    expect(
      read(kpi('cumulative(clicks)'), frame, { period: '2026-06-11/2026-06-14' }, { now }),
    ).toMatchObject({
      value: 50,
      inputs: { 'cumulative(clicks)': 50 },
      coverage: { present: 4, expected: 4 },
    });
  });

  test('it stays where it is over a bucket without data, and is absent before the first', () => {
    const frame = createFrame([
      { date: '2026-06-02', clicks: 5 },
      { date: '2026-06-04', clicks: 1 },
    ]);
    const points = seriesOf('cumulative(clicks)', frame, { period: '2026-06-01/2026-06-04' });
    expect(values(points)).toEqual([null, 5, 5, 6]);
    expect(points[0]!.absence).toBe('no_data');
    expect(points.map(({ coverage }) => coverage.present)).toEqual([0, 1, 0, 1]);
  });

  test('a rate is made of running totals: totals first, formula after', () => {
    const frame = createFrame([
      { date: '2026-06-01', cost: 10, clicks: 1 },
      { date: '2026-06-02', cost: 10, clicks: 9 },
    ]);
    expect(values(seriesOf('cumulative(cost / clicks)', frame, {}))).toEqual([10, 2]);
  });

  test('previous(cumulative(x)) is what the series of the comparison shows in the same place', () => {
    const frame = daily('2026-05-01', '2026-06-30');
    const { series, comparisons } = read(
      kpi('cumulative(clicks) - previous(cumulative(clicks))'),
      frame,
      { period: '2026-06', grain: 'day', compare: 'previous_period' },
      { now },
    );
    const running = read(
      kpi('cumulative(clicks)'),
      frame,
      { period: '2026-06', grain: 'day', compare: 'previous_period' },
      { now },
    );
    const before = running.comparisons[0]!.series!;
    expect(values(series!)).toEqual(running.series!.map(({ value }, i) => value! - before[i]!.value!));
    expect(comparisons[0]!.series![0]).toMatchObject({ value: null, absence: 'no_comparison' });
  });

  test('where the comparison is shorter, its whole total stands beside the rest of the period', () => {
    const frame = daily('2026-02-01', '2026-03-31');
    const points = seriesOf('previous(cumulative(clicks))', frame, { period: '2026-03' });
    expect(values(points).slice(26)).toEqual([378, 406, 406, 406, 406]);
  });
});

describe('rolling(x, n) is the total of the trailing n buckets', () => {
  test('its window reaches back before the period', () => {
    const frame = daily('2026-06-01', '2026-06-30');
    const points = seriesOf('rolling(clicks, 3)', frame, { period: '2026-06-11/2026-06-13' });
    expect(values(points)).toEqual([9 + 10 + 11, 10 + 11 + 12, 11 + 12 + 13]);
  });

  test('at the beginning of the data it holds what there is', () => {
    const frame = daily('2026-06-01', '2026-06-30');
    expect(values(seriesOf('rolling(clicks, 3)', frame, { period: '2026-06-01/2026-06-03' }))).toEqual([
      1, 3, 6,
    ]);
  });

  test('a bucket without data has one as long as the window has data', () => {
    const frame = createFrame([{ date: '2026-06-01', clicks: 5 }]);
    const points = seriesOf('rolling(clicks, 2)', frame, { period: '2026-06-01/2026-06-03' });
    expect(values(points)).toEqual([5, 5, null]);
  });

  test('for the period as a whole it is the window at its end: days without a grain, else buckets of the grain', () => {
    const frame = daily('2026-06-01', '2026-06-30');
    const total = (grain?: 'week') =>
      read(kpi('rolling(clicks, 2)'), frame, { period: '2026-06', ...(grain && { grain }) }, { now });
    expect(total()).toMatchObject({ value: 29 + 30, coverage: { present: 2, expected: 2 } });
    const twoWeeks = Array.from({ length: 9 }, (_, i) => 22 + i);
    expect(total('week')).toMatchObject({
      value: exactSum(twoWeeks),
      coverage: { present: 9, expected: 9 },
    });
  });

  test('in a running period the window ends today', () => {
    const frame = daily('2026-11-01', '2026-11-21');
    expect(read(kpi('rolling(clicks, 2)'), frame, { period: 'this_month' }, { now }).value).toBe(20 + 21);
  });

  test('its comparison ends where the comparison ends', () => {
    const frame = daily('2026-05-01', '2026-06-30');
    const request = { period: '2026-06', compare: 'previous_period' };
    const reading = read(kpi('rolling(clicks, 2) - previous(rolling(clicks, 2))'), frame, request, { now });
    expect(reading.inputs).toEqual({
      'rolling(clicks, 2)': 60 + 61,
      'previous(rolling(clicks, 2))': 30 + 31,
    });
    expect(read(kpi('rolling(clicks, 2)'), frame, request, { now }).comparisons[0]!.value).toBe(30 + 31);
  });

  test('hours are counted by the clock, also over the hour that comes twice', () => {
    const hour = 3_600_000;
    const start = Date.parse('2026-11-01T00:00:00-04:00');
    const frame = createFrame(
      Array.from({ length: 25 }, (_, i) => ({
        at: new Date(start + i * hour).toISOString(),
        clicks: 2 ** i,
      })),
      { date: 'at', calendar: { timeZone: 'America/New_York' } },
    );
    const reading = read(
      kpi('rolling(clicks, 2)'),
      frame,
      { period: '2026-11-01', grain: 'hour' },
      { now, timeZone: 'America/New_York' },
    );
    expect(reading.series).toHaveLength(25);
    expect(reading.series!.map(({ value }) => value)).toEqual(
      Array.from({ length: 25 }, (_, i) => 2 ** i + (i === 0 ? 0 : 2 ** (i - 1))),
    );
    expect(reading).toMatchObject({ value: 2 ** 24 + 2 ** 23, coverage: { present: 1, expected: 2 } });
  });

  test('in a running day the window of hours ends with the hour that runs', () => {
    const rows = [10, 11, 12, 13].map((hour) => ({ at: `2026-11-21T${hour}:30:00Z`, clicks: hour }));
    const frame = createFrame(rows, { date: 'at' });
    const reading = read(kpi('rolling(clicks, 2)'), frame, { period: 'today', grain: 'hour' }, { now });
    expect(reading.value).toBe(11 + 12);
  });
});

describe('over a window', () => {
  const period = '2026-06-01/2026-06-03';

  test('a mean is weighted over all its buckets', () => {
    const frame = daily('2026-06-01', '2026-06-03', (n) => ({
      customer_lifespan: n,
      customers_end: 10 ** n,
    }));
    const points = seriesOf('rolling(customer_lifespan, 2)', frame, { period });
    expect(values(points)).toEqual([1, (10 + 200) / 110, (200 + 3000) / 1100]);
  });

  test('a level is that of the last bucket with data, or of the first', () => {
    const levels = [7, null, 9];
    const frame = daily('2026-06-01', '2026-06-03', (n) => ({
      followers: levels[n - 1]!,
      customers_start: levels[n - 1]!,
    }));
    expect(values(seriesOf('rolling(followers, 2)', frame, { period }))).toEqual([7, 7, 9]);
    expect(values(seriesOf('cumulative(customers_start)', frame, { period }))).toEqual([7, 7, 7]);
    expect(values(seriesOf('rolling(customers_start, 2)', frame, { period }))).toEqual([7, 7, 9]);
  });

  test('a distinct count does not add up', () => {
    const frame = daily('2026-06-01', '2026-06-03', (n) => ({ visitors: n === 1 ? null : n }));
    const points = seriesOf('rolling(visitors, 2)', frame, { period });
    expect(values(points)).toEqual([null, 2, null]);
    expect(points.map(({ absence }) => absence)).toEqual(['no_data', undefined, 'not_additive']);
  });

  test('what does not add up within a bucket is not known of the window either', () => {
    const frame = createFrame([
      { date: '2026-06-01', visitors: 3 },
      { date: '2026-06-02', visitors: 4 },
      { date: '2026-06-08', visitors: 5 },
    ]);
    const weeks = { grain: 'week', period: '2026-06-01/2026-06-14' } as const;
    expect(seriesOf('visitors', frame, weeks).map(({ absence }) => absence)).toEqual([
      'not_additive',
      undefined,
    ]);
    expect(seriesOf('rolling(visitors, 2)', frame, weeks)[1]).toMatchObject({ absence: 'not_additive' });
  });

  test('money in two currencies stays apart until it is exchanged', () => {
    const rows = ['EUR', 'USD'].flatMap((currency, i) => [
      { date: `2026-06-0${i + 1}`, currency, cost: 10 },
      { date: '2026-06-03', currency, cost: 1 },
    ]);
    const shown = (context: Partial<ReadingContext>) =>
      read(kpi('cumulative(cost)', 'money'), createFrame(rows), { period, grain: 'day' }, { now, ...context })
        .series!;
    expect(shown({}).map(({ value, absence }) => value ?? absence)).toEqual([
      10,
      'mixed_currency',
      'mixed_currency',
    ]);
    expect(values(shown({ currency: 'EUR', exchangeRates: { USD: 0.5 } }))).toEqual([10, 15, 16.5]);
  });

  test('members stay apart', () => {
    const frame = createFrame([
      { date: '2026-06-01', channel: 'a', clicks: 1 },
      { date: '2026-06-02', channel: 'b', clicks: 10 },
      { date: '2026-06-03', channel: 'a', clicks: 100 },
    ]);
    const { groups } = read(
      kpi('cumulative(clicks)'),
      frame,
      { period, grain: 'day', by: 'channel' },
      { now },
    );
    expect(groups!.map(({ key, value, series }) => [key['channel'], value, values(series!)])).toEqual([
      ['a', 101, [1, 1, 101]],
      ['b', 10, [null, 10, 10]],
    ]);
  });

  test('a source without dates has its totals, and says so', () => {
    const reading = read(kpi('rolling(clicks, 7) + cumulative(clicks)'), createFrame({ clicks: [3, 4] }));
    expect(reading).toMatchObject({ value: 14, notes: ['timeless'] });
  });
});

test('every window equals the sum of its rows', () => {
  const amount = fc.option(
    fc.integer({ min: -99_999, max: 99_999 }).map((cents) => cents / 100),
    { nil: null },
  );
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      (costs, n) => {
        const start = toDay('2026-06-01');
        const frame = createFrame({ date: costs.map((_, i) => fromDay(start + i)), cost: costs });
        const period = `2026-06-01/${fromDay(start + costs.length - 1)}`;
        const windows = [
          ['cumulative(cost)', costs.length],
          [`rolling(cost, ${n})`, n],
        ] as const;
        for (const [formula, width] of windows) {
          const shown = seriesOf(formula, frame, { period });
          costs.forEach((_, i) => {
            const inside = costs.slice(Math.max(0, i - width + 1), i + 1).filter((cost) => cost !== null);
            const exact = inside.length > 0 ? exactSum(inside) : null;
            expect(shown[i]!.value === null ? null : Number(shown[i]!.value.toFixed(6))).toBe(exact);
          });
        }
      },
    ),
  );
});
