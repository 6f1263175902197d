import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog as builtIn } from '../default-catalog.ts';
import { aggregate } from '../frame/aggregate.ts';
import { createDataset } from '../frame/create-dataset.ts';
import { createFrame } from '../frame/create-frame.ts';
import type { Frame } from '../frame/frame.ts';
import { defineKpis } from '../kpi.ts';
import { planReading } from './plan.ts';
import { read, readPlanned } from './read.ts';
import type { ReadingContext } from './reading-context.ts';
import type { ReadingRequest } from './reading.ts';
import { defaultCalendar, grains } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';

const kpis = defineKpis({
  last_week: { name: 'a', formula: 'rolling(cost, 7) / rolling(clicks, 7)', unit: 'money', better: 'lower' },
  so_far: {
    name: 'b',
    formula: 'cumulative(cost) - previous(cumulative(cost))',
    unit: 'money',
    better: 'lower',
  },
  moved: { name: 'c', formula: 'previous(rolling(followers, 2))', unit: 'count', better: 'higher' },
  a_year: { name: 'd', formula: 'per_year(cost) / previous(cost)', unit: 'number', better: 'higher' },
  mixed: { name: 'e', formula: 'clicks / cumulative(clicks)', unit: 'percent', better: 'higher' },
});
const catalog = builtIn.extend({ kpis });

const first = toDay('2026-08-25');
const today = '2026-11-21';
const rows = fc.array(
  fc.record({
    date: fc.nat(95).map((offset) => fromDay(first + offset)),
    channel: fc.constantFrom('search', 'social', null),
    cost: fc.option(fc.integer({ min: 0, max: 999 }), { nil: null }),
    clicks: fc.option(fc.nat(99), { nil: null }),
    followers: fc.option(fc.nat(99), { nil: null }),
  }),
  { minLength: 1, maxLength: 60 },
);
const names = ['previous_period', 'previous_year_weekday', '2026-09-03/2026-09-20'];
const request: fc.Arbitrary<ReadingRequest> = fc.record(
  {
    kpi: fc.constantFrom(...Object.keys(kpis), 'cpc', 'followers', 'follower_growth_rate'),
    period: fc.constantFrom('this_month', 'last_30_days', 'this_week', '2026-10', '2026-11-10/2026-12-05'),
    compare: fc.subarray(names),
    by: fc.constantFrom('channel', ''),
    where: fc.constantFrom('', 'channel=search'),
    grain: fc.constantFrom(...grains.filter((grain) => grain !== 'hour')),
    history: fc.nat(3),
  },
  { requiredKeys: ['kpi', 'period'] },
);

test('a source that answers the slices of the plan gives the same reading as one that gives all it has', () => {
  fc.assert(
    fc.property(rows, request, (source, asked) => {
      const options = { date: 'date', dimensions: ['channel'] };
      const whole = createFrame(source, { ...options, asOf: today });
      const context: ReadingContext = {
        ...defaultCalendar,
        catalog,
        now: new Date(`${today}T12:00Z`),
        source: {
          name: 'inline',
          dimensions: ['channel'],
          measures: ['cost', 'clicks', 'followers'],
          timeless: false,
        },
      };
      const plan = planReading(asked, context);
      const dataset = createDataset(source, options);
      const answer: Frame = {
        ...whole,
        tables: plan.slices.map((slice) => aggregate(dataset, slice, context)),
      };
      const { kpi, ...rest } = asked;
      expect(readPlanned(plan, answer, context)).toEqual(read(kpi as string, whole, rest, context));
    }),
    { numRuns: 300 },
  );
});
