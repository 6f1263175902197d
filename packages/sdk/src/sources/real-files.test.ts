import { csvParse, dsvFormat } from 'd3-dsv';
import Big from 'big.js';
import { describe, expect, test } from 'vitest';
import { createClient } from '../client.ts';
import { ask, totals } from '../testing/ask.ts';
import { sharedPath, sharedText } from '../testing/shared-files.ts';
import { csvSource, type CsvSourceOptions } from './csv.ts';

/** The file as an independent reader sees it: rows of text, without a byte order mark. */
function rowsOf(file: string, delimiter = ','): Record<string, string>[] {
  const text = sharedText(`data/${file}`).replace(/^\uFEFF/, '');
  return delimiter === ',' ? csvParse(text) : dsvFormat(delimiter).parse(text);
}

/** The exact sum of the cells, thousands apart by commas. Empty cells do not count. */
const sum = (rows: readonly Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total.plus(row[column]!.trim().replaceAll(',', '') || 0), new Big(0));

const source = (file: string, options: CsvSourceOptions) =>
  csvSource({ name: file, file: new Blob([sharedBytes(file)]), ...options });

const sharedBytes = (file: string) => new TextEncoder().encode(sharedText(`data/${file}`));

const isMissing = (file: string) => sharedPath(`data/${file}`) === undefined;

describe.skipIf(isMissing('kag_conversion_data.csv'))('kag_conversion_data.csv', () => {
  const file = 'kag_conversion_data.csv';
  const client = () =>
    createClient({
      sources: {
        ads: source(file, {
          measures: 'cost:Spent clicks:Clicks impressions:Impressions conversions:Total_Conversion',
          dimensions: 'age gender campaign:xyz_campaign_id',
        }),
      },
    });

  test.each([
    ['ctr', 'Clicks', 'Impressions', 1],
    ['cpc', 'Spent', 'Clicks', 1],
    ['cpm', 'Spent', 'Impressions', 1000],
    ['cost_per_conversion', 'Spent', 'Total_Conversion', 1],
    ['conversion_rate', 'Total_Conversion', 'Clicks', 1],
  ])('%s is the ratio of exact sums, in total and for one age group', async (kpi, above, below, factor) => {
    for (const age of [undefined, '30-34']) {
      const rows = rowsOf(file).filter((row) => !age || row['age'] === age);
      const exact = sum(rows, above).div(sum(rows, below)).times(factor).toNumber();
      const reading = await client().read({
        kpi,
        period: 'last_30_days',
        ...(age && { where: `age=${age}` }),
      });
      expect(reading.value).toBeCloseTo(exact, 12);
    }
  });

  test('the mean of the rows would be another cost per click', async () => {
    const rows = rowsOf(file).filter(({ Clicks }) => Clicks !== '0');
    const mean =
      rows.reduce((total, row) => total + Number(row['Spent']) / Number(row['Clicks']), 0) / rows.length;
    expect(mean).toBeCloseTo(1.499, 3);
    expect((await client().read({ kpi: 'cpc', period: 'last_30_days' })).value).toBeCloseTo(1.538, 3);
  });
});

describe.skipIf(isMissing('meta_ads_manager_export.csv'))('meta_ads_manager_export.csv', () => {
  const file = 'meta_ads_manager_export.csv';
  const ads = () =>
    source(file, {
      date: 'Day',
      currency: 'USD',
      measures: {
        cost: 'Amount spent (USD)',
        impressions: 'Impressions',
        clicks: 'Link clicks',
        conversions: 'Purchases',
        reach: 'Reach',
        leads: 'rows("Result type"="Link clicks")',
      },
      dimensions: {
        campaign: 'Campaign name',
        group: 'Ad Set Name',
        objective: 'Objective',
        second: 'Objective (2)',
      },
    });

  test('byte order mark, a header twice, empty columns: the totals are exact', async () => {
    const rows = rowsOf(file);
    const [total] = totals(await ask(ads(), {}));
    expect(total!['cost']).toBeCloseTo(sum(rows, 'Amount spent (USD)').toNumber(), 9);
    expect(total).toMatchObject({
      impressions: sum(rows, 'Impressions').toNumber(),
      clicks: sum(rows, 'Link clicks').toNumber(),
      leads: rows.filter((row) => row['Result type'] === 'Link clicks').length,
    });
  });

  test('a column without any cell is absent, not 0; people reached are not added up', async () => {
    expect(totals(await ask(ads(), {}))[0]).toMatchObject({ conversions: null, reach: null });
  });

  test('both columns of one header can be asked for', async () => {
    const [first] = totals(await ask(ads(), { by: ['objective', 'second'] }));
    expect(first).toMatchObject({ objective: 'LINK_CLICKS', second: 'LINK_CLICKS' });
  });

  test('each day has its own total', async () => {
    const days = totals(await ask(ads(), { grain: 'day', measures: ['impressions'] }));
    const rows = rowsOf(file);
    for (const { start, impressions } of days) {
      expect(impressions).toBe(
        sum(
          rows.filter(({ Day }) => Day === start),
          'Impressions',
        ).toNumber(),
      );
    }
    expect(days).toHaveLength(new Set(rows.map(({ Day }) => Day)).size);
  });
});

