import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { defaultCalendar } from '@kpi-elements/core';
import { ask, totals } from '../testing/ask.ts';
import { serve, type TestServer } from '../testing/http-server.ts';
import { csvSource } from './csv.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const CSV = 'day,spend\n2026-01-01,1.50\n2026-01-02,2.50\n';
const options = { date: 'day', measures: 'cost:spend' } as const;

test('a file at an address is loaded once for all queries, and anew when that is asked', async () => {
  server = await serve((_, response) => response.end(CSV));
  const source = csvSource({ ...options, url: `${server.url}/data/ads.csv?v=1` });
  expect(source.name).toBe('ads.csv');
  expect(totals(await ask(source, {}))).toEqual([{ cost: 4 }]);
  expect(totals(await ask(source, { range: ['2026-01-02', '2026-01-03'] }))).toEqual([{ cost: 2.5 }]);
  expect(server.requests).toHaveLength(1);
  const { signal } = new AbortController();
  await source.fetch({ version: 1, ...defaultCalendar, slices: [] }, { signal, reload: true });
  expect(server.requests).toHaveLength(2);
  expect(server.requests[1]!.headers['cache-control']).toBe('max-age=0');
});

test('headers go with the request', async () => {
  server = await serve((_, response) => response.end(CSV));
  await ask(csvSource({ ...options, url: server.url, headers: { 'x-shop': 'berlin' } }), {});
  expect(server.requests[0]!.headers['x-shop']).toBe('berlin');
});

test('a file that somebody chose, and a text', async () => {
  const file = new File(['\uFEFFday;spend\n2026-01-01;1,50\n'], 'chosen.csv');
  const chosen = csvSource({ ...options, file });
  expect([chosen.name, totals(await ask(chosen, {}))]).toEqual(['chosen.csv', [{ cost: 1.5 }]]);
  expect(totals(await ask(csvSource({ ...options, text: `\uFEFF${CSV}` }), {}))).toEqual([{ cost: 4 }]);
});

test('what it has is known before the file is loaded', async () => {
  const source = csvSource({
    ...options,
    url: 'http://127.0.0.1:1/',
    dimensions: 'channel',
    completeUntil: '2026-01-31',
  });
  expect(await source.describe()).toEqual({
    name: 'csv',
    measures: ['cost'],
    dimensions: ['channel'],
    timeless: false,
    completeUntil: '2026-01-31',
  });
});

describe('what goes wrong on the way', () => {
  test('a status that is no success', async () => {
    server = await serve((_, response) => response.writeHead(404).end());
    const url = `${server.url}/ads.csv`;
    await expect(ask(csvSource({ ...options, url }), {})).rejects.toMatchObject({
      code: 'source_said_no',
      message: expect.stringContaining(`Source "ads.csv" answered 404 at ${url}`),
    });
  });

  test('a server that is not there, with the reason as its cause', async () => {
    const error = await ask(csvSource({ ...options, url: 'http://127.0.0.1:1/ads.csv' }), {}).catch(
      (e: Error) => e,
    );
    expect(error).toMatchObject({ code: 'network', cause: expect.any(Error) });
  });

  test('a connection that breaks', async () => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write(CSV);
      setTimeout(() => response.destroy(), 10);
    });
    await expect(ask(csvSource({ ...options, url: server.url }), {})).rejects.toMatchObject({
      code: 'network',
    });
  });

  test('a failure is not kept', async () => {
    let isUp = false;
    server = await serve((_, response) => (isUp ? response.end(CSV) : response.writeHead(503).end()));
    const source = csvSource({ ...options, url: server.url });
    await expect(ask(source, {})).rejects.toThrow('503');
    isUp = true;
    expect(totals(await ask(source, {}))).toEqual([{ cost: 4 }]);
  });

  test('no data at all', async () => {
    await expect(ask(csvSource(options), {})).rejects.toThrow('Source "csv" has no data.');
  });
});

