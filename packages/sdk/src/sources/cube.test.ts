import { defineMeasures } from '@kpi-elements/core';
import { afterEach, describe, expect, test } from 'vitest';
import { answering, type AnsweringServer } from '../testing/answering-server.ts';
import { ask, totals } from '../testing/ask.ts';
import { conformance, type ConformanceSubject } from '../test-kit/conformance.ts';
import { describeFixtures, fixture } from '../testing/fixtures.ts';
import { cubeSource, type CubeSourceOptions } from './cube.ts';

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const orders = {
  date: 'orders.created_at',
  measures: { revenue: 'orders.amount', orders: 'orders.count' },
  dimensions: { channel: 'orders.channel' },
  currency: 'EUR',
} as const;

/** A source of a server that gives these answers one after another, the last one for ever. */
async function source(answers: readonly unknown[], options: Partial<CubeSourceOptions> = orders) {
  let next = 0;
  server = await answering(() => {
    const answer = answers[Math.min(next++, answers.length - 1)];
    return typeof answer === 'string' ? answer : JSON.stringify(answer);
  });
  return cubeSource({ measures: {}, ...options, url: server.url });
}

const queryOf = (i: number) => (JSON.parse(server!.asked[i]!.body) as { query: unknown }).query;

describeFixtures('cube', () => {
  const users = { measures: { active_customers: 'users.count' } };

  test('load.json: 700 users', async () => {
    const cube = await source([fixture('cube/load.json')], users);
    expect(totals(await ask(cube, {}))).toEqual([{ active_customers: 700 }]);
    expect(queryOf(0)).toMatchObject({ measures: ['users.count'], dimensions: [], filters: [] });
  });

  test('continue_wait.json: the same question again, until it is answered', async () => {
    const cube = await source([fixture('cube/continue_wait.json'), fixture('cube/load.json')], users);
    expect(totals(await ask(cube, {}))).toEqual([{ active_customers: 700 }]);
    expect(queryOf(1)).toEqual(queryOf(0));
  });

  test('continue_wait.json for ever: too late', async () => {
    const cube = await source([fixture('cube/continue_wait.json')], { ...users, timeout: 0.3 });
    await expect(ask(cube, {})).rejects.toMatchObject({ code: 'timeout', source: 'cube' });
  });
});

test('days of the zone that is asked for, members, decimals as text, and filters', async () => {
  const cube = await source([
    {
      data: [
        {
          'orders.created_at.day': '2026-03-02T00:00:00.000',
          'orders.channel': 'search',
          'orders.amount': '12.10',
          'orders.count': '2',
        },
        {
          'orders.created_at.day': '2026-03-03T00:00:00.000',
          'orders.channel': null,
          'orders.amount': null,
          'orders.count': '0',
        },
      ],
    },
  ]);
  const where = [
    { dimension: 'channel', op: 'in', values: ['search', null] },
    { dimension: 'channel', op: 'not_in', values: ['email', null] },
  ] as const;
  const range = ['2026-03-02', '2026-03-04'] as const;
  const frame = await ask(
    cube,
    { grain: 'day', by: ['channel'], range, where },
    { timeZone: 'Europe/Berlin' },
  );
  expect(totals(frame)).toEqual([
    { start: '2026-03-02', channel: 'search', currency: 'EUR', revenue: 12.1, orders: 2 },
    { start: '2026-03-03', channel: null, currency: 'EUR', revenue: null, orders: 0 },
  ]);
  expect(queryOf(0)).toEqual({
    measures: ['orders.amount', 'orders.count'],
    dimensions: ['orders.channel'],
    timeDimensions: [
      { dimension: 'orders.created_at', dateRange: ['2026-03-02', '2026-03-03'], granularity: 'day' },
    ],
    timezone: 'Europe/Berlin',
    filters: [
      {
        or: [
          { member: 'orders.channel', operator: 'equals', values: ['search', ''] },
          { member: 'orders.channel', operator: 'notSet' },
        ],
      },
      { member: 'orders.channel', operator: 'notEquals', values: ['email', ''] },
      { member: 'orders.channel', operator: 'set' },
    ],
    order: [
      ['orders.created_at', 'asc'],
      ['orders.channel', 'asc'],
    ],
    limit: 10_000,
    offset: 0,
  });
});

