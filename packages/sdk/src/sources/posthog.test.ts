import { defineMeasures } from '@kpi-elements/core';
import { afterEach, describe, expect, test } from 'vitest';
import { answering, type AnsweringServer } from '../testing/answering-server.ts';
import { ask, totals } from '../testing/ask.ts';
import { conformance, type ConformanceSubject } from '../test-kit/conformance.ts';
import { describeFixtures, fixture } from '../testing/fixtures.ts';
import { posthogSource, type PosthogSourceOptions } from './posthog.ts';

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface HogQuery {
  readonly query: {
    readonly kind: string;
    readonly query: string;
    readonly values: Readonly<Record<string, unknown>>;
  };
  readonly refresh?: string;
}

const events = {
  project: 123,
  measures: { events: 'count()' },
  definitions: defineMeasures({ events: { name: 'Events' } }),
  dimensions: { event: 'event' },
} as const;

/** A source of a server that gives these answers one after another, the last one for ever. */
async function source(answers: readonly (string | object)[], options: Partial<PosthogSourceOptions> = {}) {
  let next = 0;
  server = await answering(() => {
    const answer = answers[Math.min(next++, answers.length - 1)]!;
    return typeof answer === 'string' ? answer : JSON.stringify(answer);
  });
  return posthogSource({ ...events, ...options, url: server.url });
}

const bodyOf = (i: number) => JSON.parse(server!.asked[i]!.body) as HogQuery;

describeFixtures('posthog', () => {
  const byDay = { results: [] };

  test('hogql_result.json: events by name', async () => {
    const posthog = await source([fixture('posthog/hogql_result.json'), byDay]);
    expect(totals(await ask(posthog, { by: ['event'], range: ['2026-03-02', '2026-03-09'] }))).toEqual([
      { event: '$pageleave', events: 145 },
      { event: '$identify', events: 24 },
    ]);
    expect(server!.asked[0]).toMatchObject({ method: 'POST', url: { pathname: '/api/projects/123/query/' } });
    expect(bodyOf(0).query.query).toMatch(
      /^SELECT ifNull\(toString\(event\), ''\), count\(\) FROM events WHERE /,
    );
  });

  test('query_status_async.json: its status is asked for until it is complete', async () => {
    const status = JSON.parse(fixture('posthog/query_status_async.json')) as { query_status: object };
    const done = {
      query_status: { ...status.query_status, complete: true, results: { results: [['$identify', 24]] } },
    };
    const posthog = await source([status, status, done, byDay]);
    expect(totals(await ask(posthog, { by: ['event'], measures: ['events'] }))).toEqual([
      { event: '$identify', events: 24 },
    ]);
    const polled = server!.asked.filter(({ method }) => method === 'GET').map(({ url }) => url.pathname);
    expect(new Set(polled)).toEqual(new Set(['/api/projects/123/query/2fbd4b19413342a4ad08c307155187bc/']));
  });
});

test('members travel as values, and instants are those of the zone that is asked for', async () => {
  const posthog = await source([
    { results: [["it's {v0}", '2026-03-02', 7]], last_refresh: '2026-03-05T00:00:00Z' },
  ]);
  const where = [
    { dimension: 'event', op: 'in', values: ["it's {v0}", null] },
    { dimension: 'event', op: 'not_in', values: ['x'] },
  ] as const;
  const week = { grain: 'week', range: ['2026-03-02', '2026-03-09'], by: ['event'], where } as const;
  const frame = await ask(posthog, week, { timeZone: 'Europe/Berlin' });
  expect(totals(frame)).toEqual([{ start: '2026-03-02', event: "it's {v0}", events: 7 }]);
  expect(frame.asOf).toBe('2026-03-05T00:00:00Z');
  const { query, values } = bodyOf(0).query;
  expect(query).toBe(
    "SELECT ifNull(toString(event), ''), toString(toStartOfWeek(toDate(toTimeZone(timestamp, {zone})), 1)), count() FROM events " +
      'WHERE timestamp >= toDateTime({v1}) AND timestamp < toDateTime({v2}) ' +
      "AND ifNull(toString(event), '') IN ({v3}, {v4}) AND ifNull(toString(event), '') NOT IN ({v5}) " +
      "GROUP BY ifNull(toString(event), ''), toString(toStartOfWeek(toDate(toTimeZone(timestamp, {zone})), 1)) " +
      "ORDER BY ifNull(toString(event), ''), toString(toStartOfWeek(toDate(toTimeZone(timestamp, {zone})), 1)) LIMIT 50000 OFFSET 0",
  );
  expect(values).toEqual({
    zone: 'Europe/Berlin',
    v1: '2026-03-01T23:00:00.000Z',
    v2: '2026-03-08T23:00:00.000Z',
    v3: "it's {v0}",
    v4: '',
    v5: 'x',
  });
});

