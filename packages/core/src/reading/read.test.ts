import { expect, test } from 'vitest';
import { catalog } from '../default-catalog.ts';
import { aggregate } from '../frame/aggregate.ts';
import { createDataset } from '../frame/create-dataset.ts';
import { createFrame } from '../frame/create-frame.ts';
import type { Frame } from '../frame/frame.ts';
import { defineKpis } from '../kpi.ts';
import { planReading } from './plan.ts';
import { read } from './read.ts';
import type { ReadingContext } from './reading-context.ts';
import { defaultCalendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';

const now = new Date('2026-11-21T12:00:00Z');
const facts = (part: Partial<NonNullable<ReadingContext['source']>> = {}): Partial<ReadingContext> => ({
  now,
  source: { name: 'ads', dimensions: ['channel'], measures: ['cost', 'clicks'], timeless: false, ...part },
});

/** One row a day, with amounts that depend on the day. */
function daily(from: string, to: string, row: (day: number) => Record<string, number | string | null>) {
  const days = Array.from({ length: toDay(to) - toDay(from) + 1 }, (_, i) => toDay(from) + i);
  return createFrame(days.map((day) => ({ date: fromDay(day), ...row(day) })));
}

test('ctr for a month over three channels is Σclicks / Σimpressions', () => {
  const frame = createFrame([
    { date: '2026-01-01', channel: 'a', clicks: 1, impressions: 10 },
    { date: '2026-01-09', channel: 'b', clicks: 90, impressions: 1000 },
    { date: '2026-01-31', channel: 'c', clicks: 9, impressions: 90 },
  ]);
  expect(read('ctr', frame, { period: '2026-01' }).value).toBeCloseTo(100 / 1100, 15);
});

test('cost without conversions has no cost per conversion: zero_denominator, not infinity', () => {
  const frame = createFrame({ cost: [500], conversions: [0] });
  expect(read('cost_per_conversion', frame)).toMatchObject({ value: null, absence: 'zero_denominator' });
});

test('a measure that the source does not have is missing_measure', () => {
  expect(read('cpc', createFrame({ cost: [500] }))).toMatchObject({
    value: null,
    absence: 'missing_measure',
  });
});

test('no rows in the period is no_data', () => {
  const frame = createFrame([{ date: '2026-01-01', cost: 1, clicks: 1 }]);
  expect(read('cpc', frame, { period: '2025-06' })).toMatchObject({
    value: null,
    absence: 'no_data',
    coverage: { present: 0, expected: 30 },
  });
});

test('zero is a value', () => {
  expect(read('clicks', createFrame({ clicks: [0] })).value).toBe(0);
});

test('coverage says how many of the period’s buckets had data', () => {
  const frame = daily('2026-06-04', '2026-06-30', () => ({ clicks: 1 }));
  expect(read('clicks', frame, { period: '2026-06' }).coverage).toEqual({ present: 27, expected: 30 });
});

test('the reading keeps the inputs of its formula', () => {
  const frame = createFrame({ cost: [100, 50], clicks: [100, 25] });
  expect(read('cpc', frame)).toMatchObject({ value: 1.2, inputs: { cost: 150, clicks: 125 } });
});

test('a period is compared with the one before, both named with their dates', () => {
  const frame = daily('2026-05-01', '2026-06-30', (day) => ({
    cost: 10,
    clicks: day < toDay('2026-06-01') ? 5 : 4,
  }));
  const reading = read('cpc', frame, { period: '2026-06', compare: 'previous_period' }, { now });
  expect(reading).toMatchObject({ period: '2026-06-01/2026-06-30', value: 2.5 });
  expect(reading.comparisons).toMatchObject([
    { name: 'previous_period', period: '2026-05-01/2026-05-31', value: 2, change: 0.5, changeRate: 0.25 },
  ]);
});

test('several comparisons stand side by side', () => {
  const frame = daily('2025-06-01', '2026-06-30', () => ({ clicks: 1 }));
  const { comparisons } = read('clicks', frame, {
    period: '2026-06',
    compare: ['previous_period', 'previous_year'],
  });
  expect(comparisons.map(({ name, period, value }) => [name, period, value])).toEqual([
    ['previous_period', '2026-05-01/2026-05-31', 31],
    ['previous_year', '2025-06-01/2025-06-30', 30],
  ]);
});

test('a period still running is compared with the same elapsed part of the other one', () => {
  const frame = daily('2026-10-01', '2026-11-21', () => ({ clicks: 1 }));
  const reading = read('clicks', frame, { period: 'this_month', compare: 'previous_period' }, { now });
  expect(reading).toMatchObject({ value: 21, partial: true, coverage: { present: 21, expected: 21 } });
  expect(reading.comparisons[0]).toMatchObject({
    period: '2026-10-01/2026-10-21',
    value: 21,
    change: 0,
    verdict: 'same',
  });
});

test('completeUntil ends the part of a period that is compared', () => {
  const frame = daily('2026-10-01', '2026-11-21', () => ({ clicks: 1 }));
  const context = facts({ completeUntil: '2026-11-18' });
  const reading = read('clicks', frame, { period: 'this_month', compare: 'previous_period' }, context);
  expect(reading.value).toBe(21);
  expect(reading.comparisons[0]).toMatchObject({
    period: '2026-10-01/2026-10-18',
    compared: { period: '2026-11-01/2026-11-18', value: 18 },
    change: 0,
  });
});

test('settlesAfter ends it too, and later buckets are partial', () => {
  const frame = daily('2026-10-01', '2026-11-21', () => ({ clicks: 1 }));
  const context = facts({ settlesAfter: 7 });
  const { series, comparisons } = read(
    'clicks',
    frame,
    { period: '2026-11-12/2026-11-20', compare: 'previous_period', grain: 'day' },
    context,
  );
  expect(comparisons[0]!.compared!.period).toBe('2026-11-12/2026-11-14');
  expect(series!.filter(({ partial }) => partial).map(({ period }) => period.slice(0, 10))).toEqual([
    '2026-11-15',
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
  ]);
});

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

test('previous(x) reads the comparison being shown, and the comparison’s own reading shifts once more', () => {
  const [growth] = Object.values(
    defineKpis({
      growth: { name: 'Growth', formula: 'clicks / previous(clicks) - 1', unit: 'percent', better: 'higher' },
    }),
  );
  const frame = daily('2026-04-01', '2026-06-30', (day) => ({
    clicks: day < toDay('2026-05-01') ? 1 : day < toDay('2026-06-01') ? 2 : 3,
  }));
  const reading = read(growth!, frame, { period: '2026-06', compare: 'previous_period' }, { now });
  expect(reading.value).toBeCloseTo(90 / 62 - 1, 12);
  expect(reading.comparisons[0]!.value).toBeCloseTo(62 / 30 - 1, 12);
  expect(reading.inputs).toEqual({ clicks: 90, 'previous(clicks)': 62 });
});

test('with no comparison, previous(x) reads the previous period; before the data begin there is none', () => {
  const frame = daily('2026-05-01', '2026-05-31', () => ({ followers: 10 }));
  expect(read('follower_growth_rate', frame, { period: '2026-05' }, { now })).toMatchObject({
    value: null,
    absence: 'no_comparison',
  });
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

test('a comparison that still runs is partial', () => {
  const frame = daily('2026-10-01', '2026-11-21', () => ({ clicks: 1 }));
  const { comparisons } = read(
    'clicks',
    frame,
    { period: '2026-10', compare: ['2026-11', '2026-09'] },
    { now },
  );
  expect(comparisons.map(({ partial }) => partial)).toEqual([true, false]);
});

test('a calendar that cannot be, and a grain that is none, are refused', () => {
  const frame = daily('2026-06-01', '2026-06-30', () => ({ clicks: 1 }));
  const refuse = (context: Partial<ReadingContext>, grain: 'day') => () =>
    read('clicks', frame, { grain }, { now, ...context });
  expect(refuse({ weekStart: 'Monday' as never }, 'day')).toThrow('Did you mean "monday"?');
  expect(refuse({ fiscalYearStart: 13 }, 'day')).toThrow('A year cannot start in month "13".');
  expect(refuse({ timeZone: 'Berlin' }, 'day')).toThrow('Did you mean "Europe/Berlin"?');
  expect(refuse({}, 'days' as never)).toThrow('Grain "days" is not known.\nDid you mean "day"?');
});

test('a filter on a dimension that the source lacks is an error that names those it has', () => {
  const frame = createFrame([{ date: '2026-01-01', channel: 'a', cost: 1 }]);
  expect(() => read('ad_spend', frame, { where: 'chanel=a' })).toThrow('Did you mean "channel"?');
});

test('a source without the dimension of a definition’s filter is taken to hold only such rows, and the reading says so', () => {
  const frame = createFrame({ clicks: [7] });
  expect(read('organic_clicks', frame)).toMatchObject({
    value: 7,
    notes: ['assumed channel=organic', 'timeless'],
  });
});

test('a definition’s filter is applied where the source has the dimension', () => {
  const frame = createFrame([
    { channel: 'organic', clicks: 7 },
    { channel: 'search', clicks: 3 },
  ]);
  expect(read('organic_clicks', frame).value).toBe(7);
});

test('a timeless source serves its totals for any period; comparisons and series are absent', () => {
  const reading = read('clicks', createFrame({ clicks: [7] }), {
    period: '2026-06',
    compare: 'previous_period',
    grain: 'day',
  });
  expect(reading).toMatchObject({ value: 7, period: 'total', comparisons: [], notes: ['timeless'] });
  expect(reading.series).toBeUndefined();
});

test('a breakdown has one reading a member, and the total is computed from totals', () => {
  const frame = createFrame([
    { channel: 'a', cost: 100, clicks: 100 },
    { channel: 'b', cost: 50, clicks: 25 },
  ]);
  const reading = read('cpc', frame, { by: 'channel' });
  expect(reading.value).toBe(1.2);
  expect(reading.groups!.map(({ key, value }) => [key['channel'], value])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

test('money in two currencies is mixed_currency unless exchange rates are configured', () => {
  const frame = createFrame([
    { currency: 'EUR', cost: 100, clicks: 10 },
    { currency: 'USD', cost: 100, clicks: 10 },
  ]);
  expect(read('cpc', frame)).toMatchObject({ value: null, absence: 'mixed_currency' });
  expect(read('cpc', frame, {}, { currency: 'EUR', exchangeRates: { USD: 0.9 } })).toMatchObject({
    value: 9.5,
    currency: 'EUR',
  });
  expect(read('cpc', frame, { where: 'currency=USD' })).toMatchObject({ value: 10, currency: 'USD' });
});

test('target(x) reads the target of exactly that period, or the sum of those it contains', () => {
  const frame = daily('2026-01-01', '2026-03-31', () => ({ revenue: 100 }));
  const monthly = ['2026-01', '2026-02', '2026-03'].map((period) => ({
    kpi: 'revenue',
    value: 3000,
    period,
  }));
  const attainment = (targets: ReadingContext['targets'] & object, period: string) =>
    read('sales_target_attainment', frame, { period }, { now, targets });
  expect(attainment(monthly, '2026-01').value).toBeCloseTo(3100 / 3000, 12);
  expect(attainment(monthly, '2026-01-01/2026-03-31').value).toBe(1);
  expect(attainment(monthly.slice(1), '2026-01-01/2026-03-31')).toMatchObject({
    value: null,
    absence: 'no_target',
  });
});

test('target(x) of a running period is the target of the whole period, and the request’s own comes first', () => {
  const frame = daily('2026-11-01', '2026-11-21', () => ({ revenue: 100 }));
  const request = { period: 'this_month', targets: { revenue: 4200 } };
  const configured = [{ kpi: 'revenue', value: 2100, period: '2026-11' }];
  const attainment = (asked: typeof request | { period: string }) =>
    read('sales_target_attainment', frame, asked, { now, targets: configured }).value;
  expect(attainment({ period: 'this_month' })).toBe(1);
  expect(attainment(request)).toBe(0.5);
});

test('the longest targets that fill the period are added up, where they fill it', () => {
  const frame = daily('2026-01-01', '2026-12-31', () => ({ revenue: 1 }));
  const target = (value: number, period: string) => ({ kpi: 'revenue', value, period });
  const quarters = [10, 20, 30, 40].map((value, q) =>
    target(value, `2026-${String(3 * q + 1).padStart(2, '0')}/2026-${String(3 * q + 3).padStart(2, '0')}`),
  );
  const shown = (targets: ReadingContext['targets'] & object) =>
    read('revenue', frame, { period: '2026' }, { now: new Date('2027-02-01'), targets }).target?.value;
  expect(shown([target(1, '2026-01'), ...quarters])).toBe(100);
  expect(shown([target(1, '2026-01'), target(2, '2026-02/2026-12'), ...quarters.slice(0, 1)])).toBe(3);
  expect(shown(quarters.slice(1))).toBeUndefined();
});

test('the monthly targets of a rate or a level do not add up to one of the quarter', () => {
  const frame = daily('2026-01-01', '2026-03-31', () => ({ clicks: 1, impressions: 10, followers: 5 }));
  const monthly = ['ctr', 'followers', 'clicks'].flatMap((kpi) =>
    ['2026-01', '2026-02', '2026-03'].map((period) => ({ kpi, value: 2, period })),
  );
  const shown = (kpi: string, period: string) =>
    read(kpi, frame, { period }, { now, targets: monthly }).target?.value;
  expect(['ctr', 'followers', 'clicks'].map((kpi) => shown(kpi, '2026-02'))).toEqual([2, 2, 2]);
  expect(['ctr', 'followers', 'clicks'].map((kpi) => shown(kpi, '2026-01/2026-03'))).toEqual([
    undefined,
    undefined,
    6,
  ]);
});

test('a target that is no number is refused', () => {
  const frame = createFrame({ clicks: [1] });
  expect(() => read('clicks', frame, { target: NaN })).toThrow('Target of "clicks" is NaN.');
  const targets = [{ kpi: 'clicks', value: Infinity, period: '2026' }];
  expect(() => read('clicks', frame, { period: '2026' }, { targets })).toThrow(
    'Target of "clicks" is Infinity.',
  );
});

test('attainment is value / target for higher and target / value for lower', () => {
  const frame = createFrame({ cost: [100], revenue: [500], clicks: [50] });
  expect(read('roas', frame, { target: 4 }).target).toMatchObject({
    attainment: 1.25,
    status: 'met',
    toGo: 0,
  });
  expect(read('cpc', frame, { target: 1 }).target).toMatchObject({
    attainment: 0.5,
    status: 'missed',
    toGo: 1,
  });
  expect(read('cpc', frame, { target: 0 }).target).toMatchObject({ attainment: null, status: 'none' });
});

test('for a running period the status is about the projected end', () => {
  const frame = daily('2026-11-01', '2026-11-21', () => ({ revenue: 100 }));
  expect(read('revenue', frame, { period: 'this_month', target: 3000 }, { now }).target).toMatchObject({
    attainment: 0.7,
    status: 'on_track',
    projected: 3000,
    toGo: 900,
  });
});
