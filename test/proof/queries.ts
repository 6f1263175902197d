import { type Calendar, type Condition, fromDay, type Query, type Slice, toDay } from '@kpi-elements/core';
import { Random } from '../../packages/sdk/src/testing/random.ts';
import { dimensions, measures } from './rows.ts';

const ZONES = ['America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];
const BEGINS = ['2011-12-20', '2025-03-01', '2025-10-25', '2024-12-20', '2025-06-01', '2019-01-01'];
const MEMBERS = {
  channel: ['search', 'social', 'email', "o'neil; DROP TABLE", 'видео', null, 'nobody'],
  country: ['DE', 'FR', 'US', null],
  currency: ['EUR', 'USD'],
};

/** Queries of a few slices each, the same on every run. `hours`: may they ask by the hour? */
export function makeQueries(count: number, slices: number, hours: boolean): Query[] {
  const random = new Random(count);
  return Array.from({ length: count }, () => ({
    version: 1,
    timeZone: random.pick(ZONES),
    weekStart: random.pick<Calendar['weekStart']>(['monday', 'sunday']),
    fiscalYearStart: 1 + random.below(12),
    slices: Array.from({ length: slices }, () => slice(random, hours)),
  }));
}

function slice(random: Random, hours: boolean): Slice {
  const grain = random.pick<Slice['grain']>([
    'total',
    'day',
    'week',
    'month',
    'quarter',
    'year',
    'total',
    hours ? 'hour' : 'day',
  ]);
  const from = toDay(random.pick(BEGINS)) + random.below(20);
  const days = grain === 'hour' ? 3 : random.pick([1, 2, 3, 7, 7, 7, 14, 14, 21, 31, 60]);
  const asked = random.some(measures, 0.35);
  return {
    measures: asked.length > 0 ? asked.toSorted() : ['visitors'],
    range: [fromDay(from), fromDay(from + days)],
    grain,
    by: random.some(dimensions, 0.3),
    where: random.some(dimensions, 0.25).map((dimension) => condition(random, dimension)),
  };
}

function condition(random: Random, dimension: keyof typeof MEMBERS): Condition {
  return {
    dimension,
    op: random.pick(['in', 'not_in']),
    values: random.some<string | null>(MEMBERS[dimension]),
  };
}
