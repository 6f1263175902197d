import { afterEach, expect, test } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import { describeFixtures } from '../testing/fixtures.ts';
import type { TestServer } from '../testing/http-server.ts';
import { serveFixture } from '../testing/serve-fixture.ts';
import { type JsonSourceOptions, jsonSource } from './json.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Mapping = Omit<JsonSourceOptions, 'url' | 'text'>;

/** The source of an answer that a server gives. */
async function source(file: string, options: Mapping, status?: number, headers?: Record<string, string>) {
  server = await serveFixture(file, status, headers);
  return jsonSource({ name: file, url: `${server.url}/api`, ...options });
}

const ga4: Omit<Mapping, 'measures'> = {
  rows: 'rows?',
  columnsFrom: ['dimensionHeaders.*.name', 'metricHeaders.*.name'],
  cells: ['dimensionValues.*.value', 'metricValues.*.value'],
  date: 'date',
  timeZone: 'Europe/Warsaw',
};

describeFixtures('ga4', () => {
  const events = { ...ga4, measures: { page_views: 'eventCount' }, dimensions: { event: 'eventName' } };

  test('header and value pairs become rows, numbers in text are numbers', async () => {
    const frame = await ask(await source('ga4/run_report_events.json', events), { by: ['event'] });
    // 266 + 78 + 78; 8 + 1; 2 + 1; 2
    expect(totals(frame)).toEqual([
      { event: 'page_view', page_views: 422 },
      { event: 'add_to_cart', page_views: 9 },
      { event: 'click', page_views: 3 },
      { event: 'purchase', page_views: 2 },
    ]);
  });

  test('a date is 20240614', async () => {
    const frame = await ask(await source('ga4/run_report_events.json', events), { grain: 'day' });
    expect(totals(frame)).toEqual([
      { start: '2024-06-12', page_views: 78 },
      { start: '2024-06-13', page_views: 80 },
      { start: '2024-06-14', page_views: 278 },
    ]);
  });

  test('8 rows of a rowCount of 23 are truncated', async () => {
    const frame = await ask(await source('ga4/run_report_events.json', events), {});
    expect(frame.flags).toEqual(['truncated']);
  });

  test('rows that may be absent and are, are no rows', async () => {
    const frame = await ask(await source('ga4/run_report_no_rows.json', events), { by: ['event'] });
    expect([totals(frame), frame.flags]).toEqual([[], []]);
  });

  test('the total that the system adds is no row', async () => {
    const { date: _, ...timeless } = ga4;
    const pages = { ...timeless, measures: { page_views: 'active28DayUsers' }, dimensions: 'page:pagePath' };
    const frame = await ask(await source('ga4/run_report_totals_reserved.json', pages), {});
    // 790 + 767, not 9701
    expect([totals(frame), frame.flags]).toEqual([[{ page_views: 1557 }], ['truncated']]);
  });

  test('a quota that is used up says so in its own words', async () => {
    const failing = source('ga4/error_429_quota.assembled.json', events, 429, { 'retry-after': '1800' });
    await expect(ask(await failing, {})).rejects.toMatchObject({
      code: 'rate_limited',
      retryable: true,
      retryAfter: 1800,
      message: expect.stringContaining('Exhausted property tokens for a project per hour.'),
    });
  });
});

describeFixtures('gsc', () => {
  const measures = {
    clicks: 'clicks',
    impressions: 'impressions',
    position_impressions: 'position * impressions',
  };

  test('keys are called by their place, positions are weighted by impressions', async () => {
    const pages = { rows: 'rows?', measures, dimensions: { page: 'keys.0', country: 'keys.1' } };
    const frame = await ask(await source('gsc/page_country_device.json', pages), { by: ['country'] });
    expect(totals(frame)).toEqual([
      // 42 + 15, 850 + 200, 7.3 × 850 + 3.1 × 200
      { country: 'fra', clicks: 57, impressions: 1050, position_impressions: 6825 },
      // 5.4 × 180
      { country: 'gbr', clicks: 8, impressions: 180, position_impressions: expect.closeTo(972, 9) },
    ]);
  });

  test('queries in any script', async () => {
    const queries = { rows: 'rows?', measures: 'clicks', dimensions: { query: 'keys.0' } };
    const frame = await ask(await source('gsc/query_page.json', queries), { by: ['query'] });
    expect(totals(frame)).toEqual([
      { query: 'robotic crowd', clicks: 109 },
      { query: 'ロボティッククラウド', clicks: 32 },
    ]);
  });

  test('a position that no row has is named, unless it was said that it may be absent', async () => {
    const news = { rows: 'rows?', date: 'keys.0', measures };
    await expect(ask(await source('gsc/google_news_no_position.rewrapped.json', news), {})).rejects.toThrow(
      '"position"',
    );
    await server!.close();
    const lenient = { ...news, columns: { position: 'position' } };
    const frame = await ask(await source('gsc/google_news_no_position.rewrapped.json', lenient), {});
    expect(totals(frame)).toEqual([{ clicks: 0, impressions: 0, position_impressions: null }]);
  });
});

