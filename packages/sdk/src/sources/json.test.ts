import { afterEach, describe, expect, test } from 'vitest';
import type { Paging } from '../decoders/next-page.ts';
import { ask, totals } from '../testing/ask.ts';
import { serve, type TestServer } from '../testing/http-server.ts';
import { type JsonSourceOptions, jsonSource } from './json.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Answers every request with what a function of its address and body says. */
async function answer(
  of: (url: URL, body: string) => unknown,
  headers: (url: URL) => Record<string, string> = () => ({}),
) {
  const server = await serve((request, response) => {
    const url = new URL(request.url!, 'http://test');
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const written = of(url, body);
      response.writeHead(200, headers(url));
      response.end(typeof written === 'string' ? written : JSON.stringify(written));
    });
  });
  servers.push(server);
  return server;
}

/** The rows numbered 0 to 6, by 3 a page. */
const page = (from: number) => [0, 1, 2, 3, 4, 5, 6].slice(from, from + 3).map((n) => ({ n }));
const SUM = [{ clicks: 21 }];
const measures = 'clicks:n';

const read = (url: string, options: Omit<JsonSourceOptions, 'measures'> = {}) =>
  ask(jsonSource({ name: 'shop', url, measures, ...options }), {});

describe('rows come in four forms', () => {
  const rows = { day: '2026-01-01', n: 5 };
  test.each<[string, unknown, Partial<JsonSourceOptions>]>([
    ['objects', [rows, { ...rows, n: 6 }], {}],
    ['objects at a path', { data: { list: [rows, { ...rows, n: '6' }] } }, { rows: 'data.list' }],
    [
      'lists of cells with names',
      [
        ['2026-01-01', 5],
        ['2026-01-01', 6],
      ],
      { columns: ['day', 'n'] },
    ],
    [
      'lists below a list of names',
      {
        values: [
          ['day', 'n'],
          ['2026-01-01', '5'],
          ['2026-01-01', '6'],
        ],
      },
      { rows: 'values', columnsFrom: 'values.0', skipRows: 1 },
    ],
    ['columns', { data: { n: [5, 6], day: ['2026-01-01', '2026-01-01'] } }, { rows: 'data' }],
    [
      'cells at paths',
      { rows: [{ d: [{ v: '2026-01-01' }], m: [{ v: 11 }] }] },
      { rows: 'rows', columns: 'day n', cells: 'd.*.v m.*.v' },
    ],
  ])('%s', async (_, data, options) => {
    const source = jsonSource({ text: JSON.stringify(data), date: 'day', measures, ...options });
    expect(totals(await ask(source, { grain: 'day' }))).toEqual([{ start: '2026-01-01', clicks: 11 }]);
  });

  test('fields that are not mapped are ignored, a missing one is named with the nearest', async () => {
    const source = jsonSource({
      name: 'shop',
      text: '[{"clicsk":1,"more":{"deep":[[{}]]}}]',
      measures: 'clicks',
    });
    await expect(ask(source, {})).rejects.toThrow(
      '"shop" has no column "clicks".\nIt has "clicsk".\nDid you mean "clicsk"?',
    );
  });

  test('a list without rows has no totals', async () => {
    for (const text of ['[]', '{"n":[]}']) {
      const source = jsonSource({ text, date: 'day', measures, dimensions: 'channel' });
      if (text === '[]') expect(totals(await ask(source, { by: ['channel'] }))).toEqual([]);
      else await expect(ask(source, {})).rejects.toThrow('no column "channel"');
    }
  });

  test('ids beyond 2^53 are not taken for each other', async () => {
    const text = '[{"id":9007199254740992,"n":1},{"id":9007199254740993,"n":2}]';
    const frame = await ask(jsonSource({ text, measures, dimensions: 'id' }), { by: ['id'] });
    expect(totals(frame)).toEqual([
      { id: '9007199254740992', clicks: 1 },
      { id: '9007199254740993', clicks: 2 },
    ]);
  });

  test('rows are counted without a column', async () => {
    const source = jsonSource({ text: '[{"n":1},{"n":2}]', measures: 'leads:rows()' });
    expect(totals(await ask(source, {}))).toEqual([{ leads: 2 }]);
  });

  test.each<[string, unknown, Partial<JsonSourceOptions>, string]>([
    [
      'a path that leads nowhere',
      { dta: [] },
      { rows: 'data' },
      'did not answer a list at "data": it has dta.',
    ],
    ['a text where rows should be', { data: 'x' }, { rows: 'data' }, 'a list at "data": string "x".'],
    ['a row that is none', [{ n: 1 }, null], {}, 'an object at "1": nothing.'],
    ['lists without names', [[1]], {}, 'rows that name their columns'],
    [
      'a list that is too short',
      { d: [[1, 2], [1]] },
      { rows: 'd', columns: ['n', 'm'] },
      'a list of 2 cells at "d.1": 1 cells.',
    ],
    [
      'names that are none',
      { d: [[1]], c: [1] },
      { rows: 'd', columnsFrom: 'c' },
      'a list of names at "c": a list.',
    ],
    ['columns of two lengths', { n: [1], m: [] }, {}, '1 cells in each column: 0 in "m".'],
    [
      'a cell that is an object',
      [{ n: {} }],
      { columns: { n: 'n' } },
      'a plain value at "0", "n": an object.',
    ],
  ])('%s', async (_, data, options, fact) => {
    const source = jsonSource({ name: 'shop', text: JSON.stringify(data), measures, ...options });
    await expect(ask(source, {})).rejects.toMatchObject({
      code: 'bad_response',
      message: expect.stringContaining(fact),
    });
  });
});