describe.skipIf(isMissing('gsc_queries_export.csv'))('gsc_queries_export.csv', () => {
  const file = 'gsc_queries_export.csv';

  test('a position per query is weighted by its impressions', async () => {
    const client = createClient({
      sources: {
        search: source(file, {
          measures: 'clicks:Clicks impressions:Impressions position_impressions:Position*Impressions',
          dimensions: { query: 'Top queries' },
        }),
      },
    });
    const rows = rowsOf(file);
    const weighted = rows.reduce(
      (total, row) => total.plus(new Big(row['Position']!).times(row['Impressions']!)),
      new Big(0),
    );
    const { value } = await client.read({ kpi: 'keyword_ranking', period: 'last_30_days' });
    expect(value).toBeCloseTo(weighted.div(sum(rows, 'Impressions')).toNumber(), 10);
    const plain = sum(rows, 'Position').div(rows.length).toNumber();
    expect(Math.abs(value! - plain)).toBeGreaterThan(1);
  });

  test('percent texts are fractions', async () => {
    const ctr = source(file, { measures: 'emails_sent:CTR', dimensions: { query: 'Top queries' } });
    const where = [{ dimension: 'query', op: 'in', values: ['adelphi living'] }] as const;
    expect(totals(await ask(ctr, { where }))).toEqual([{ emails_sent: 0.3333 }]);
  });
});

describe.skipIf(isMissing('web_daily_visitors.csv'))('web_daily_visitors.csv', () => {
  const file = 'web_daily_visitors.csv';
  const visits = () =>
    source(file, { date: 'Date', measures: 'page_views:Page.Loads sessions:Unique.Visits' });

  test('thousands are apart by commas, dates are month first: nothing needs to be said', async () => {
    const rows = rowsOf(file);
    expect(totals(await ask(visits(), {}))).toEqual([
      { page_views: sum(rows, 'Page.Loads').toNumber(), sessions: sum(rows, 'Unique.Visits').toNumber() },
    ]);
  });

  test('every day is there once', async () => {
    const days = totals(await ask(visits(), { grain: 'day' }));
    const rows = rowsOf(file);
    expect(days).toHaveLength(rows.length);
    expect(days[0]).toEqual({ start: '2014-09-14', page_views: 2146, sessions: 1582 });
  });
});

describe.skipIf(isMissing('facebook_page_posts.csv'))('facebook_page_posts.csv', () => {
  test('semicolons and empty cells: the totals are exact, by kind of post too', async () => {
    const file = 'facebook_page_posts.csv';
    const posts = source(file, {
      measures: 'likes:like comments:comment shares:share posts:rows() post_followers:"Page total likes"',
      dimensions: 'type:Type',
    });
    const rows = rowsOf(file, ';');
    for (const { type, ...total } of totals(await ask(posts, { by: ['type'] }))) {
      const ofType = rows.filter(({ Type }) => Type === type);
      expect(total).toEqual({
        likes: sum(ofType, 'like').toNumber(),
        comments: sum(ofType, 'comment').toNumber(),
        shares: sum(ofType, 'share').toNumber(),
        posts: ofType.length,
        post_followers: sum(ofType, 'Page total likes').toNumber(),
      });
    }
  });
});

describe.skipIf(isMissing('telco_churn.csv'))('telco_churn.csv', () => {
  test('customers are rows, those lost are rows that match, blank charges are nothing', async () => {
    const file = 'telco_churn.csv';
    const telco = source(file, {
      measures:
        'customers_start:rows() customers_lost:rows(Churn=Yes) active_customers:distinct(customerID) revenue:TotalCharges',
      dimensions: 'contract:Contract',
    });
    const rows = rowsOf(file);
    expect(totals(await ask(telco, {}))).toEqual([
      {
        customers_start: rows.length,
        customers_lost: rows.filter(({ Churn }) => Churn === 'Yes').length,
        active_customers: new Set(rows.map(({ customerID }) => customerID)).size,
        revenue: sum(rows, 'TotalCharges').toNumber(),
      },
    ]);
  });
});

describe.skipIf(isMissing('cookie_cats.csv'))('cookie_cats.csv', () => {
  test('90,189 players in two groups, and who came back', async () => {
    const file = 'cookie_cats.csv';
    const cats = source(file, {
      measures:
        'new_customers:rows() returning_customers:rows(retention_7=True) active_customers:distinct(userid)',
      dimensions: 'version:test_version',
    });
    const rows = rowsOf(file);
    for (const { version, ...total } of totals(await ask(cats, { by: ['version'] }))) {
      const group = rows.filter(({ test_version }) => test_version === version);
      const back = group.filter(({ retention_7 }) => retention_7 === 'True').length;
      expect(total).toEqual({
        new_customers: group.length,
        returning_customers: back,
        active_customers: group.length,
      });
    }
  });
});
