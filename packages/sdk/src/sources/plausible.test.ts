import { defineMeasures, type Slice } from '@kpi-elements/core';
import { afterEach, describe, expect, test } from 'vitest';
import { answering, type AnsweringServer } from '../testing/answering-server.ts';
import { ask, totals } from '../testing/ask.ts';
import { conformance, type ConformanceSubject } from '../test-kit/conformance.ts';
import { describeFixtures, fixture } from '../testing/fixtures.ts';
import { plausibleSource, type PlausibleSourceOptions } from './plausible.ts';

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const base = {
  site: 'dummy.site',
  timeZone: 'UTC',
  definitions: defineMeasures({
    events: { name: 'Events' },
    bounce_rate: { name: 'Bounce rate', unit: 'number', rollUp: 'distinct' },
  }),
} as const;

interface PlausibleQuery {
  readonly metrics: readonly string[];
  readonly date_range: unknown;
  readonly filters?: readonly unknown[];
  readonly dimensions?: readonly string[];
  readonly include?: { readonly imports?: boolean };
  readonly pagination?: { readonly limit: number; readonly offset: number };
}

const week = ['2024-09-04', '2024-09-11'] as const;

describeFixtures('plausible', () => {
  /** What a query asks for; not in which order and pages, nor what else is told. */
  function meaning({ metrics, filters = [], dimensions = [], include }: PlausibleQuery, days: unknown) {
    return { metrics, filters, dimensions, imports: include?.imports ?? false, days };
  }

  /** Answers the query of the documentation as it does, days in it with nothing, and refuses everything else. */
  async function documented(
    pair: string,
    options: Omit<PlausibleSourceOptions, 'url' | 'site' | 'timeZone'>,
  ) {
    const response = fixture(`plausible/${pair}-response.json`);
    const { query: echo } = JSON.parse(response) as { query: { date_range: [string, string] } };
    const days = echo.date_range.map((instant) => instant.slice(0, 10));
    const expected = meaning(JSON.parse(fixture(`plausible/${pair}-query.json`)) as PlausibleQuery, days);
    server = await answering(({ method, url, body }) => {
      const query = JSON.parse(body) as PlausibleQuery & { site_id: string };
      const asked = JSON.stringify(meaning(query, query.date_range));
      const byDay = { ...expected, dimensions: ['time:day', ...expected.dimensions] };
      if (method === 'POST' && url.pathname === '/api/v2/query' && query.site_id === 'dummy.site') {
        if (asked === JSON.stringify(expected)) return response;
        if (asked === JSON.stringify(byDay)) return '{"results":[]}';
      }
      return { status: 400, body: JSON.stringify({ error: `not in the documentation: ${asked}` }) };
    });
    return plausibleSource({ ...base, url: server.url, ...options });
  }

  const visitors = { measures: ['visitors'] } as const;

  const pairs: readonly (readonly [
    pair: string,
    options: Omit<PlausibleSourceOptions, 'url' | 'site' | 'timeZone'>,
    slice: Partial<Slice>,
    table: readonly Record<string, unknown>[],
  ])[] = [
    ['aggregate', { measures: ['visitors', 'events'] }, { range: week }, [{ visitors: 944, events: 1797 }]],
    [
      'behavioral-filters',
      {
        ...visitors,
        filters: [
          ['is', 'event:goal', ['Signup']],
          ['has_done', ['is', 'event:page', ['/pricing']]],
        ],
      },
      { range: ['2022-09-23', '2025-04-08'] },
      [{ visitors: 456 }],
    ],
    [
      'country-and-city',
      {
        measures: { visitors: 'visitors', page_views: 'pageviews', bounce_rate: 'bounce_rate' },
        dimensions: { country: 'visit:country_name', city: 'visit:city_name' },
      },
      {
        range: week,
        by: ['country', 'city'],
        where: [{ dimension: 'country', op: 'not_in', values: [null] }],
      },
      [
        { country: 'Estonia', city: 'Tallinn', visitors: 99, page_views: 98, bounce_rate: 0.94 },
        { country: 'Brazil', city: 'São Paulo', visitors: 98, page_views: 82, bounce_rate: 0.97 },
        { country: 'Germany', city: 'Berlin', visitors: 97, page_views: 77, bounce_rate: 0.98 },
        { country: 'Italy', city: 'Rome', visitors: 94, page_views: 86, bounce_rate: 0.93 },
        { country: 'United States', city: 'San Francisco', visitors: 89, page_views: 77, bounce_rate: 0.96 },
        { country: 'Poland', city: 'Warsaw', visitors: 82, page_views: 78, bounce_rate: 0.92 },
      ],
    ],
    ['custom-date-range', visitors, { range: ['2024-08-01', '2024-08-16'] }, [{ visitors: 1140 }]],
    [
      'custom-properties',
      { ...visitors, dimensions: { customer: 'event:props:is_customer' } },
      { range: week, grain: 'day', by: ['customer'] },
      [
        ['2024-09-04', 162, 126],
        ['2024-09-05', 74, 86],
        ['2024-09-06', 116, 97],
        ['2024-09-07', 176, 191],
        ['2024-09-08', 161, 172],
        ['2024-09-09', 38, 50],
        ['2024-09-10', 129, 125],
      ].flatMap(([start, yes, no]) => [
        { start, customer: 'true', visitors: yes },
        { start, customer: 'false', visitors: no },
      ]),
    ],
    [
      'filtering-basics',
      {
        ...visitors,
        filters: [
          ['contains', 'event:page', ['/docs', '/pricing']],
          [
            'or',
            [
              ['not', ['is', 'visit:utm_campaign', ['Referral']]],
              ['is', 'visit:country_name', ['Estonia', 'United States of America']],
            ],
          ],
        ],
      },
      { range: week },
      [{ visitors: 10 }],
    ],
    [
      'filtering-by-segment',
      { measures: ['visitors', 'events'], filters: [['is', 'segment', [2]]] },
      { range: ['2025-02-27', '2025-03-06'] },
      [{ visitors: 0, events: 0 }],
    ],
    [
      'filtering-case-insensitive',
      { ...visitors, filters: [['contains', 'event:page', ['blog'], { case_sensitive: false }]] },
      { range: week },
      [{ visitors: 10 }],
    ],
    [
      'imports-bad-filter',
      { ...visitors, imports: true, dimensions: { source: 'visit:source', country: 'visit:country_name' } },
      {
        range: ['2021-09-26', '2024-09-11'],
        by: ['source'],
        where: [{ dimension: 'country', op: 'in', values: ['Estonia'] }],
      },
      [
        { source: 'Google', visitors: 1192 },
        { source: 'Direct / None', visitors: 1191 },
        { source: 'DuckDuckGo', visitors: 1189 },
        { source: 'Facebook', visitors: 1186 },
        { source: 'Twitter', visitors: 1185 },
      ],
    ],
    [
      'imports',
      { ...visitors, imports: true, dimensions: { source: 'visit:source' } },
      { range: ['2021-09-26', '2024-09-11'], by: ['source'] },
      [
        { source: 'Direct / None', visitors: 91349 },
        { source: 'Twitter', visitors: 90901 },
        { source: 'Facebook', visitors: 90265 },
        { source: 'Google', visitors: 89511 },
        { source: 'DuckDuckGo', visitors: 89243 },
      ],
    ],
    [
      'pagination',
      {
        measures: { visitors: 'visitors', events: 'events', page_views: 'pageviews' },
        dimensions: { medium: 'visit:utm_medium', source: 'visit:utm_source' },
      },
      { range: ['2024-09-10', '2024-09-17'], by: ['medium', 'source'] },
      [
        { medium: null, source: 'duckduckgo', visitors: 325, events: 397, page_views: 317 },
        { medium: null, source: 'google', visitors: 311, events: 369, page_views: 295 },
        { medium: 'social', source: 'twitter', visitors: 296, events: 357, page_views: 292 },
      ],
    ],
    [
      'revenue-metrics',
      { measures: { revenue: 'total_revenue' }, dimensions: { goal: 'event:goal' } },
      { range: ['2021-12-14', '2024-12-12'], by: ['goal'] },
      [
        { goal: 'North America Purchases', currency: 'USD', revenue: 96336315 },
        { goal: 'Visit /', currency: null, revenue: null },
      ],
    ],
    [
      'revenue-warning',
      { measures: { revenue: 'total_revenue' }, dimensions: { goal: 'event:goal' } },
      {
        range: ['2021-12-14', '2024-12-12'],
        where: [{ dimension: 'goal', op: 'in', values: ['PurchaseUSD', 'PurchaseEUR'] }],
      },
      [{ revenue: null }],
    ],
    [
      'time-labels',
      visitors,
      { range: ['2024-09-10', '2024-09-11'], grain: 'hour' },
      [
        { start: '2024-09-10T01:00+00:00', visitors: 2 },
        { start: '2024-09-10T02:00+00:00', visitors: 4 },
        { start: '2024-09-10T08:00+00:00', visitors: 3 },
        { start: '2024-09-10T12:00+00:00', visitors: 1 },
        { start: '2024-09-10T13:00+00:00', visitors: 1 },
        { start: '2024-09-10T23:00+00:00', visitors: 1 },
      ],
    ],
    [
      'timeseries',
      { measures: ['visitors', 'events'], dimensions: { os: 'visit:os' } },
      { range: week, grain: 'day', where: [{ dimension: 'os', op: 'in', values: ['GNU/Linux', 'Mac'] }] },
      [
        { start: '2024-09-04', visitors: 129, events: 144 },
        { start: '2024-09-05', visitors: 65, events: 68 },
        { start: '2024-09-06', visitors: 72, events: 78 },
        { start: '2024-09-07', visitors: 94, events: 98 },
        { start: '2024-09-08', visitors: 44, events: 49 },
        { start: '2024-09-09', visitors: 14, events: 14 },
        { start: '2024-09-10', visitors: 12, events: 12 },
      ],
    ],
    [
      'utm',
      {
        measures: { visitors: 'visitors', events: 'events', page_views: 'pageviews' },
        dimensions: { medium: 'visit:utm_medium', source: 'visit:utm_source' },
      },
      { range: week, by: ['medium', 'source'] },
      [
        { medium: null, source: 'duckduckgo', visitors: 320, events: 382, page_views: 297 },
        { medium: null, source: 'google', visitors: 288, events: 345, page_views: 292 },
        { medium: null, source: null, visitors: 169, events: 185, page_views: 147 },
        { medium: 'social', source: 'twitter', visitors: 302, events: 363, page_views: 296 },
        { medium: 'social', source: 'facebook', visitors: 293, events: 342, page_views: 280 },
        { medium: 'email', source: null, visitors: 159, events: 180, page_views: 153 },
      ],
    ],
  ];

  test.each(pairs)('%s', async (pair, options, slice, table) => {
    const frame = await ask(await documented(pair, options), slice);
    expect(sorted(totals(frame))).toEqual(sorted(table));
    expect(frame.flags).toEqual(pair === 'imports-bad-filter' ? ['truncated'] : []);
  });

  test('response-meta.jsonc: imported data that are left out are flagged', async () => {
    const meta = fixture('plausible/response-meta.jsonc').replace(/^\s*\/\/.*$/gm, '');
    server = await answering(() => `{"results":[],"meta":${meta}}`);
    const source = plausibleSource({ ...base, ...visitors, url: server.url, imports: true });
    expect((await ask(source, { grain: 'day' })).flags).toEqual(['truncated']);
  });
});

