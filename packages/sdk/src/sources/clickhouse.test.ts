import { defineMeasures } from '@kpi-elements/core';
import { afterEach, describe, expect, test } from 'vitest';
import { answering, type Answering, type AnsweringServer } from '../testing/answering-server.ts';
import { ask, totals } from '../testing/ask.ts';
import { conformance, type ConformanceSubject } from '../test-kit/conformance.ts';
import { describeFixtures, fixture } from '../testing/fixtures.ts';
import { clickhouseSource, type ClickhouseSourceOptions } from './clickhouse.ts';

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const ads = {
  table: 'marketing.ads',
  date: 'at',
  measures: { cost: 'spend', clicks: 'rows()', visitors: 'distinct(user_id)' },
  dimensions: { channel: 'channel', campaign: { column: 'campaign_id', type: 'UInt64' } },
} as const;

async function source(answer: Answering, options: ClickhouseSourceOptions | object = {}) {
  server = await answering(() => answer);
  return clickhouseSource({ ...ads, ...options, url: server.url });
}

/** Columns of text, as the SELECT asks for them. */
function written(names: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  const data = rows.map((row) => Object.fromEntries(row.map((cell, i) => [names[i], cell])));
  return JSON.stringify({ meta: names.map((name) => ({ name, type: 'String' })), data, rows: rows.length });
}

const sqlOf = (i = 0) => server!.asked[i]!.url.searchParams.get('query')!;

describeFixtures('clickhouse', () => {
  const numbers = {
    table: 'numbers',
    date: undefined,
    measures: { units: 'num' },
    definitions: defineMeasures({ units: { name: 'Units' } }),
  };

  test('JSON.json: 42, 43 and 44 of one member are 129', async () => {
    const clickhouse = await source(fixture('clickhouse/JSON.json'), {
      ...numbers,
      dimensions: { word: 'str' },
    });
    expect(totals(await ask(clickhouse, { by: ['word'] }))).toEqual([{ word: 'hello', units: 129 }]);
    expect(sqlOf()).toBe(
      "SELECT toString(sum(`num`)), toString(ifNull(`str`, '')) FROM `numbers` GROUP BY ifNull(`str`, '') LIMIT 200001 FORMAT JSON",
    );
  });

  test('JSONStrings.json: numbers as text, and lists as members', async () => {
    const options = { ...numbers, dimensions: { word: 'str', list: 'arr' } };
    const clickhouse = await source(fixture('clickhouse/JSONStrings.json'), options);
    expect(totals(await ask(clickhouse, { by: ['word', 'list'] }))).toEqual([
      { word: 'hello', list: '[0,1]', units: 42 },
      { word: 'hello', list: '[0,1,2]', units: 43 },
      { word: 'hello', list: '[0,1,2,3]', units: 44 },
    ]);
  });

  test('error_404_unknown_table.http: its own words, which are no JSON', async () => {
    const [head, body] = fixture('clickhouse/error_404_unknown_table.http').split(/\r?\n\r?\n/);
    const status = Number(/^HTTP\/1.1 (\d+)/.exec(head!)![1]);
    const asked = ask(await source({ status, body: body! }), { grain: 'day' });
    await expect(asked).rejects.toMatchObject({
      code: 'source_said_no',
      status: 404,
      message: expect.stringContaining("Table default.wtf doesn't exist"),
    });
  });
});

