import { afterEach, expect, test } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import { serve, type TestServer } from '../testing/http-server.ts';
import { sourceAttributes } from './attributes.ts';
import { sourceFrom } from './source-types.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** The source of some attributes; the others are not there. */
function declared(attributes: Readonly<Record<string, string>>, text?: string) {
  const all = Object.fromEntries(sourceAttributes.map((name) => [name, attributes[name] ?? null]));
  return sourceFrom(all as Parameters<typeof sourceFrom>[0], text);
}

const measures = 'clicks:n';

test('json in the page', async () => {
  const source = declared(
    { type: 'json', rows: 'data', columns: 'day n', 'skip-rows': '1', date: 'day', measures },
    '{"data":[["a","b"],["2026-01-01",2],["2026-01-02",3]]}',
  );
  expect(source.name).toBe('json');
  expect(totals(await ask(source, {}))).toEqual([{ clicks: 5 }]);
});

test('json with cells, names and totals at paths', async () => {
  const source = declared(
    { type: 'json', rows: 'r', 'columns-from': 'names', cells: 'c.*.v', total: 'all', more: 'no', measures },
    '{"all":3,"names":["n"],"r":[{"c":[{"v":"2"}]},{"c":[{"v":"3"}]}]}',
  );
  const frame = await ask(source, {});
  expect([totals(frame), frame.flags]).toEqual([[{ clicks: 5 }], ['truncated']]);
});

test('json with an error at a path', async () => {
  const source = declared(
    { type: 'json', error: 'code', rows: 'data', measures },
    '{"code":7,"data":[],"message":"No"}',
  );
  await expect(ask(source, {})).rejects.toThrow('refused: No.');
});

test.each([
  ['link', '/?from=3'],
  ['next:next', '/?from=3'],
  ['cursor:mark param:after', '/?after=m'],
  ['offset:skip', '/?skip=1'],
  ['page:p', '/?p=2'],
  ['page:p first:0', '/?p=1'],
])('paging="%s" asks for %s next', async (paging, asked) => {
  server = await serve(({ url }, response) => {
    if (url !== '/') return void response.end('{"data":[]}');
    response.setHeader('link', '</?from=3>; rel=next');
    return void response.end('{"data":[{"n":1}],"next":"/?from=3","mark":"m"}');
  });
  const source = declared({ type: 'json', src: `${server.url}/`, rows: 'data', paging, measures });
  expect(totals(await ask(source, {}))).toEqual([{ clicks: 1 }]);
  expect(server.requests.map(({ url }) => url)).toEqual(['/', asked]);
});

test.each([
  ['{"limit":5}', '{"limit":5}', 'application/json'],
  ['SELECT 1', 'SELECT 1', 'text/plain;charset=UTF-8'],
])('body=%s is posted', async (body, sent, type) => {
  let got = '';
  server = await serve((request, response) => {
    request.on('data', (part: Buffer) => (got += part.toString()));
    request.on('end', () => response.end('[{"n":1}]'));
  });
  await ask(declared({ type: 'json', src: server.url, body, measures }), {});
  expect([got, server.requests[0]!.headers['content-type']]).toEqual([sent, type]);
});

test('ndjson is loaded when it is asked', async () => {
  const source = declared(
    { type: 'ndjson', name: 'lines', 'columns-from': '0', 'skip-rows': '1', measures },
    '["n"]\n[2]',
  );
  expect(source.name).toBe('lines');
  expect(await source.describe()).toMatchObject({ name: 'lines', measures: ['clicks'] });
  expect(totals(await ask(source, {}))).toEqual([{ clicks: 2 }]);
});

test('google-sheets and parquet are asked at their address', async () => {
  server = await serve((_, response) => response.end('<html>'));
  const sheet = declared({
    type: 'google-sheets',
    src: `${server.url}/spreadsheets/d/1/edit`,
    'header-rows': '2',
    measures,
  });
  await expect(ask(sheet, {})).rejects.toMatchObject({ code: 'forbidden' });
  const file = declared({ type: 'parquet', src: `${server.url}/a.parquet`, measures });
  expect([sheet.name, file.name]).toEqual(['edit', 'a.parquet']);
  await expect(ask(file, {})).rejects.toMatchObject({ code: 'bad_response' });
  expect(server.requests.map(({ url }) => url!.replace(/\?.*headers=/, ' '))).toContain(
    '/spreadsheets/d/1/gviz/tq 2',
  );
});

test('an unknown type is refused with the nearest one', () => {
  expect(() => declared({ type: 'jsn', measures })).toThrow(
    '<kpi-source> has no type "jsn".\nDid you mean "json"?',
  );
});

test.each<[string, Record<string, string>, string]>([
  [
    'paging that is none',
    { type: 'json', src: '/', paging: 'cursor:next', measures },
    '"cursor:next" is no paging.',
  ],
  [
    'a body that is none',
    { type: 'json', src: '/', body: '{"a"', measures },
    'body of <kpi-source> is not JSON',
  ],
  ['no data', { type: 'ndjson', measures }, '<kpi-source> lacks src'],
  ['no address', { type: 'parquet', measures }, '<kpi-source> lacks src'],
])('%s', (_, attributes, fact) => expect(declared(attributes).describe()).rejects.toThrow(fact));
