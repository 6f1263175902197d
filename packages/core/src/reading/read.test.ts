import { expect, test } from 'vitest';
import { createFrame } from '../frame/create-frame.ts';
import { defineKpis } from '../kpi.ts';
import { read } from './read.ts';
import type { ReadingContext } from './reading-context.ts';
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

test('ctr, day 1: 1/10, day 2: 90/1000 is 91/1010, not the mean of the days', () => {
  const frame = createFrame([
    { date: '2026-01-01', clicks: 1, impressions: 10 },
    { date: '2026-01-02', clicks: 90, impressions: 1000 },
  ]);
  expect(read('ctr', frame).value).toBeCloseTo(91 / 1010, 15);
});

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

test('change over zero and over a change of sign has no rate', () => {
  const frame = daily('2026-05-01', '2026-06-30', (day) => ({ clicks: day < toDay('2026-06-01') ? 0 : 1 }));
  const [comparison] = read(
    'clicks',
    frame,
    { period: '2026-06', compare: 'previous_period' },
    { now },
  ).comparisons;
  expect(comparison).toMatchObject({ change: 30, changeRate: null, verdict: 'better' });
});

test('bounce_rate 40 % of 25 sessions against 44 % of 25 is unclear, of 250,000 it is worse', () => {
  const frame = (sessions: number) =>
    createFrame([
      { date: '2026-05-31', bounced_sessions: sessions * 0.4, sessions },
      { date: '2026-06-01', bounced_sessions: sessions * 0.44, sessions },
    ]);
  const verdict = (sessions: number) =>
    read('bounce_rate', frame(sessions), { period: '2026-06-01', compare: 'previous_period' }, { now })
      .comparisons[0]!.verdict;
  expect(verdict(25)).toBe('unclear');
  expect(verdict(250_000)).toBe('worse');
});

test('cost per count is unclear when the counts are small', () => {
  const frame = (scale: number) =>
    createFrame([
      { date: '2026-05-31', cost: 100 * scale, new_customers: 10 * scale },
      { date: '2026-06-01', cost: 150 * scale, new_customers: 12 * scale },
    ]);
  const verdict = (scale: number) =>
    read('cpa', frame(scale), { period: '2026-06-01', compare: 'previous_period' }, { now }).comparisons[0]!
      .verdict;
  expect(verdict(1)).toBe('unclear');
  expect(verdict(1000)).toBe('worse');
});

test('range has no verdict', () => {
  const frame = daily('2026-05-01', '2026-06-30', (day) => ({ cost: day }));
  expect(
    read('ad_spend', frame, { period: '2026-06', compare: 'previous_period' }, { now }).comparisons[0]!
      .verdict,
  ).toBe('none');
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