test('loading stops when the last who waits is gone, and not before', async () => {
  let close = () => {};
  const closed = new Promise<void>((resolve) => (close = resolve));
  server = await serve((request, response) => {
    response.writeHead(200);
    response.write('day,');
    request.on('close', close);
  });
  const source = csvSource({ ...options, url: server.url });
  const [one, two] = [new AbortController(), new AbortController()];
  const fetches = [one, two].map(({ signal }) =>
    source.fetch({ version: 1, ...defaultCalendar, slices: [] }, { signal }).catch((error: unknown) => error),
  );
  one.abort('first left');
  expect(await fetches[0]).toBe('first left');
  const isClosed = await Promise.race([
    closed.then(() => true),
    new Promise((resolve) => setTimeout(resolve, 50, false)),
  ]);
  expect(isClosed).toBe(false);
  two.abort('second left');
  expect(await fetches[1]).toBe('second left');
  await closed;
});

describe('a large file', () => {
  const ROWS = 100_000;
  const lines = Array.from(
    { length: ROWS },
    (_, row) => `2026-01-${10 + (row % 20)},${(row / 100).toFixed(2)}\n`,
  );
  const large = `day,spend\n${lines.join('')}`;
  const query = { version: 1, ...defaultCalendar, slices: [] } as const;

  test('says how much of it has come, to all who wait', async () => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': large.length });
      response.end(large);
    });
    const source = csvSource({ ...options, url: server.url });
    const told: [loaded: number, total?: number | undefined][][] = [[], []];
    const { signal } = new AbortController();
    await Promise.all(
      told.map((list) => source.fetch(query, { signal, progress: (...said) => list.push(said) })),
    );
    expect(told[0]!.length).toBeGreaterThan(1);
    expect(told[0]!.at(-1)).toEqual([large.length, large.length]);
    expect(told[1]).toEqual(told[0]);
    expect(server.requests).toHaveLength(1);
  });

  test('whose length is announced as it is sent, compressed, has no known end', async () => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(large));
    });
    const source = csvSource({ ...options, url: server.url });
    const told: [loaded: number, total?: number | undefined][] = [];
    const { signal } = new AbortController();
    await source.fetch(query, { signal, progress: (...said) => told.push(said) });
    expect(told.at(-1)).toEqual([large.length, undefined]);
  });

  test('is read in turns with timers, to the cent', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const source = csvSource({ ...options, text: large });
    expect(totals(await ask(source, {}))).toEqual([{ cost: (ROWS * (ROWS - 1)) / 200 }]);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(0);
  });

  test('is no longer read when nobody waits for it', async () => {
    let given = 0;
    const part = new TextEncoder().encode(large);
    const body = () =>
      new ReadableStream({
        pull(controller) {
          given++;
          controller.enqueue(given === 1 ? part : part.subarray('day,spend\n'.length));
        },
      });
    const source = csvSource({
      ...options,
      url: 'http://127.0.0.1/',
      fetch: async () => new Response(body()),
    });
    const controller = new AbortController();
    const progress = () => given === 3 && controller.abort('gone');
    await expect(source.fetch(query, { signal: controller.signal, progress })).rejects.toBe('gone');
    const soon = given;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(given).toBeLessThanOrEqual(soon + 2);
  });

  test('of more bytes than are allowed is refused', async () => {
    server = await serve((_, response) => response.end(large));
    const source = csvSource({ ...options, url: server.url, maxBytes: 2 ** 20 });
    await expect(ask(source, {})).rejects.toMatchObject({ code: 'bad_response' });
  });
});

test('what the file shows is named by line and column after a megabyte as before it', async () => {
  const cells = Array.from({ length: 200_000 }, (_, row) => `2026-01-01,${row}\n`);
  cells[150_000] = '2026-01-01,many\n';
  const source = csvSource({ ...options, text: `day,spend\n${cells.join('')}` });
  await expect(ask(source, {})).rejects.toThrow(
    '"many" in column "spend" is not a number.\n"csv", line 150002.',
  );
});