test('one SELECT of declared columns, read by GET, with members as typed parameters', async () => {
  const clickhouse = await source(
    written(['c', 'n', 'v', 'ch', 'w', 'p'], [['12.10', '3', '2', '', '2026-02-23', '4']]),
    { table: 'mar`keting.ads' },
  );
  const where = [
    { dimension: 'channel', op: 'in', values: ["it's", null] },
    { dimension: 'campaign', op: 'not_in', values: ['9007199254740993'] },
  ] as const;
  const slice = { grain: 'week', by: ['channel'], range: ['2026-02-25', '2026-03-09'], where } as const;
  const frame = await ask(clickhouse, slice, { timeZone: 'Europe/Berlin' });
  expect(totals(frame)).toEqual([{ start: '2026-02-23', channel: null, cost: 12.1, clicks: 3, visitors: 2 }]);
  expect(frame.tables[0]!.present).toEqual(Float64Array.of(4));
  const [{ method, url }] = server!.asked as [AnsweringServer['asked'][number]];
  expect(method).toBe('GET');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    wait_end_of_query: '1',
    param_p0: '2026-02-25 00:00:00',
    param_p1: '2026-03-09 00:00:00',
    param_p2: "it's",
    param_p3: '',
    param_p4: '9007199254740993',
    query:
      "SELECT toString(sum(`spend`)), toString(count()), toString(uniqExact(`user_id`)), toString(ifNull(`channel`, '')), " +
      "toString(toStartOfWeek(toDate(`at`, 'Europe/Berlin'), 1)), toString(uniqExact(toDate(`at`, 'Europe/Berlin'))) " +
      'FROM `mar\\`keting`.`ads` ' +
      "WHERE `at` >= toDateTime({p0:String}, 'Europe/Berlin') AND `at` < toDateTime({p1:String}, 'Europe/Berlin') " +
      "AND ifNull(`channel`, '') IN ({p2:String}, {p3:String}) " +
      'AND NOT (ifNull(`campaign_id` IN ({p4:UInt64}), 0)) ' +
      "GROUP BY ifNull(`channel`, ''), toStartOfWeek(toDate(`at`, 'Europe/Berlin'), 1) LIMIT 200001 FORMAT JSON",
  });
});

test('a column of days is the same in every time zone; quarters begin with the fiscal year', async () => {
  const clickhouse = await source(written(['c', 'q', 'p'], []), {
    date: { column: 'day', type: 'Date' },
    measures: { cost: 'spend' },
  });
  const quarter = { grain: 'quarter', range: ['2026-02-01', '2027-02-01'] } as const;
  await ask(clickhouse, quarter, { timeZone: 'Asia/Tokyo', fiscalYearStart: 2 });
  expect(sqlOf()).toContain('toString(addMonths(toStartOfQuarter(addMonths(`day`, -1)), 1))');
  expect(sqlOf()).toContain('uniqExactIf(`day`, isNotNull(`spend`))');
  expect(sqlOf()).toContain('WHERE `day` >= toDate({p0:String}) AND `day` < toDate({p1:String})');
  const hours = ask(clickhouse, { grain: 'hour', measures: ['cost'] });
  await expect(hours).rejects.toThrow('Source "clickhouse" cannot be asked by hour for this period.');
});

test('a mean is weighted where the rows are, by rows that have it', async () => {
  const clickhouse = await source(written(['m', 'w', 'i'], [['2.5', '30', '40']]), {
    date: undefined,
    measures: { position: 'pos', impressions: 'impr' },
    definitions: defineMeasures({
      position: { name: 'Position', unit: 'number', rollUp: { mean: 'impressions' } },
    }),
  });
  expect(totals(await ask(clickhouse, {}))).toEqual([{ position: 2.5, impressions: 40 }]);
  expect(sqlOf()).toContain(
    'toString(sum(`pos` * `impr`) / nullIf(sumIf(`impr`, isNotNull(`pos`)), 0)), toString(sumIf(`impr`, isNotNull(`pos`))), toString(sum(`impr`))',
  );
});

test('what counts distinct things is mapped to distinct(), and is never added up', () => {
  const make = (column: string) =>
    clickhouseSource({ ...ads, url: 'https://x.example', measures: { visitors: column } });
  expect(() => make('user_id')).toThrow(
    '"visitors" counts distinct things, and column "user_id" would be added up.\nMap it to distinct(user_id).',
  );
  expect(make('rows()').name).toBe('clickhouse');
});

