import { expect, test } from 'vitest';
import { compareBenchmark } from './advice/compare-benchmark.ts';
import { describeBenchmark } from './advice/describe-benchmark.ts';
import { explainByInputs } from './analysis/explain-by-inputs.ts';
import { createFrame } from './frame/create-frame.ts';
import { read } from './reading/read.ts';
import { describe as sentenceOf } from './text/describe.ts';
import { formatValue } from './text/format.ts';

const context = { now: new Date('2026-11-21T12:00:00Z'), currency: 'EUR' };

/** The totals of one period, without dates. */
const readTotals = (kpi: string, totals: Readonly<Record<string, number>>) =>
  read(kpi, createFrame([totals]), {}, context);

const shown = ({ kpi, value, currency }: ReturnType<typeof readTotals>) =>
  formatValue(value, { unit: kpi.unit, currency });

test.each([
  ['ROI, cost 8,000, revenue 10,000', 'roi', { cost: 8000, revenue: 10_000 }, 0.25, '25%'],
  [
    'clv_net, lifetime revenue of new customers 130, cost 80, one new customer',
    'clv_net',
    { new_customer_revenue: 130, cost: 80, new_customers: 1 },
    50,
    '€50.00',
  ],
  [
    'traffic_to_lead_rate, 5,000 leads, 100,000 visitors',
    'traffic_to_lead_rate',
    { leads: 5000, visitors: 100_000 },
    0.05,
    '5%',
  ],
  ['cpm, cost 250, impressions 100,000', 'cpm', { cost: 250, impressions: 100_000 }, 2.5, '€2.50'],
  ['romi, gross profit 15,000, cost 10,000', 'romi', { gross_profit: 15_000, cost: 10_000 }, 0.5, '50%'],
])('%s', (_, kpi, totals, value, text) => {
  const reading = readTotals(kpi, totals);
  expect(reading.value).toBe(value);
  expect(shown(reading)).toBe(text);
});

// 500 interactions with 10 posts.
const profile = { likes: 400, comments: 60, shares: 30, saves: 10, posts: 10 };

test('avg_engagement_rate, 500 interactions, 10 posts, 2,000 followers', () => {
  const reading = readTotals('avg_engagement_rate', { ...profile, followers: 2000 });
  expect(reading.value).toBe(0.025);
  expect(shown(reading)).toBe('2.5%');
});

test('the same of two equal profiles together (post_followers 20,000 each): 0.025, not half of it', () => {
  const two = ['a', 'b'].map((channel) => ({ channel, ...profile, followers: 2000, post_followers: 20_000 }));
  expect(read('avg_engagement_rate', createFrame(two)).value).toBe(0.025);
});

test('clv, one calendar year, 100 customers throughout, 400 orders, revenue 20,000, lifespan 3 years', () => {
  const frame = createFrame([
    {
      date: '2025-01-01',
      customers_start: 100,
      customers_end: 100,
      customer_lifespan: 3,
      orders: 100,
      revenue: 5000,
    },
    {
      date: '2025-12-31',
      customers_start: 100,
      customers_end: 100,
      customer_lifespan: 3,
      orders: 300,
      revenue: 15_000,
    },
  ]);
  expect(read('clv', frame, { period: '2025' }, context).value).toBe(600);
});

test('ctr, day 1: 1/10, day 2: 90/1000 is 91/1010, not the mean 0.095', () => {
  const frame = createFrame([
    { date: '2026-01-01', clicks: 1, impressions: 10 },
    { date: '2026-01-02', clicks: 90, impressions: 1000 },
  ]);
  expect(read('ctr', frame).value).toBe(91 / 1010);
});

test('cpa, cost 500, no customers: null, zero_denominator; shown as “–” with the reason, never as ∞ or 0', () => {
  const reading = readTotals('cpa', { cost: 500, new_customers: 0 });
  expect(reading).toMatchObject({ value: null, absence: 'zero_denominator' });
  expect(shown(reading)).toBe('–');
  expect(sentenceOf(reading)).toContain('no value for all data, nothing to divide by');
});

test('open_rate 40 % against benchmark 42.35 %: worse than benchmark by 2.35 points', () => {
  const reading = readTotals('open_rate', { unique_opens: 40_000, emails_delivered: 100_000 });
  const comparison = compareBenchmark(reading, { today: '2026-06-01' })!;
  expect(comparison).toMatchObject({ verdict: 'worse', difference: expect.closeTo(-0.0235, 12) });
  expect(describeBenchmark(reading, comparison)).toContain('2.35 pp');
});

test('explain cpa: cost 100→150, customers 10→12: change 2.5 = cost +4.5833…, customers −2.0833…', () => {
  const frame = createFrame([
    { date: '2026-05-10', cost: 100, new_customers: 10 },
    { date: '2026-06-10', cost: 150, new_customers: 12 },
  ]);
  const reading = read('cpa', frame, { period: '2026-06', compare: 'previous_period' }, context);
  const { change, effects } = explainByInputs(reading);
  expect(change).toBe(2.5);
  const byInput = effects.map(({ input, effect }) => [input, effect]);
  expect(byInput).toEqual([
    ['cost', expect.closeTo(55 / 12, 12)],
    ['new_customers', expect.closeTo(-25 / 12, 12)],
  ]);
});