describeFixtures('gsc', () => {
  test('data that are still coming in are complete until the day before', async () => {
    const pages: Mapping = { rows: 'rows?', measures: 'clicks', dimensions: { query: 'keys.0' } };
    const fresh = await source('gsc/fresh_data_metadata.json', pages);
    expect((await ask(fresh, {})).completeUntil).toBe('2026-04-09');
    await server!.close();
    const stated = await source('gsc/fresh_data_metadata.json', { ...pages, completeUntil: '2026-04-01' });
    expect((await ask(stated, {})).completeUntil).toBe('2026-04-01');
  });
});

describeFixtures('google-ads', () => {
  const stream: Mapping = {
    rows: '*.results?',
    date: 'segments.date',
    currency: 'EUR',
    measures: { clicks: 'metrics.clicks', cost: '"metrics.costMicros" / 1000000' },
    dimensions: { campaign: 'campaign.name' },
  };

  test('batches are one list, micros are divided', async () => {
    const frame = await ask(await source('google-ads/search_stream.json', stream), { by: ['campaign'] });
    // 39904 + 23942 + 15962 + 4259 + 6273 + 9451 + 4867 + 37572;
    // 1401 + 840 + 561 + 143 + 57 + 752 + 711 + 3234
    expect(totals(frame)).toEqual([{ campaign: 'Test', currency: 'EUR', clicks: 142230, cost: 7699 }]);
  });

  test('a batch without results is no row', async () => {
    const frame = await ask(await source('google-ads/search_stream_empty.json', stream), {});
    expect(totals(frame)).toEqual([]);
  });

  test('too many requests', async () => {
    await expect(ask(await source('google-ads/error_429.json', stream, 429), {})).rejects.toMatchObject({
      code: 'rate_limited',
      message: expect.stringContaining('Resource has been exhausted (e.g. check quota).'),
    });
  });
});

describeFixtures('meta-ads', () => {
  const insights: Mapping = {
    rows: 'data',
    columns: {
      engagements: 'actions[action_type=post_engagement].value',
      link_clicks: 'actions[action_type=link_click].value',
    },
    paging: { next: 'paging.next' },
    date: 'date_start',
    measures: {
      cost: 'spend',
      clicks: 'clicks',
      impressions: 'impressions',
      conversions: 'link_clicks',
      goal_completions: 'engagements',
      sessions: 'round(ctr / 100 * impressions, 4)',
    },
    dimensions: { ad: 'ad_id', currency: 'account_currency' },
  };

  test('one action is picked from a list by its type; where it is absent nothing is counted', async () => {
    const frame = await ask(await source('meta-ads/insights.json', insights), { by: ['currency'] });
    expect(totals(frame)).toEqual([
      {
        currency: 'USD',
        cost: 22.88, // 14.35 + 8.53
        clicks: 16,
        impressions: 356,
        conversions: 4, // the first row has none
        goal_completions: 14,
        sessions: 16, // 4.864865 % of 185 and 4.093567 % of 171
      },
    ]);
  });

  test('ids keep all their digits', async () => {
    const frame = await ask(await source('meta-ads/insights.json', insights), { by: ['ad'] });
    expect(totals(frame).map(({ ad }) => ad)).toEqual(['23854695759200548']);
  });

  const error = (answer: unknown) => {
    const { code, message } = (answer as { error?: { code: number; message: string } }).error ?? {};
    if (code === 17) return { code: 'rate_limited', message: message! } as const;
    return code === 190 ? ({ code: 'unauthorized', message: message! } as const) : undefined;
  };

  test.each([
    ['error_17.json', 'rate_limited', '(#17) User request limit reached', true],
    ['error_190.json', 'unauthorized', 'Invalid OAuth access token', false],
  ])(
    '%s behind a status of 400 is what a function of the answer says',
    async (file, code, words, retryable) => {
      const failing = await source(`meta-ads/${file}`, { ...insights, error }, 400);
      await expect(ask(failing, {})).rejects.toMatchObject({
        code,
        retryable,
        status: 400,
        message: expect.stringContaining(words),
      });
    },
  );
});