describe('what goes wrong behind status 200', () => {
  const broken = written(['c', 'n', 'v', 'd'], [['1', '1', '1', '2026-03-02']]).slice(0, -3);

  test.each([
    [
      'Code: 395, e.displayText() = DB::Exception: Value passed to throwIf, e.what() = DB::Exception',
      'source_failed',
    ],
    ['Code: 159. DB::Exception: Timeout exceeded: elapsed 1.1 seconds. (TIMEOUT_EXCEEDED)', 'timeout'],
    ['Code: 516. DB::Exception: dashboard: Authentication failed. (AUTHENTICATION_FAILED)', 'unauthorized'],
    ['Code: 201. DB::Exception: Quota for user has been exceeded. (QUOTA_EXCEEDED)', 'rate_limited'],
    ['Code: 62. DB::Exception: Syntax error. (SYNTAX_ERROR)', 'source_said_no'],
  ])('%s', async (text, code) => {
    const asked = ask(await source(`${broken}\n${text}\n`), { grain: 'day' });
    await expect(asked).rejects.toMatchObject({ code, message: expect.stringContaining('Exception: ') });
  });

  test('an exception in the JSON, and an answer that ends too early', async () => {
    const exception = JSON.stringify({
      meta: [],
      data: [],
      exception: 'Code: 241. DB::Exception: Memory limit exceeded',
    });
    await expect(ask(await source(exception), { grain: 'day' })).rejects.toMatchObject({
      code: 'source_failed',
    });
    await server!.close();
    await expect(ask(await source(broken), { grain: 'day' })).rejects.toMatchObject({ code: 'bad_response' });
  });
});

test('more groups than may be are refused', async () => {
  const many = written(
    ['n', 'ch'],
    [
      ['1', 'a'],
      ['1', 'b'],
    ],
  );
  const clickhouse = await source(many, { date: undefined, maxRows: 1, measures: { clicks: 'rows()' } });
  await expect(ask(clickhouse, { by: ['channel'] })).rejects.toThrow(
    'Source "clickhouse" has more than 1 groups for one question.',
  );
});

describe('conformance', () => {
  const sql = (request: Request) => new URL(request.url).searchParams.get('query')!;
  const write = (
    groups: Parameters<ConformanceSubject['answer']>[0],
    request: Request,
    whole = groups.length,
  ) => {
    const isCoarse = sql(request).includes('toString(uniqExact(toDate');
    const rows = groups.map(({ day, member, values }) =>
      [...values, member, day, ...(isCoarse ? ['1'] : [])].filter((cell) => cell !== undefined),
    );
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, rows[0]?.length ?? 6);
    const body = JSON.parse(written(names, rows)) as object;
    return Response.json({ ...body, rows_before_limit_at_least: whole });
  };
  const checks = conformance({
    measures: ['clicks', 'cost', 'visitors'],
    dimension: 'channel',
    source: (fetch) =>
      clickhouseSource({
        ...ads,
        url: 'https://clickhouse.example/?database=x',
        fetch,
        measures: { clicks: 'rows()', cost: 'spend', visitors: 'distinct(user_id)' },
      }),
    grouping: (request) => ({
      byDay: / GROUP BY .*toDate/.test(sql(request)),
      byMember: sql(request).includes(' GROUP BY ifNull(`channel`'),
    }),
    answer: (groups, request) => write(groups, request),
    refusal: () => new Response('Code: 60. DB::Exception: Table ads does not exist. (UNKNOWN_TABLE)'),
    incomplete: { field: 'meta', answer: () => Response.json({ data: [] }) },
    flagged: { flag: 'truncated', answer: (groups, request) => write(groups, request, 99) },
    truncated: { answer: (groups, request) => write(groups.slice(0, 2), request, groups.length) },
  });
  test.each(checks)('$rule', async ({ run }) => expect(await run()).toBeUndefined());
});
