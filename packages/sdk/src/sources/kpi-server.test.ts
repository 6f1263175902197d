import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../client.ts';
import { type OpenServer, openServer, queryOf } from '../server/testing/open-server.ts';
import { ask, totals } from '../testing/ask.ts';
import { serve } from '../testing/http-server.ts';
import { kpiServer } from './kpi-server.ts';

let server: OpenServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.close());

const signal = new AbortController().signal;

test('a KPI server is a source: it is described, and answers with frames under its name here', async () => {
  const source = kpiServer({ url: server.url, name: 'shop' });
  expect(await source.describe()).toEqual({
    name: 'shop',
    measures: ['cost', 'clicks', 'visitors'],
    dimensions: ['channel', 'country'],
    timeless: false,
  });
  const frame = await ask(source, { by: ['channel'], measures: ['cost'] });
  expect(frame.source).toBe('shop');
  expect(totals(frame)).toEqual([
    { channel: 'search', cost: 595 },
    { channel: 'social', cost: 600 },
  ]);
});

test('a source is called by the end of its address', () => {
  expect(kpiServer({ url: 'https://kpi.example.com/shop/?v=1' }).name).toBe('shop');
  expect(kpiServer({ url: 'https://kpi.example.com' }).name).toBe('kpi.example.com');
});

test('a short query stands in the address, where it can be kept on the way; a long one is posted', async () => {
  const source = kpiServer({ url: server.url });
  const before = server.requests.length;
  const short = await source.fetch(queryOf([{}]), { signal });
  const long = await source.fetch(queryOf(Array.from({ length: 40 }, () => ({}))), { signal });
  expect(server.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'POST']);
  expect(long.tables.map(({ columns }) => columns)).toEqual(
    Array.from({ length: 40 }, () => short.tables[0]!.columns),
  );
});

test('a dashboard of 30 widgets costs one HTTP request', async () => {
  const client = createClient({
    sources: { ads: kpiServer({ url: server.url }) },
    timeZone: 'UTC',
    now: () => new Date('2026-01-11T12:00:00Z'),
  });
  await client.read({ kpi: 'clicks', period: '2026-01-01' });
  const before = server.requests.length;
  const kpis = ['cost', 'clicks', 'cpc', 'visitors', 'ad_spend', 'cost'];
  const readings = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      client.read({
        kpi: kpis[i % kpis.length]!,
        period: `2026-01-0${1 + (i % 5)}/2026-01-10`,
        compare: i % 2 === 0 ? 'previous_period' : 'none',
        ...(i % 3 === 0 && { by: 'channel' }),
        ...(i % 7 === 0 && { grain: 'day' as const }),
      }),
    ),
  );
  expect(server.requests.length - before).toBe(1);
  expect(readings.every(({ value }) => typeof value === 'number')).toBe(true);
  client.dispose();
});

test('what the server says of a refusal reaches the reader, in one sentence', async () => {
  const source = kpiServer({ url: server.url, name: 'shop' });
  const failure = source.fetch(queryOf([{ by: ['chanel'] }]), { signal });
  await expect(failure).rejects.toMatchObject({ code: 'source_said_no', status: 400, retryable: false });
  await expect(failure).rejects.toThrow('Did you mean "channel"?');
  const closed = await openServer({ authorize: () => false });
  const refused = kpiServer({ url: closed.url }).describe();
  await expect(refused).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
  await closed.close();
});

test.each<[string, unknown, string]>([
  ['a page', '<html>', 'JSON'],
  ['facts of another form', { name: 1 }, 'name'],
  ['facts without measures', { name: 'x', dimensions: [], timeless: false }, 'measures'],
])('%s is not the answer of a KPI server', async (_, body, place) => {
  const other = await serve((_request, response) =>
    response.end(typeof body === 'string' ? body : JSON.stringify(body)),
  );
  const described = kpiServer({ url: other.url }).describe();
  await expect(described).rejects.toMatchObject({ code: 'bad_response' });
  await expect(described).rejects.toThrow(place);
  await other.close();
});

test('an answer of fewer tables than slices is not one', async () => {
  const frame = await server.ask([{}]);
  const other = await serve((_, response) => response.end(JSON.stringify(frame)));
  const source = kpiServer({ url: other.url });
  await expect(source.fetch(queryOf([{}, {}]), { signal })).rejects.toThrow('1 for 2 slices');
  await other.close();
});

test('a token is sent with every request', async () => {
  const closed = await openServer({
    authorize: ({ headers }) => (headers.get('authorization') === 'Bearer mine' ? {} : undefined),
  });
  const source = kpiServer({ url: closed.url, token: async () => 'mine' });
  expect(totals(await ask(source, { measures: ['cost'] }))).toEqual([{ cost: 1195 }]);
  await closed.close();
});