describeFixtures('linkedin-ads', () => {
  test('a date in three parts is put together', async () => {
    const elements = await source('linkedin-ads/ad_campaign_analytics.json', {
      rows: 'elements',
      columns: { day: '{dateRange.start.year}-{dateRange.start.month}-{dateRange.start.day}' },
      date: 'day',
      dateFormat: 'YYYY-M-D',
      currency: 'USD',
      measures: { cost: 'costInUsd', clicks: 'clicks', impressions: 'impressions' },
      dimensions: { campaign: 'pivotValues.0' },
    });
    const frame = await ask(elements, { grain: 'day', by: ['campaign'] });
    const campaign = 'urn:li:sponsoredCampaign:1111';
    expect(totals(frame)).toEqual([
      { start: '2023-01-02', campaign, currency: 'USD', cost: 209.449, clicks: 100, impressions: 19090 },
      { start: '2023-01-03', campaign, currency: 'USD', cost: 509.98, clicks: 408, impressions: 20210 },
    ]);
    expect(frame.flags).toEqual([]);
  });
});

describeFixtures('tiktok-ads', () => {
  const report: Mapping = {
    rows: 'data.list',
    error: 'code',
    date: 'dimensions.stat_time_hour',
    timeZone: 'America/New_York',
    currency: 'USD',
    measures: {
      cost: 'metrics.spend',
      clicks: 'metrics.clicks',
      likes: 'metrics.likes',
      conversions: 'metrics.secondary_goal_result',
    },
    dimensions: { campaign: 'metrics.campaign_id' },
  };

  test('hours of the account, numbers in text and not, null is no number, long ids', async () => {
    const hours = await source('tiktok-ads/report_hourly.json', report);
    const frame = await ask(hours, { by: ['campaign'], grain: 'hour' }, { timeZone: 'UTC' });
    const row = { campaign: '1714125042508817', currency: 'USD', cost: 20, clicks: 69, likes: 36 };
    expect(totals(frame)).toEqual([
      { start: '2024-01-01T14:00+00:00', ...row, conversions: null },
      { start: '2024-01-01T15:00+00:00', ...row, conversions: null },
    ]);
  });
});

describeFixtures('hubspot', () => {
  test('contacts of a stage are counted', async () => {
    const contacts = await source('hubspot/contacts_search_lifecycle.json', {
      rows: 'results',
      paging: { cursor: 'paging.next.after', param: 'after' },
      date: 'properties.createdate',
      measures: {
        leads: 'rows()',
        mqls: 'rows(properties.lifecyclestage=marketingqualifiedlead)',
        sqls: 'rows(properties.lifecyclestage=salesqualifiedlead)',
      },
    });
    expect(totals(await ask(contacts, {}))).toEqual([{ leads: 1, mqls: 1, sqls: 0 }]);
  });

  test('times with microseconds', async () => {
    const contacts = await source('hubspot/contacts_airbyte.json', {
      rows: 'results',
      date: 'properties.closed_date',
      measures: 'leads:rows()',
    });
    const frame = await ask(contacts, { grain: 'hour' }, { timeZone: 'UTC' });
    expect(totals(frame)).toEqual([{ start: '2021-02-23T20:00+00:00', leads: 1 }]);
  });

  test('counts of stages', async () => {
    const stages = await source('hubspot/legacy_lifecycle_counts.json', {
      measures: { leads: 'count' },
      dimensions: { stage: 'lifecycleStage' },
    });
    // 34657 + 1 + 3 + 0 + 0 + 242 + 39 + 0
    expect(totals(await ask(stages, {}))).toEqual([{ leads: 34942 }]);
    expect(totals(await ask(stages, { by: ['stage'] })).at(-3)).toEqual({
      stage: 'hs_lifecyclestage_customer_date',
      leads: 242,
    });
  });
});

