import { gunzipSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totals } from '../testing/ask.ts';
import { createHandler } from './create-handler.ts';
import { adsFact, csvEngine, type OpenServer, openServer, queryOf } from './testing/open-server.ts';

let server: OpenServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.close());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  });
const failureOf = async (response: Response) => ({
  status: response.status,
  ...(await response.json()).error,
});

test('nothing is public unless the handler says so', () => {
  const { engine } = server;
  const model = { facts: { ads: adsFact } };
  expect(() => createHandler({ model, engine })).toThrow('does not know who may see what');
  expect(() => createHandler({ model, engine, public: false })).toThrow('public: true');
});

test('GET without a query says what there is', async () => {
  expect(await (await fetch(server.url)).json()).toEqual({
    name: 'ads',
    measures: ['cost', 'clicks', 'visitors'],
    dimensions: ['channel', 'country'],
    timeless: false,
  });
});

test('a query is answered with a frame: the same by POST and in the address', async () => {
  const query = queryOf([{ measures: ['cost', 'clicks'], by: ['channel'] }]);
  const address = `${server.url}?query=${encodeURIComponent(JSON.stringify(query))}`;
  const [posted, got] = [await (await post(query)).json(), await (await fetch(address)).json()];
  expect(posted).toEqual(got);
  expect(totals(posted)).toEqual([
    { channel: 'search', cost: 595, clicks: 380 },
    { channel: 'social', cost: 600, clicks: 400 },
  ]);
});

test('rows of an empty cell are a member of their own, and an empty text is the same as none', async () => {
  const where = [{ dimension: 'country', op: 'in', values: [''] } as const];
  const frame = await server.ask([{ by: ['country'] }, { by: ['country'], where }]);
  expect(totals({ ...frame, tables: [frame.tables[1]!] })).toEqual([{ country: null, cost: 776.75 }]);
  expect(totals(frame)).toContainEqual({ country: null, cost: 776.75 });
});

test('a period without rows has no groups', async () => {
  const { tables } = await server.ask([
    { range: ['2020-01-01', '2020-02-01'] },
    { measures: ['visitors'], grain: 'day', range: ['2020-01-01', '2020-02-01'] },
  ]);
  expect(tables.map(({ length }) => length)).toEqual([0, 0]);
});

test('a measure that the model lacks is left out, as of any source', async () => {
  const { tables } = await server.ask([{ measures: ['cost', 'revenue'] }, { measures: ['revenue'] }]);
  expect(tables.map(({ columns }) => Object.keys(columns))).toEqual([['cost'], []]);
});

test('an answer that the asker has is not sent again', async () => {
  const query = queryOf([{ grain: 'day' }]);
  const etag = (await post(query)).headers.get('etag')!;
  const again = await post(query, { 'if-none-match': etag });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect((await post(query, { 'if-none-match': 'W/"other"' })).status).toBe(200);
});

test('long answers are compressed for who can read that', async () => {
  const query = JSON.stringify(
    queryOf([{ grain: 'day', by: ['channel', 'country'], measures: ['clicks', 'cost'] }]),
  );
  const read = (encoding: string) =>
    new Promise<[string | undefined, Buffer]>((resolve, reject) => {
      const request = httpRequest(
        server.url,
        { method: 'POST', headers: { 'accept-encoding': encoding } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => resolve([response.headers['content-encoding'], Buffer.concat(parts)]));
        },
      );
      request.on('error', reject).end(query);
    });
  const [[zip, zipped], [none, plain]] = [await read('br, gzip'), await read('identity')];
  expect([zip, none]).toEqual(['gzip', undefined]);
  expect(gunzipSync(zipped).equals(plain)).toBe(true);
  expect(zipped.length).toBeLessThan(plain.length / 1.5);
});

test.each<[string, unknown, number, string]>([
  ['not JSON', '{', 400, 'wrong_arguments'],
  ['not a query', { version: 2 }, 400, 'wrong_arguments'],
  ['more than a query', { ...queryOf([]), sql: 'SELECT 1' }, 400, 'wrong_arguments'],
  ['an unknown dimension', queryOf([{ by: ['chanel'] }]), 400, 'unknown_dimension'],
  ['an unknown zone', queryOf([{}], { timeZone: 'Europe/Berlinn' }), 400, 'unknown_name'],
  ['a day that is none', queryOf([{ range: ['2026-02-30', '2026-03-01'] }]), 400, 'invalid_period'],
  ['hours of days', queryOf([{ grain: 'hour' }]), 400, 'invalid_period'],
  ['a dimension twice', queryOf([{ by: ['channel', 'channel'] }]), 400, 'wrong_arguments'],
  ['too many slices', queryOf(Array.from({ length: 201 }, () => ({}))), 413, 'too_long'],
  ['too many bytes', ' '.repeat(300_000), 413, 'too_long'],
])('%s is refused, without SQL, path or stack', async (_, query, status, code) => {
  const response = await post(query);
  const text = await response.clone().text();
  expect(await failureOf(response)).toMatchObject({ status, code });
  expect(text).not.toMatch(/SELECT|FROM|\.ts|\.js|node_modules|\/tmp/);
});

test('a dimension of nearly that name is suggested', async () => {
  const { message } = await failureOf(await post(queryOf([{ by: ['chanel'] }])));
  expect(message).toContain('Did you mean "channel"?');
});

