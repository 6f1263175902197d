import { expect, test } from 'vitest';
import { createFrame } from '../frame/create-frame.ts';
import { defineKpis } from '../kpi.ts';
import { rollUp } from '../frame/roll-up.ts';
import { read } from './read.ts';
import type { ReadingContext } from './reading-context.ts';
import { daily } from '../testing/daily.ts';
import { toDay } from '../time/date.ts';

const now = new Date('2026-11-21T12:00:00Z');
const facts = (part: Partial<NonNullable<ReadingContext['source']>> = {}): Partial<ReadingContext> => ({
  now,
  source: { name: 'ads', dimensions: ['channel'], measures: ['cost', 'clicks'], timeless: false, ...part },
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

test('coverage is that of the input with the most holes', () => {
  const frame = createFrame([
    { date: '2026-06-01', cost: 10, clicks: null },
    { date: '2026-06-02', cost: null, clicks: 10 },
  ]);
  const june = { period: '2026-06-01/2026-06-02' };
  expect(read('cpc', frame, june)).toMatchObject({ value: 1, coverage: { present: 1, expected: 2 } });
  expect(read('cpc', rollUp(frame, { grain: 'day' }), june).coverage.present).toBe(1);
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