describeFixtures('mailchimp', () => {
  const measures = {
    emails_sent: 'emails_sent',
    emails_delivered: 'emails_sent - "bounces.hard_bounces" - "bounces.soft_bounces"',
    unique_opens: 'opens.unique_opens',
    unique_clicks: 'clicks.unique_subscriber_clicks',
    unsubscribes: 'unsubscribed',
  };

  test('rates are left alone, counts are read', async () => {
    const reports = await source('mailchimp/reports.json', { rows: 'reports', date: 'send_time', measures });
    expect(totals(await ask(reports, { grain: 'day' }, { timeZone: 'Asia/Tokyo' }))).toEqual([
      {
        start: '2015-09-16', // 19:05 UTC
        emails_sent: 200,
        emails_delivered: 198,
        unique_opens: 100,
        unique_clicks: 42,
        unsubscribes: 2,
      },
    ]);
  });

  test('one report is no list', async () => {
    const report = await source('mailchimp/report_counts_fraction.json', { measures });
    await expect(ask(report, {})).rejects.toMatchObject({
      code: 'bad_response',
      message: expect.stringContaining('did not answer a list: an object.'),
    });
  });

  test('a key that is not valid', async () => {
    const failing = await source('mailchimp/error_401.json', { rows: 'reports', measures }, 401);
    await expect(ask(failing, {})).rejects.toMatchObject({
      code: 'unauthorized',
      message: expect.stringContaining('Your API key may be invalid'),
    });
  });
});

interface Throttled {
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  readonly extensions: {
    readonly cost: {
      readonly requestedQueryCost: number;
      readonly throttleStatus: { readonly currentlyAvailable: number; readonly restoreRate: number };
    };
  };
}

describeFixtures('shopify', () => {
  const orders: Mapping = {
    rows: 'orders',
    paging: { link: true },
    date: 'created_at',
    measures: { orders: 'rows()', revenue: 'subtotal_price' },
    dimensions: ['currency', 'financial_status'],
  };

  test('money in text, times with an offset', async () => {
    const frame = await ask(
      await source('shopify/rest_orders.json', orders),
      { grain: 'hour' },
      { timeZone: 'UTC' },
    );
    expect(totals(frame)).toEqual([
      { start: '2008-01-10T16:00+00:00', currency: 'USD', orders: 1, revenue: 597 },
    ]);
  });

  test('an error behind a status of 200', async () => {
    const error = (answer: unknown) => {
      const { errors: [first] = [], extensions } = answer as Throttled;
      if (first?.extensions.code !== 'THROTTLED') return undefined;
      const { requestedQueryCost: cost, throttleStatus: status } = extensions.cost;
      const retryAfter = (cost - status.currentlyAvailable) / status.restoreRate;
      return { code: 'rate_limited', message: first.message, retryAfter } as const;
    };
    const throttled = source('shopify/graphql_throttled.json', { ...orders, error });
    // (752 − 666) / 50
    await expect(ask(await throttled, {})).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 1.72 });
    await server!.close();
    const undeclared = source('shopify/graphql_throttled.json', orders);
    await expect(ask(await undeclared, {})).rejects.toMatchObject({
      code: 'source_said_no',
      message: expect.stringContaining('Throttled'),
    });
  });
});

describeFixtures('woocommerce', () => {
  test('refunds inside an order are taken off by a function of the row', async () => {
    const orders = await source('woocommerce/orders_list.json', {
      columns: {
        refunded: (order) =>
          (order as { refunds: { total: string }[] }).refunds.reduce(
            (sum, { total }) => sum + Number(total),
            0,
          ),
      },
      date: 'date_created_gmt',
      timeZone: 'UTC',
      measures: { orders: 'rows()', revenue: 'total + refunded - total_tax' },
      dimensions: ['status', 'currency'],
    });
    const frame = await ask(orders, { by: ['status'] }, { timeZone: 'UTC' });
    expect(totals(frame)).toEqual([
      { status: 'processing', currency: 'USD', orders: 1, revenue: 28 }, // 29.35 − 1.35
      { status: 'completed', currency: 'USD', orders: 1, revenue: 20 }, // 39 − 10 − 9
    ]);
  });

  test('a report whose list has one row', async () => {
    const report = await source('woocommerce/report_sales.json', {
      measures: { revenue: 'net_sales', orders: 'total_orders' },
      currency: 'EUR',
      // What it calls total_items are things sold.
      total: 'rows',
    });
    const frame = await ask(report, {});
    expect(totals(frame)).toEqual([{ currency: 'EUR', revenue: 4, orders: 3 }]);
  });
});