describe('all pages are read', () => {
  const cases: [string, (url: URL) => unknown, Paging, number][] = [
    [
      'by an address in the answer',
      (url) => {
        const from = Number(url.searchParams.get('from'));
        return { data: page(from), ...(from < 6 && { next: `?from=${from + 3}` }) };
      },
      { next: 'next' },
      3,
    ],
    [
      'by a cursor',
      (url) => {
        const from = Number(url.searchParams.get('after'));
        return { data: page(from), paging: from < 6 ? { next: { after: String(from + 3) } } : {} };
      },
      { cursor: 'paging.next.after', param: 'after' },
      3,
    ],
    [
      'by an offset, until a page is empty',
      (url) => ({ data: page(Number(url.searchParams.get('offset'))) }),
      { offset: 'offset' },
      4,
    ],
    [
      'by an offset, until all rows are there',
      (url) => ({ data: page(Number(url.searchParams.get('offset'))), rowCount: 7 }),
      { offset: 'offset' },
      3,
    ],
    [
      'by number, until a page is shorter',
      (url) => ({ data: page(3 * (Number(url.searchParams.get('page') ?? 1) - 1)) }),
      { page: 'page' },
      3,
    ],
    [
      'by number from 0',
      (url) => ({ data: page(3 * Number(url.searchParams.get('page') ?? 0)) }),
      { page: 'page', first: 0 },
      3,
    ],
  ];
  test.each(cases)('%s', async (_, of, paging, requests) => {
    const server = await answer(of);
    const frame = await read(`${server.url}/data?limit=3`, { rows: 'data', paging });
    expect([totals(frame), frame.flags]).toEqual([SUM, []]);
    expect(server.requests).toHaveLength(requests);
  });

  test('by the header Link', async () => {
    const server = await answer(
      (url) => page(Number(url.searchParams.get('from'))),
      (url): Record<string, string> => {
        const from = Number(url.searchParams.get('from'));
        const first = '</data>; rel="first"';
        return from < 6 ? { link: `${first}, </data?from=${from + 3}>; rel="next"` } : { link: first };
      },
    );
    const frame = await read(`${server.url}/data`, { paging: { link: true } });
    expect([totals(frame), server.requests.length]).toEqual([SUM, 3]);
  });

  test('in the body, where the question stands there', async () => {
    const bodies: string[] = [];
    const server = await answer((_, body) => {
      bodies.push(body);
      return {
        results: page((JSON.parse(body) as { pagination: { offset?: number } }).pagination.offset ?? 0),
        meta: { total_rows: 7 },
      };
    });
    const frame = await read(server.url, {
      rows: 'results',
      body: { metrics: ['n'], pagination: { limit: 3 } },
      paging: { offset: 'pagination.offset' },
    });
    expect(totals(frame)).toEqual(SUM);
    expect(bodies.map((body) => JSON.parse(body))).toEqual([
      { metrics: ['n'], pagination: { limit: 3 } },
      { metrics: ['n'], pagination: { limit: 3, offset: 3 } },
      { metrics: ['n'], pagination: { limit: 3, offset: 6 } },
    ]);
    expect(server.requests.every(({ method }) => method === 'POST')).toBe(true);
  });

  test.each<[string, (url: URL) => unknown, Paging]>([
    [
      'a cursor that comes back',
      (url) => ({
        data: page(url.searchParams.get('after') === 'a' ? 3 : 0),
        next: url.searchParams.get('after') === 'a' ? 'b' : 'a',
      }),
      { cursor: 'next', param: 'after' },
    ],
    ['an address that is the same', () => ({ data: page(0), next: '?' }), { next: 'next' }],
    ['a parameter that is ignored', () => ({ data: page(0) }), { offset: 'offset' }],
    ['a number that is ignored', () => ({ data: page(0) }), { page: 'page' }],
  ])('%s is an error', async (_, of, paging) => {
    const server = await answer(of);
    await expect(read(server.url, { rows: 'data', paging })).rejects.toMatchObject({
      code: 'bad_response',
      message: expect.stringContaining('it is one that came before'),
    });
    expect(server.requests.length).toBeLessThan(5);
  });

  test('pages beyond the last that is asked for are missed, and said to be', async () => {
    const server = await answer((url) => ({ data: page(Number(url.searchParams.get('offset'))) }));
    const frame = await read(server.url, { rows: 'data', paging: { offset: 'offset' }, maxPages: 2 });
    expect([totals(frame), frame.flags]).toEqual([[{ clicks: 15 }], ['truncated']]);
  });

  test('on another origin, without headers, token and body', async () => {
    const bodies: string[] = [];
    const other = await answer((_, body) => {
      bodies.push(body);
      return { data: page(3) };
    });
    const server = await answer(() => ({ data: page(0), next: `${other.url}/rest` }));
    const token = async () => 'secret';
    const headers = { 'x-key': 'secret' };
    const frame = await read(server.url, {
      rows: 'data',
      paging: { next: 'next' },
      token,
      headers,
      body: 'secret',
    });
    expect(totals(frame)).toEqual([{ clicks: 15 }]);
    expect(server.requests[0]!.headers).toMatchObject({ authorization: 'Bearer secret', 'x-key': 'secret' });
    expect(JSON.stringify([other.requests[0]!.headers, bodies])).not.toContain('secret');
  });
});