test('hours are instants, so that the hour that comes twice is two', async () => {
  const [summer, winter] = [Date.UTC(2026, 9, 25, 0), Date.UTC(2026, 9, 25, 1)].map((time) => time / 1000);
  const posthog = await source([
    {
      results: [
        [summer, 1],
        [winter, 2],
      ],
    },
  ]);
  const night = { grain: 'hour', range: ['2026-10-25', '2026-10-26'] } as const;
  expect(totals(await ask(posthog, night, { timeZone: 'Europe/Berlin' }))).toEqual([
    { start: '2026-10-25T02:00+02:00', events: 1 },
    { start: '2026-10-25T02:00+01:00', events: 2 },
  ]);
});

test('a reload is computed anew; otherwise PostHog may answer from what it keeps', async () => {
  const posthog = await source([{ results: [] }]);
  await ask(posthog, { grain: 'day' });
  const { signal } = new AbortController();
  const slice = {
    measures: ['events'],
    range: ['2026-03-02', '2026-03-03'],
    grain: 'day',
    by: [],
    where: [],
  } as const;
  await posthog.fetch(
    { version: 1, timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 1, slices: [slice] },
    { signal, reload: true },
  );
  expect([0, 1].map((i) => bodyOf(i).refresh)).toEqual([undefined, 'force_blocking']);
});

test('a query that fails later is refused in its own words', async () => {
  const posthog = await source([
    { query_status: { id: 'q', complete: false } },
    {
      query_status: {
        id: 'q',
        complete: true,
        error: true,
        error_message: 'Query has hit the max execution time',
      },
    },
  ]);
  await expect(ask(posthog, { grain: 'day' })).rejects.toThrow('Query has hit the max execution time.');
});

test('a limit on questions is one to wait for', async () => {
  server = await answering(() => ({
    status: 429,
    body: '{"type":"throttled_error","detail":"Request was throttled."}',
  }));
  const posthog = posthogSource({ ...events, url: server.url });
  await expect(ask(posthog, { grain: 'day' })).rejects.toMatchObject({
    code: 'rate_limited',
    retryable: true,
  });
});

describe('conformance', () => {
  const sqlOf = async (request: Request) => ((await request.clone().json()) as HogQuery).query.query;
  const answer: ConformanceSubject['answer'] = async (groups, request) => {
    const [, limit, offset] = /LIMIT (\d+) OFFSET (\d+)$/.exec(await sqlOf(request))!.map(Number);
    const results = groups
      .slice(offset, offset! + limit!)
      .map(({ day, member, values }) => [member, day, ...values].filter((cell) => cell !== undefined));
    return Response.json({ results, hasMore: offset! + limit! < groups.length, types: [], is_cached: false });
  };
  const checks = conformance({
    measures: ['clicks', 'cost', 'visitors'],
    dimension: 'channel',
    source: (fetch) =>
      posthogSource({
        url: 'https://posthog.example',
        fetch,
        project: 'p',
        pageSize: 2,
        measures: { clicks: 'count()', cost: 'sum(cost)', visitors: 'count(DISTINCT person_id)' },
        dimensions: { channel: 'properties.channel' },
      }),
    async grouping(request) {
      const sql = await sqlOf(request);
      return {
        byDay: sql.includes('toDate('),
        byMember: sql.includes('GROUP BY ifNull(toString(properties.channel)'),
      };
    },
    answer,
    refusal: () => Response.json({ type: 'validation_error', detail: 'Unknown function' }),
    incomplete: { field: 'results', answer: () => Response.json({ columns: [] }) },
    flagged: 'never',
    truncated: { answer },
  });
  test.each(checks)('$rule', async ({ run }) => expect(await run()).toBeUndefined());
});