function sorted(rows: readonly Record<string, unknown>[]): readonly string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
}

test('a rate times its denominator adds up; percent are divided', async () => {
  server = await answering(() => '{"results":[{"metrics":[200,42],"dimensions":["2024-09-04"]}]}');
  const source = plausibleSource({
    ...base,
    url: server.url,
    measures: { sessions: 'visits', bounced_sessions: { column: 'bounce_rate', times: 'visits' } },
  });
  expect(totals(await ask(source, { grain: 'day' }))).toEqual([
    { start: '2024-09-04', bounced_sessions: 84, sessions: 200 },
  ]);
});

test('days of another clock are refused with both time zones; of the same clock they are not', async () => {
  server = await answering(() => '{"results":[]}');
  const source = plausibleSource({
    ...base,
    url: server.url,
    measures: ['visitors'],
    timeZone: 'Europe/Berlin',
  });
  const day = { grain: 'day', range: ['2026-03-01', '2026-04-01'] } as const;
  await expect(ask(source, day, { timeZone: 'America/New_York' })).rejects.toThrow(
    'Source "plausible" counts in days of "Europe/Berlin", and is asked for days of "America/New_York".',
  );
  expect(server.asked).toHaveLength(0);
  expect(totals(await ask(source, day, { timeZone: 'Europe/Paris' }))).toEqual([]);
});