test.each<[string, object, Partial<JsonSourceOptions>]>([
  ['a number of rows', { rowCount: 8 }, {}],
  ['a number of rows in text', { total_items: '8' }, {}],
  ['a number of rows at a path', { meta: { all: 8 } }, { total: 'meta.all' }],
  ['that rows were cut off', { rows_truncated: 2000 }, {}],
  ['that there is more', { hasMore: true }, {}],
  ['that there is another page', { paging: { next: 'https://example.com/' } }, {}],
  ['something at a path', { cut: true }, { more: 'cut' }],
])('an answer that tells %s is truncated', async (_, beside, options) => {
  const text = JSON.stringify({ data: page(0), ...beside });
  const frame = await ask(jsonSource({ text, rows: 'data', measures, ...options }), {});
  expect([totals(frame), frame.flags]).toEqual([[{ clicks: 3 }], ['truncated']]);
});

test.each<[object, Partial<JsonSourceOptions>, string[]]>([
  [{ metadata: { samplingMetadatas: [{ samplesReadCount: '500' }] } }, {}, ['sampled']],
  [{ metadata: { subjectToThresholding: true, samplingMetadatas: [] } }, {}, ['thresholded']],
  [{ estimated: true, small: 1 }, { sampled: 'estimated', thresholded: 'small' }, ['sampled', 'thresholded']],
])('%j is told by flags', async (beside, options, flags) => {
  const text = JSON.stringify({ data: page(0), ...beside });
  const frame = await ask(jsonSource({ text, rows: 'data', measures, ...options }), {});
  expect(frame.flags).toEqual(flags);
});

test('of several pages, what any of them lacks', async () => {
  const server = await answer((url) => {
    const from = Number(url.searchParams.get('offset'));
    const notes = [
      { samplingMetadatas: [1], first_incomplete_date: '2026-03-01' },
      { first_incomplete_date: '2026-02-28' },
      {},
    ];
    return { data: page(from), metadata: notes[from / 3] };
  });
  const frame = await read(server.url, { rows: 'data', paging: { offset: 'offset' }, maxPages: 3 });
  expect([frame.flags, frame.completeUntil]).toEqual([['sampled', 'truncated'], '2026-02-27']);
});

test('a number of rows in a header', async () => {
  const server = await answer(
    () => page(0),
    () => ({ 'x-wp-total': '7' }),
  );
  expect((await read(server.url)).flags).toEqual(['truncated']);
});

describe('errors behind a status of 200', () => {
  test.each<[string, object, Partial<JsonSourceOptions>, string]>([
    [
      'a code that is not 0',
      { code: 40105, message: 'Access token is incorrect', data: { list: [] } },
      { rows: 'data.list', error: 'code' },
      'Access token is incorrect',
    ],
    [
      'a list of errors',
      { errors: [{ message: 'No such field' }], data: [] },
      { rows: 'data', error: 'errors' },
      'No such field',
    ],
    ['a word', { error: 'Continue wait', data: [] }, { rows: 'data', error: 'error' }, 'Continue wait'],
    [
      'an error in the place of rows',
      { error: { message: 'Query failed' } },
      { rows: 'data' },
      'Query failed',
    ],
  ])('%s', async (_, data, options, words) => {
    const server = await answer(() => data);
    await expect(read(`${server.url}/report?key=secret`, options)).rejects.toMatchObject({
      code: 'source_said_no',
      message: `Source "shop" refused at ${server.url}/report: ${words}.\nChange what is asked, or the options of the source.`,
    });
  });

  test.each<[string, object, string]>([
    ['a code of 0', { code: 0, message: 'ok', data: page(0) }, 'code'],
    ['an empty list', { errors: [], data: page(0) }, 'errors'],
    ['nothing', { error: null, data: page(0) }, 'error'],
  ])('%s is none', async (_, data, error) => {
    const server = await answer(() => data);
    expect(totals(await read(server.url, { rows: 'data', error }))).toEqual([{ clicks: 3 }]);
  });
});

test('a page to log in is not JSON', async () => {
  const server = await answer(() => '<!doctype html><title>Sign in</title>');
  await expect(read(server.url)).rejects.toMatchObject({ code: 'bad_response', retryable: false });
});

test('without an address or text there is nothing to read', () => {
  expect(() => jsonSource({ measures })).toThrow(
    'Source "json" has no data.\nGive it a url, or the text itself.',
  );
});