test('what fails within is logged, and the asker is told no more than that', async () => {
  const engine = csvEngine();
  const broken = await openServer({
    engine: { ...engine, query: () => Promise.reject(new Error('Binder Error: SELECT secret FROM "ads"')) },
  });
  const response = await fetch(broken.url, { method: 'POST', body: JSON.stringify(queryOf([{}])) });
  expect(await failureOf(response)).toEqual({
    status: 500,
    code: 'source_failed',
    message: 'The server could not answer. Its log says why.',
  });
  expect(broken.logged).toEqual([expect.objectContaining({ message: expect.stringContaining('Binder') })]);
  await broken.close();
});

test('other methods are refused with those that are answered', async () => {
  const response = await fetch(server.url, { method: 'DELETE' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS']);
});

test('an answer of too many groups is refused, and none is cut', async () => {
  const small = await openServer({ limits: { groups: 12 } });
  expect((await small.ask([{ grain: 'day' }])).tables[0]!.length).toBe(10);
  await expect(small.ask([{ grain: 'day', by: ['channel'] }])).rejects.toThrow('more than 12 groups');
  await expect(small.ask([{ grain: 'day' }, { grain: 'day' }])).rejects.toThrow('more than 12 groups');
  await small.close();
});

test('pages of other origins are answered where the handler names them', async () => {
  const open = await openServer({ origins: ['https://portal.example.com'] });
  const from = (origin: string, method = 'GET') => fetch(open.url, { method, headers: { origin } });
  const allowed = 'access-control-allow-origin';
  expect((await from('https://portal.example.com')).headers.get(allowed)).toBe('https://portal.example.com');
  expect(
    (await from('https://portal.example.com', 'OPTIONS')).headers.get('access-control-allow-methods'),
  ).toBe('GET, POST');
  expect((await from('https://elsewhere.example.com')).headers.has(allowed)).toBe(false);
  expect(
    (await fetch(server.url, { headers: { origin: 'https://portal.example.com' } })).headers.has(allowed),
  ).toBe(false);
  await open.close();
});

/** An engine whose queries wait until they are aborted or let go. */
function slowEngine() {
  const engine = csvEngine();
  const signals: AbortSignal[] = [];
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  return {
    signals,
    letGo,
    engine: {
      ...engine,
      async query(...[statements, signal]: Parameters<typeof engine.query>) {
        signals.push(signal);
        await new Promise<void>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          void gate.then(resolve);
        });
        return engine.query(statements, signal);
      },
    },
  };
}

test('a query that takes too long is ended', async () => {
  const { engine, signals } = slowEngine();
  const slow = await openServer({ engine, limits: { seconds: 0.05 } });
  const response = await fetch(slow.url, { method: 'POST', body: JSON.stringify(queryOf([{}])) });
  expect(await failureOf(response)).toMatchObject({ status: 504, code: 'timeout' });
  expect(signals[0]!.aborted).toBe(true);
  await slow.close();
});

test('who goes away ends the query, unless others wait for the same', async () => {
  const { engine, signals, letGo } = slowEngine();
  const slow = await openServer({ engine });
  const [one, two] = [new AbortController(), new AbortController()];
  const first = slow.ask([{}], { signal: one.signal });
  const second = slow.ask([{}], { signal: two.signal });
  const other = slow.ask([{ grain: 'day' }], { signal: one.signal });
  await expect.poll(() => [signals.length, slow.requests.length]).toEqual([2, 3]);
  one.abort();
  await expect(first).rejects.toThrow('abort');
  await expect(other).rejects.toThrow('abort');
  await expect.poll(() => signals.map(({ aborted }) => aborted)).toEqual([false, true]);
  letGo();
  expect(totals(await second)).toEqual([{ cost: 1195 }]);
  expect(slow.logged).toEqual([]);
  await slow.close();
});

test('the same query is computed once, and kept as long as there is room', async () => {
  const engine = csvEngine();
  let computed = 0;
  const counting = {
    ...engine,
    query: (...args: Parameters<typeof engine.query>) => (computed++, engine.query(...args)),
  };
  const roomy = await openServer({ engine: counting });
  computed = 0;
  await Promise.all(Array.from({ length: 5 }, () => roomy.ask([{}])));
  await roomy.ask([{}]);
  expect(computed).toBe(1);
  await roomy.close();
  const other = csvEngine();
  const narrow = await openServer({
    engine: {
      ...other,
      query: (...args: Parameters<typeof other.query>) => (computed++, other.query(...args)),
    },
    limits: { cacheBytes: 10 },
  });
  computed = 0;
  await narrow.ask([{}]);
  await narrow.ask([{}]);
  expect(computed).toBe(2);
  await narrow.close();
});

test('a handler takes a Request and gives a Response', async () => {
  const request = new Request('http://kpi.example.com/', {
    method: 'POST',
    body: JSON.stringify(queryOf([{}])),
  });
  const response = await server.handler(request);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(totals(await response.json())).toEqual([{ cost: 1195 }]);
});

test('a model that does not fit its data is refused at the start, and so is every request', async () => {
  const wrong = await openServer({ model: { facts: { ads: { ...adsFact, measures: 'cost:spent' } } } });
  await expect(wrong.handler.ready).rejects.toThrow('"ads" has no column "spent" for "cost"');
  await expect(wrong.ask([{}])).rejects.toThrow('could not answer');
  await wrong.close();
});