test('a total is the one of the system, and its coverage is counted in days that have data', async () => {
  const day = (date: string) => ({
    'orders.created_at.day': `${date}T00:00:00.000`,
    'orders.amount': '5',
    'orders.count': '1',
  });
  const cube = await source(
    [
      { data: [{ 'orders.amount': '10.00', 'orders.count': '2' }] },
      { data: [day('2026-03-02'), day('2026-03-05')] },
    ],
    { ...orders },
  );
  const { tables } = await ask(cube, { range: ['2026-03-02', '2026-03-09'], by: [] });
  expect(tables[0]).toMatchObject({ length: 1, present: Float64Array.of(2) });
  expect(tables[0]!.columns['revenue']).toEqual({
    rollUp: 'sum',
    unit: 'money',
    values: Float64Array.of(1000),
    scale: 100,
  });
});

test('pages are read to the end', async () => {
  const row = (channel: string) => ({ 'orders.channel': channel, 'orders.count': '1' });
  const cube = await source([{ data: [row('a'), row('b')] }, { data: [row('c')] }], {
    measures: { orders: 'orders.count' },
    dimensions: { channel: 'orders.channel' },
    pageSize: 2,
  });
  expect(totals(await ask(cube, { by: ['channel'] }))).toHaveLength(3);
  expect([0, 1].map(queryOf)).toMatchObject([{ offset: 0 }, { offset: 2 }]);
});

test('an error in an answer that calls itself good, and one that does not', async () => {
  const cube = await source([{ error: "Error: Can't find measure 'orders.x'" }]);
  await expect(ask(cube, {})).rejects.toThrow(
    /^Source "cube" refused at .*: Error: Can't find measure 'orders.x'\.$/m,
  );
  await server!.close();
  server = await answering(() => ({ status: 403, body: '{"error":"Invalid token"}' }));
  const denied = cubeSource({ ...orders, url: server.url });
  await expect(ask(denied, {})).rejects.toMatchObject({
    code: 'forbidden',
    status: 403,
    message: expect.stringContaining('Invalid token'),
  });
});

describe('conformance', () => {
  const columns = ['t.count', 't.money', 't.distinct'];
  const answer: ConformanceSubject['answer'] = async (groups, request) => {
    const { query } = (await request.json()) as { query: { limit: number; offset: number } };
    const page = groups.slice(query.offset, query.offset + query.limit);
    const data = page.map(({ day, member, values }) => ({
      ...(day !== undefined && { 't.at.day': `${day}T00:00:00.000` }),
      ...(member !== undefined && { 't.channel': member }),
      ...Object.fromEntries(values.map((value, i) => [columns[i], value])),
    }));
    return Response.json({ data });
  };
  const checks = conformance({
    measures: ['clicks', 'cost', 'visitors'],
    dimension: 'channel',
    source: (fetch) =>
      cubeSource({
        url: 'https://cube.example/v1',
        fetch,
        date: 't.at',
        measures: { clicks: 't.count', cost: 't.money', visitors: 't.distinct' },
        dimensions: { channel: 't.channel' },
        pageSize: 2,
      }),
    async grouping(request) {
      const { query } = (await request.json()) as {
        query: { dimensions: string[]; timeDimensions: { granularity?: string }[] };
      };
      return {
        byMember: query.dimensions.length > 0,
        byDay: query.timeDimensions[0]!.granularity !== undefined,
      };
    },
    answer,
    refusal: () => Response.json({ error: 'Something went wrong' }),
    incomplete: { field: 'data', answer: () => Response.json({ annotation: {} }) },
    flagged: 'never',
    truncated: { answer },
  });
  test.each(checks)('$rule', async ({ run }) => expect(await run()).toBeUndefined());
});

test('a level is that of each member in its own last bucket', async () => {
  const row = (day: string, channel: string, count: string) => ({
    's.at.day': `${day}T00:00:00.000`,
    's.channel': channel,
    's.count': count,
  });
  const cube = await source(
    [
      {
        data: [
          row('2026-03-01', 'mail', '10'),
          row('2026-03-02', 'mail', '12'),
          row('2026-03-01', 'blog', '3'),
        ],
      },
    ],
    {
      date: 's.at',
      measures: { subscribers: 's.count', x: 's.x' },
      definitions: defineMeasures({ x: { name: 'X' } }),
      dimensions: { channel: 's.channel' },
    },
  );
  const frame = await ask(cube, { measures: ['subscribers'], range: ['2026-03-01', '2026-04-01'] });
  expect(totals(frame)).toEqual([{ subscribers: 15 }]);
  expect(queryOf(0)).toMatchObject({ dimensions: ['s.channel'], timeDimensions: [{ granularity: 'day' }] });
});