test('buckets that Plausible does not form are added up from days, but for what does not add up', async () => {
  server = await answering(
    () =>
      '{"results":[{"metrics":[3],"dimensions":["2026-01-31"]},{"metrics":[4],"dimensions":["2026-02-01"]}]}',
  );
  const source = plausibleSource({
    ...base,
    url: server.url,
    measures: { visitors: 'visitors', sessions: 'visits' },
  });
  const quarter = { grain: 'quarter', range: ['2026-01-01', '2026-04-01'] } as const;
  expect(totals(await ask(source, { ...quarter, measures: ['sessions'] }))).toEqual([
    { start: '2026-01-01', sessions: 7 },
  ]);
  await expect(ask(source, quarter)).rejects.toThrow(
    'Source "plausible" cannot be asked by quarter for this period, and "visitors" does not add up.',
  );
});

test('its own words, and what they mean, when it refuses', async () => {
  server = await answering(() => ({ status: 401, body: '{"error":"Invalid API key or site ID."}' }));
  const source = plausibleSource({ ...base, url: server.url, measures: ['visitors'] });
  await expect(ask(source, {})).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringContaining('Invalid API key or site ID.'),
  });
});

describe('conformance', () => {
  const query = (request: Request) => request.json() as Promise<PlausibleQuery>;
  const written = (
    groups: Parameters<ConformanceSubject['answer']>[0],
    { pagination: { limit, offset } = { limit: Infinity, offset: 0 } }: PlausibleQuery,
    imported = true,
  ) => {
    const results = groups.slice(offset, offset + limit).map(({ day, member, values }) => {
      const [count, money, distinct] = values;
      const revenue = money === null ? null : `{"value":${money},"currency":"EUR","long":"€${money}"}`;
      const dimensions = [day, member].filter((name) => name !== undefined);
      return `{"metrics":[${count},${revenue},${distinct}],"dimensions":${JSON.stringify(dimensions)}}`;
    });
    return new Response(`{"results":[${results}],"meta":{"imports_included":${imported}}}`);
  };
  const answer: ConformanceSubject['answer'] = async (groups, request) =>
    written(groups, await query(request));
  const checks = conformance({
    measures: ['page_views', 'revenue', 'visitors'],
    dimension: 'channel',
    timeZone: 'Europe/Berlin',
    source: (fetch) =>
      plausibleSource({
        url: 'https://plausible.example/',
        fetch,
        site: 'example.com',
        timeZone: 'Europe/Berlin',
        imports: true,
        pageSize: 2,
        measures: { page_views: 'pageviews', revenue: 'total_revenue', visitors: 'visitors' },
        dimensions: { channel: 'visit:channel' },
      }),
    async grouping(request) {
      const { dimensions = [] } = await query(request);
      return { byDay: dimensions.includes('time:day'), byMember: dimensions.includes('visit:channel') };
    },
    answer,
    refusal: () => Response.json({ error: 'Invalid filters' }),
    incomplete: { field: 'results', answer: () => Response.json({ meta: {} }) },
    flagged: {
      flag: 'truncated',
      answer: async (groups, request) => written(groups, await query(request), false),
    },
    truncated: { answer },
  });
  test.each(checks)('$rule', async ({ run }) => expect(await run()).toBeUndefined());
});
