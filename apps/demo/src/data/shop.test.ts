import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { measures } from '@kpi-elements/core';
import { incidentDay } from './campaigns.ts';
import { firstDay, lastDay, listDays, outage } from './days.ts';
import { dimensions, generateShop } from './shop.ts';

const shop = generateShop();

const column = (id: string): Float64Array => {
  const values = shop.measures[id];
  if (!values) throw new Error(`The shop has no measure "${id}".`);
  return values;
};

const member = (dimension: string, row: number): string | null => shop.keys[dimension]?.[row] ?? null;

const rows = Array.from({ length: shop.length }, (_, row) => row);

function total(id: string, keep: (row: number) => boolean): number {
  const values = column(id);
  return rows.reduce((sum, row) => sum + (keep(row) ? values[row] || 0 : 0), 0);
}

const isAd = (row: number) => member('channel', row) === 'ads';

const between = (from: string, to: string) => (row: number) => {
  const day = member('day', row) ?? '';
  return from <= day && day <= to;
};

function fingerprint({ measures, keys }: typeof shop): string {
  const hash = createHash('sha256');
  for (const [id, values] of Object.entries(measures)) hash.update(id).update(values);
  for (const [name, members] of Object.entries(keys)) hash.update(name).update(JSON.stringify(members));
  return hash.digest('hex').slice(0, 16);
}

test('every run makes the same rows', () => {
  expect(fingerprint(generateShop())).toBe(fingerprint(shop));
  // Changes with every change to the generator: look at the demo before writing down the new one.
  expect(fingerprint(shop)).toMatchInlineSnapshot(`"c9cf9c0fd81b8423"`);
});

test('the data are two years of days without the outage, in at most 50,000 rows', () => {
  expect(listDays()).toHaveLength(730);
  expect([...new Set(shop.keys['day'])]).toEqual(
    listDays()
      .map(({ date }) => date)
      .filter((date) => !outage.includes(date)),
  );
  expect([member('day', 0), member('day', shop.length - 1)]).toEqual([firstDay, lastDay]);
  expect(shop.length).toBeGreaterThan(40_000);
  expect(shop.length).toBeLessThanOrEqual(50_000);
});

test('a row stands for one day and one combination of members', () => {
  const seen = new Set(
    rows.map((row) => ['day', ...dimensions].map((dimension) => member(dimension, row)).join('|')),
  );
  expect(seen.size).toBe(shop.length);
});

test('every measure of the catalogue that adds up is there, and none that counts people once', () => {
  const additive = Object.values(measures).filter(({ rollUp }) => rollUp !== 'distinct');
  expect(Object.keys(shop.measures).toSorted()).toEqual(additive.map(({ id }) => id).toSorted());
});

for (const [whole, part] of [
  ['impressions', 'clicks'],
  ['clicks', 'conversions'],
  ['impressions', 'video_views'],
  ['video_views', 'completed_views'],
  ['sessions', 'bounced_sessions'],
  ['sessions', 'goal_completions'],
  ['sessions', 'form_submissions'],
  ['page_views', 'sessions'],
  ['landing_sessions', 'landing_conversions'],
  ['carts', 'orders'],
  ['orders', 'new_customers'],
  ['form_submissions', 'leads'],
  ['leads', 'mqls'],
  ['mqls', 'sqls'],
  ['sqls', 'opportunities'],
  ['opportunities', 'deals_won'],
  ['revenue', 'gross_profit'],
  ['emails_sent', 'emails_delivered'],
  ['emails_delivered', 'unique_opens'],
  ['unique_opens', 'unique_clicks'],
  ['unique_clicks', 'email_conversions'],
  ['ai_answers_tracked', 'ai_answers_with_brand'],
  ['ai_answers_with_brand', 'citations'],
  ['keywords_tracked', 'keywords_top10'],
  ['survey_responses', 'survey_satisfied'],
] as const) {
  test(`no row has more ${part} than ${whole}`, () => {
    const [wholes, parts] = [column(whole), column(part)];
    const has = rows.filter((row) => !Number.isNaN(parts[row]));
    expect(has.length).toBeGreaterThan(0);
    expect(has.filter((row) => !((parts[row] ?? NaN) <= (wholes[row] ?? NaN)))).toEqual([]);
  });
}

test('counts are whole numbers, money has at most two decimals, nothing is negative', () => {
  const scale = { money: 100, number: 1_000, count: 1, duration: 1, score: 1 };
  for (const [id, values] of Object.entries(shop.measures)) {
    const unit = measures[id as keyof typeof measures].unit;
    const wrong = values.filter(
      (value) => value < 0 || Math.round(value * scale[unit]) / scale[unit] !== value,
    );
    expect(
      wrong.filter((value) => !Number.isNaN(value)),
      id,
    ).toEqual(new Float64Array());
  }
});

test('a day begins with the customers of the evening before, and ends with those who came and stayed', () => {
  const [start, end, lost, won] = ['customers_start', 'customers_end', 'customers_lost', 'new_customers'].map(
    column,
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  for (const country of ['DE', 'NL', 'AT']) {
    let evening: number | undefined;
    let wonToday = 0;
    for (const row of rows.filter((row) => member('country', row) === country)) {
      wonToday += won[row] || 0;
      if (Number.isNaN(start[row])) continue;
      expect(start[row]).toBe(evening ?? start[row]);
      expect(end[row]).toBe((start[row] ?? NaN) + wonToday - (lost[row] ?? NaN));
      [evening, wonToday] = [end[row], 0];
    }
  }
});

for (const [name, numerator, denominator, low, high] of [
  ['click-through rate', 'clicks', 'impressions', 0.005, 0.08],
  ['cost per click', 'cost', 'clicks', 0.3, 3],
  ['return on ad spend', 'revenue', 'cost', 1.5, 8],
  ['conversion rate', 'conversions', 'clicks', 0.01, 0.05],
  ['cost per conversion', 'cost', 'conversions', 10, 60],
  ['order value', 'revenue', 'orders', 70, 110],
  ['completion of videos', 'completed_views', 'video_views', 0.2, 0.6],
] as const) {
  test(`the ads' ${name} is plausible in every month`, () => {
    for (let month = 0; month < 24; month++) {
      const first = new Date(Date.UTC(2024, 10 + month)).toISOString().slice(0, 7);
      const keep = (row: number) => isAd(row) && (member('day', row) ?? '').startsWith(first);
      const value = total(numerator, keep) / total(denominator, keep);
      expect(value, first).toBeGreaterThan(low);
      expect(value, first).toBeLessThan(high);
    }
  });
}

test('the incident shows: a click on jackets costs half as much again at the end, other clicks cost the same', () => {
  const price = (jackets: boolean, from: string, to: string) => {
    const inTime = between(from, to);
    const keep = (row: number) =>
      member('network', row) === 'search' &&
      (member('campaign', row) === 'Jackets') === jackets &&
      inTime(row);
    return total('cost', keep) / total('clicks', keep);
  };
  const rise = (jackets: boolean) =>
    price(jackets, '2026-10-22', lastDay) / price(jackets, '2026-09-24', '2026-10-07');
  expect(incidentDay).toBe('2026-10-08');
  expect(rise(true)).toBeGreaterThan(1.5);
  expect(Math.abs(rise(false) - 1)).toBeLessThan(0.06);
});