describeFixtures('metabase', () => {
  test('lists of cells under the names of cols', async () => {
    const card = await source('metabase/query_data_object.json', {
      rows: 'rows',
      columnsFrom: 'cols.*.name',
      date: 'Hour',
      measures: { sessions: 'Average', bounced_sessions: 'Low' },
    });
    const frame = await ask(card, { grain: 'day' }, { timeZone: 'UTC' });
    // 16 + 31 + 42 + 41, 12 + 20 + 34 + 32
    expect(totals(frame)).toEqual([{ start: '2024-10-14', sessions: 130, bounced_sessions: 98 }]);
  });

  test('percents are weighted by what they are of', async () => {
    const card = await source('metabase/query_json_rows.json', {
      date: 'Day Timestamp',
      measures: {
        leads: 'Sum of Attestation Requested Count',
        mqls: '"Success Percentage" / 100 * "Sum of Attestation Requested Count"',
      },
    });
    expect(totals(await ask(card, {}))).toEqual([{ leads: 22, mqls: 2 }]);
  });

  test('an empty text is no number', async () => {
    const card = await source('metabase/query_json_formatted_49.json', {
      measures: { leads: 'col1', mqls: 'col3' },
      dimensions: { word: 'col2' },
    });
    expect(totals(await ask(card, { by: ['word'] }))).toEqual([{ word: 'hello', leads: 1, mqls: null }]);
  });
});

describeFixtures('clickhouse', () => {
  const measures = { clicks: 'num' };
  const dimensions = { name: 'str' };
  const expected = [{ name: 'hello', clicks: 129 }]; // 42 + 43 + 44

  test.each([
    ['JSON.json', { rows: 'data' }],
    ['JSONStrings.json', { rows: 'data' }],
    ['JSONCompact.json', { rows: 'data', columnsFrom: 'meta.*.name' }],
    ['JSONColumnsWithMetadata.json', { rows: 'data' }],
  ])('%s', async (file, format) => {
    const answer = await source(`clickhouse/${file}`, { ...format, measures, dimensions });
    const frame = await ask(answer, { by: ['name'] });
    expect([totals(frame), frame.flags]).toEqual([expected, []]);
  });

  test('a cell that is a list is no value', async () => {
    const answer = await source('clickhouse/JSON.json', {
      rows: 'data',
      columns: 'list:arr',
      measures: 'clicks:list',
    });
    await expect(ask(answer, {})).rejects.toThrow('a plain value at "data.0", "list": a list.');
  });
});

describeFixtures('cube', () => {
  test('a name with a dot is one name', async () => {
    const load = await source('cube/load.json', { rows: 'data', measures: { leads: 'users.count' } });
    expect(totals(await ask(load, {}))).toEqual([{ leads: 700 }]);
  });

  test('an answer that is still computed can be asked for again', async () => {
    const error = (answer: unknown) =>
      (answer as { error?: string }).error === 'Continue wait'
        ? ({ code: 'source_failed', message: 'Continue wait' } as const)
        : undefined;
    const load = await source('cube/continue_wait.json', {
      rows: 'data',
      measures: { leads: 'users.count' },
      error,
    });
    await expect(ask(load, {})).rejects.toMatchObject({ code: 'source_failed', retryable: true });
  });
});

describeFixtures('posthog', () => {
  test('columns by name, rows by place', async () => {
    const query = await source('posthog/hogql_result.json', {
      rows: 'results',
      columnsFrom: 'columns',
      measures: { page_views: '"count()"' },
      dimensions: 'event',
    });
    expect(totals(await ask(query, { by: ['event'] }))).toEqual([
      { event: '$pageleave', page_views: 145 },
      { event: '$identify', page_views: 24 },
    ]);
  });
});

describeFixtures('plausible', () => {
  test('names that stand in an echo of the question', async () => {
    const query = await source('plausible/timeseries-response.json', {
      rows: 'results',
      columnsFrom: 'query.dimensions query.metrics',
      cells: 'dimensions metrics',
      date: 'time:day',
      measures: { page_views: 'events' },
    });
    // 144 + 68 + 78 + 98 + 49 + 14 + 12
    expect(totals(await ask(query, {}))).toEqual([{ page_views: 463 }]);
  });

  test('3 of 6 rows are truncated', async () => {
    const query = await source('plausible/pagination-response.json', {
      rows: 'results',
      measures: { page_views: 'metrics.2' },
    });
    const frame = await ask(query, {});
    expect([totals(frame), frame.flags]).toEqual([[{ page_views: 904 }], ['truncated']]);
  });
});
