import { expect, test } from 'vitest';
import type { Measure } from './measure.ts';
import { measures } from './measures.ts';

const all: readonly Measure[] = Object.values(measures);

function idsWhere(matches: (measure: Measure) => boolean): readonly string[] {
  return all.filter(matches).map(({ id }) => id);
}

const rows: readonly string[] = [
  'impressions clicks cost video_views completed_views watch_time',
  `conversions goal_completions form_submissions conversion_time revenue gross_profit orders carts
    new_customers new_customer_revenue`,
  'visitors sessions bounced_sessions page_views session_duration landing_sessions landing_conversions',
  'leads mqls sqls opportunities deals_won pipeline_value sales_cycle_time',
  'customers_start customers_end customers_lost returning_customers active_customers customer_lifespan',
  `position_impressions keywords_tracked keywords_top10 backlinks referring_domains authority_score
    brand_searches`,
  'ai_answers_tracked ai_answers_with_brand brand_mentions competitor_mentions citations',
  `followers posts likes comments shares saves post_followers reach positive_mentions neutral_mentions
    negative_mentions`,
  `emails_sent emails_delivered unique_opens unique_clicks email_conversions unsubscribes email_bounces
    spam_complaints subscribers`,
  'survey_responses survey_satisfied promoters passives detractors',
  'market_revenue',
];

test('every measure of the catalogue ships, in its order, with a name of its own', () => {
  expect(all.map(({ id }) => id)).toEqual(rows.flatMap((row) => row.split(/\s+/)));
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test('levels are read first or last', () => {
  expect(idsWhere(({ rollUp }) => rollUp === 'first')).toEqual(['customers_start']);
  expect(idsWhere(({ rollUp }) => rollUp === 'last')).toEqual([
    'customers_end',
    'keywords_tracked',
    'keywords_top10',
    'backlinks',
    'referring_domains',
    'followers',
    'subscribers',
  ]);
});

test('people counted once are distinct', () => {
  expect(idsWhere(({ rollUp }) => rollUp === 'distinct')).toEqual([
    'visitors',
    'returning_customers',
    'active_customers',
    'reach',
  ]);
});

test('a mean says what it is weighted by', () => {
  expect(idsWhere(({ rollUp }) => typeof rollUp === 'object')).toEqual([
    'customer_lifespan',
    'authority_score',
  ]);
  expect(measures.customer_lifespan.rollUp).toEqual({ mean: 'customers_end' });
  expect(measures.authority_score.rollUp).toEqual({ mean: '1' });
});

test('money and time are marked, all else is counted', () => {
  expect(idsWhere(({ unit }) => unit === 'money')).toEqual([
    'cost',
    'revenue',
    'gross_profit',
    'new_customer_revenue',
    'pipeline_value',
    'market_revenue',
  ]);
  expect(idsWhere(({ unit }) => unit === 'duration')).toEqual([
    'watch_time',
    'conversion_time',
    'session_duration',
    'sales_cycle_time',
  ]);
  expect(idsWhere(({ unit }) => !['money', 'duration', 'count'].includes(unit))).toEqual([
    'customer_lifespan',
    'position_impressions',
    'authority_score',
  ]);
});
