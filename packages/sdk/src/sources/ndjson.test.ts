import { afterEach, describe, expect, test } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import { describeFixtures, fixture } from '../testing/fixtures.ts';
import { serve, type TestServer } from '../testing/http-server.ts';
import { serveFixture } from '../testing/serve-fixture.ts';
import { ndjsonSource, type NdjsonSourceOptions } from './ndjson.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describeFixtures('clickhouse', () => {
  // 42 + 43 + 44
  const clickhouse = { measures: { clicks: 'num' }, dimensions: { name: 'str' } };
  const expected = [{ name: 'hello', clicks: 129 }];

  test.each<[string, Partial<NdjsonSourceOptions>]>([
    ['JSONEachRow', {}],
    ['JSONEachRowWithProgress', { rows: '*.row?' }],
    ['JSONCompactEachRowWithNamesAndTypes', { columnsFrom: '0', skipRows: 2 }],
  ])('%s', async (format, options) => {
    server = await serveFixture(`clickhouse/${format}.ndjson`);
    const source = ndjsonSource({ url: server.url, ...clickhouse, ...options });
    expect(totals(await ask(source, { by: ['name'] }))).toEqual(expected);
  });

  test('lists without names are given theirs', async () => {
    server = await serveFixture('clickhouse/data.ndjson');
    const source = ndjsonSource({ url: server.url, columns: ['n'], measures: 'clicks:n' });
    expect(totals(await ask(source, {}))).toEqual([{ clicks: 55 }]); // 0 + 1 + … + 10
  });

  test('a schema on one line, rows on another', async () => {
    server = await serveFixture('cube/cubesql.ndjson');
    const source = ndjsonSource({
      url: server.url,
      rows: '*.data?',
      columnsFrom: '*.schema?.*.name',
      measures: { conversions: 'wins' },
      dimensions: { driver: 'full_name' },
    });
    const frame = await ask(source, { by: ['driver'], where: [] });
    // 10 + 4 + 4 + 3 + 0
    expect(totals(await ask(source, {}))).toEqual([{ conversions: 21 }]);
    expect(totals(frame)[3]).toEqual({ driver: 'Oscar PIASTRI', conversions: 3 });
  });

  test('a status of 404 with the words of the database', async () => {
    const [, words] = fixture('clickhouse/error_404_unknown_table.http').split(/\r?\n\r?\n/);
    server = await serve((_, response) => response.writeHead(404).end(words));
    await expect(ask(ndjsonSource({ url: server.url, ...clickhouse }), {})).rejects.toMatchObject({
      code: 'source_said_no',
      status: 404,
      message: expect.stringContaining("Table default.wtf doesn't exist (version 21.3.1.1)"),
    });
  });
});

const measures = 'clicks:n';

test('lines may come in any pieces, with any ends, and blank ones', async () => {
  const text = '{"n":1,"name":"é"}\r\n\n{"n":2,"name":"é"}\n{"n":3,"name":"ü"}';
  server = await serve(async (_, response) => {
    for (const byte of Buffer.from(text)) {
      response.write(Buffer.of(byte));
      await new Promise(setImmediate);
    }
    response.end();
  });
  const source = ndjsonSource({ url: server.url, measures, dimensions: 'name' });
  expect(totals(await ask(source, { by: ['name'] }))).toEqual([
    { name: 'é', clicks: 3 },
    { name: 'ü', clicks: 3 },
  ]);
});

test('no lines are no rows', async () => {
  expect(totals(await ask(ndjsonSource({ text: '', measures, date: 'day' }), {}))).toEqual([]);
});

describe('an answer that fails in the middle', () => {
  test.each([
    ['a line that is cut off', '{"n":1}\n{"n":', 'JSON on line 2: it begins with "{"n":"'],
    ['a text', '{"n":1}\nCode: 395. DB::Exception: Value', 'JSON on line 2: it begins with "Code: 395.'],
    [
      'an exception',
      '{"n":1}\n{"exception":"Code: 395. DB::Exception"}',
      'refused: Code: 395. DB::Exception.',
    ],
  ])('%s', async (_, text, fact) => {
    await expect(ask(ndjsonSource({ text, measures }), {})).rejects.toThrow(fact);
  });

  test('is told from a column of that name, if it was said where errors stand', async () => {
    const text = '{"n":1,"exception":"none"}';
    const source = ndjsonSource({ text, measures, error: '*.error' });
    expect(totals(await ask(source, {}))).toEqual([{ clicks: 1 }]);
  });
});

test('a connection that breaks is not the end of the rows', async () => {
  server = await serve((_, response) => {
    response.writeHead(200, { 'content-length': 1000 });
    response.write('{"n":1}\n');
    setTimeout(() => response.destroy(), 10);
  });
  await expect(ask(ndjsonSource({ url: server.url, measures }), {})).rejects.toMatchObject({
    code: 'network',
  });
});

test('a question in a body, and a token', async () => {
  let body = '';
  server = await serve((request, response) => {
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => response.end('{"n":4}\n'));
  });
  const source = ndjsonSource({
    url: server.url,
    body: 'SELECT sum(n) AS n FROM ads FORMAT JSONEachRow',
    token: async () => 'secret',
    measures,
  });
  expect(totals(await ask(source, {}))).toEqual([{ clicks: 4 }]);
  expect(body).toBe('SELECT sum(n) AS n FROM ads FORMAT JSONEachRow');
  expect(server.requests[0]!.headers.authorization).toBe('Bearer secret');
});
