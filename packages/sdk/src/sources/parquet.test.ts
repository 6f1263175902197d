import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import { describeFixtures } from '../testing/fixtures.ts';
import { serve, type TestServer } from '../testing/http-server.ts';
import { sharedPath } from '../testing/shared-files.ts';
import { parquetSource, type ParquetSourceOptions } from './parquet.ts';

let server: TestServer | undefined;
let sent = 0;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Habits {
  readonly ranges?: boolean;
  /** What a HEAD request is answered. */
  readonly head?: number;
  readonly cutBytes?: number;
}

/** Serves a file as servers of files do, and counts the bytes it sends. */
async function serveFile(
  path: string,
  { ranges = true, head = 200, cutBytes = 0 }: Habits = {},
): Promise<string> {
  const file = readFileSync(path);
  sent = 0;
  const send = (bytes: Buffer) => {
    sent += bytes.length;
    return bytes;
  };
  server = await serve(({ method, headers }, response) => {
    if (method === 'HEAD') {
      response.writeHead(head, { 'content-length': file.length }).end();
      return;
    }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    if (!ranges || from === undefined) {
      response.writeHead(200).end(send(file));
      return;
    }
    const part = file.subarray(Number(from), Number(to) + 1 - cutBytes);
    response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${file.length}` }).end(send(part));
  });
  return `${server.url}/orders.parquet`;
}

type Mapping = Omit<ParquetSourceOptions, 'url' | 'file'>;

describeFixtures('parquet', () => {
  const read = async (file: string, options: Mapping) =>
    parquetSource({ url: await serveFile(sharedPath(`fixtures/${file}`)!), ...options });

  test.each([
    ['alltypes_plain.parquet', 4, 40, 40.4],
    ['alltypes_plain.snappy.parquet', 1, 10, 10.1],
  ])('%s: booleans, integers of 64 bits, doubles', async (file, orders, leads, sessions) => {
    const source = await read(`parquet/${file}`, {
      measures: { orders: 'rows(bool_col=true)', leads: 'bigint_col', sessions: 'double_col' },
    });
    expect(totals(await ask(source, {}))).toEqual([{ orders, leads, sessions }]);
  });

  test('alltypes_plain.parquet: times of 96 bits, texts in bytes', async () => {
    const source = await read('parquet/alltypes_plain.parquet', {
      date: 'timestamp_col',
      measures: { leads: 'bigint_col' },
      dimensions: { text: 'string_col' },
    });
    const frame = await ask(source, { grain: 'month', by: ['text'] }, { timeZone: 'UTC' });
    const months = ['2009-01-01', '2009-02-01', '2009-03-01', '2009-04-01'];
    expect(totals(frame).toSorted((a, b) => String(a['start']).localeCompare(String(b['start'])))).toEqual(
      months.flatMap((start) => [
        { start, text: '0', leads: 0 },
        { start, text: '1', leads: 10 },
      ]),
    );
  });

  test('byte_array_decimal.parquet: decimals in bytes', async () => {
    const source = await read('parquet/byte_array_decimal.parquet', {
      measures: 'revenue:value',
      currency: 'EUR',
    });
    expect(totals(await ask(source, {}))).toEqual([{ currency: 'EUR', revenue: 300 }]); // 1 + 2 + … + 24
  });

  test('datapage_v2.snappy.parquet: pages of the second version, a null', async () => {
    const source = await read('parquet/datapage_v2.snappy.parquet', {
      measures: { clicks: 'b', sessions: 'c' },
      dimensions: ['a', 'd'],
    });
    expect(totals(await ask(source, { by: ['a'] }))).toEqual([
      { a: 'abc', clicks: 11, sessions: 11 }, // 1 + 2 + 3 + 5, 2 + 3 + 4 + 2
      { a: null, clicks: 4, sessions: 5 },
    ]);
  });

  test('delta_encoding_required_column.parquet: deltas of integers and texts', async () => {
    const file = 'parquet/delta_encoding_required_column.parquet';
    const source = await read(file, {
      measures: {
        clicks: 'c_birth_year:',
        customers_lost: 'rows()',
        active_customers: 'distinct(c_first_name:)',
      },
      dimensions: { salutation: 'c_salutation:' },
    });
    const rows = await duckdb(
      `SELECT trim("c_salutation:"), sum("c_birth_year:"), count(*), count(DISTINCT "c_first_name:")
       FROM '${sharedPath(`fixtures/${file}`)}' GROUP BY 1 ORDER BY 1`,
    );
    const frame = totals(await ask(source, { by: ['salutation'] }));
    const found = frame.map((row) => [
      row['salutation'] ?? '',
      row['clicks'],
      row['customers_lost'],
      row['active_customers'],
    ]);
    expect(found.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual(
      rows.map(([name, ...sums]) => [name ?? '', ...sums.map(Number)]),
    );
  });

  test('single_nan.parquet: NaN is no number', async () => {
    const source = await read('parquet/single_nan.parquet', { measures: 'clicks:mycol' });
    expect(totals(await ask(source, {}))).toEqual([{ clicks: null }]);
  });

  test('nulls.snappy.parquet: rows count without a column that could be read', async () => {
    const source = await read('parquet/nulls.snappy.parquet', { measures: 'leads:rows()' });
    expect(totals(await ask(source, {}))).toEqual([{ leads: 8 }]);
  });

  test.each([
    ['parquet/nullable.impala.parquet', 'id', 28], // 1 + 2 + … + 7
    ['parquet/nested_lists.snappy.parquet', 'b', 3],
  ])('%s: columns of lists are passed over', async (file, column, clicks) => {
    const source = await read(file, { measures: { clicks: column } });
    expect(totals(await ask(source, {}))).toEqual([{ clicks }]);
  });

  test('clickhouse/data.parquet: its compression is named', async () => {
    const source = await read('clickhouse/data.parquet', { measures: 'clicks:id' });
    await expect(ask(source, {})).rejects.toThrow('is compressed with LZ4_RAW.');
  });

  test('a column of lists is not there', async () => {
    const source = await read('parquet/nested_lists.snappy.parquet', { measures: 'clicks:a' });
    await expect(ask(source, {})).rejects.toThrow('has no column "a" for "clicks".\nIt has "b".');
  });
});

const dir = mkdtempSync(join(tmpdir(), 'kpi-parquet-'));
const orders = join(dir, 'orders.parquet');
afterAll(() => rmSync(dir, { recursive: true }));

/** An engine that reads and writes Parquet and has nothing in common with ours. */
async function duckdb(sql: string): Promise<readonly (readonly unknown[])[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJson();
  connection.closeSync();
  return rows;
}

// Three row groups; most of the file is a column that no test maps.
const ROWS = 60_000;
const TABLE = `SELECT DATE '2026-01-01' + CAST(i % 31 AS INTEGER) AS day,
  CASE WHEN i % 7 = 0 THEN NULL ELSE CAST(i / 100 AS DECIMAL(18, 2)) END AS amount,
  9007199254740993 + i % 2 AS customer, i % 3 AS channel,
  TIMESTAMP '2026-01-31 23:30:00' AS local_time, TIMESTAMPTZ '2026-01-31 23:30:00+00' AS instant,
  md5(CAST(i AS VARCHAR)) || md5(CAST(i + 1 AS VARCHAR)) AS note
  FROM range(${ROWS}) AS rows(i)`;

describe('a file of three row groups', () => {
  beforeAll(() => duckdb(`COPY (${TABLE}) TO '${orders}' (FORMAT parquet, ROW_GROUP_SIZE 20480)`));

  const options: Mapping = {
    date: 'day',
    currency: 'EUR',
    measures: { revenue: 'amount', orders: 'rows()' },
    dimensions: 'channel',
  };

  /** What the other engine adds up. */
  const expected = async () =>
    (await duckdb(`SELECT channel, sum(amount), count(*) FROM (${TABLE}) GROUP BY 1 ORDER BY 1`)).map(
      ([channel, revenue, count]) => ({
        channel: String(channel),
        currency: 'EUR',
        revenue: Number(revenue),
        orders: Number(count),
      }),
    );

  test('only the columns that are mapped are read, to the cent', async () => {
    const source = parquetSource({ url: await serveFile(orders), ...options });
    expect(source.name).toBe('orders.parquet');
    const frame = await ask(source, { by: ['channel'] });
    expect(totals(frame)).toEqual(await expected());
    const size = readFileSync(orders).length;
    expect(size).toBeGreaterThan(2_000_000);
    expect(sent).toBeLessThan(size / 6);
    // Length, footer, and one run of columns that stand side by side or two in each row group.
    expect(server!.requests.length).toBeLessThanOrEqual(2 + 3 * 3);
    expect(server!.requests.slice(1).every(({ headers }) => /^bytes=\d+-\d+$/.test(headers.range!))).toBe(
      true,
    );
  });

  test.each<[string, Habits, number]>([
    ['that ignores ranges', { ranges: false }, 2],
    ['that ignores ranges and HEAD', { ranges: false, head: 405 }, 2],
  ])('a server %s gives the whole file once', async (_, habits, requests) => {
    const source = parquetSource({ url: await serveFile(orders, habits), ...options });
    expect(totals(await ask(source, { by: ['channel'] }))).toEqual(await expected());
    expect(server!.requests).toHaveLength(requests);
    expect(sent).toBe(readFileSync(orders).length);
  });

  test('an address that is signed for GET alone is read in parts', async () => {
    const source = parquetSource({ url: await serveFile(orders, { head: 403 }), ...options });
    expect(totals(await ask(source, { by: ['channel'] }))).toEqual(await expected());
    expect(sent).toBeLessThan(readFileSync(orders).length / 6);
  });

  test('a file that somebody chose', async () => {
    const file = new File([readFileSync(orders)], 'chosen.parquet');
    const source = parquetSource({ file, ...options });
    expect(source.name).toBe('chosen.parquet');
    expect(totals(await ask(source, { by: ['channel'] }))).toEqual(await expected());
  });

  test('integers beyond 2^53 are not taken for each other', async () => {
    const source = parquetSource({
      url: await serveFile(orders),
      measures: 'orders:rows()',
      dimensions: 'customer',
    });
    expect(totals(await ask(source, { by: ['customer'] }))).toEqual([
      { customer: '9007199254740993', orders: ROWS / 2 },
      { customer: '9007199254740994', orders: ROWS / 2 },
    ]);
  });

  test.each([
    ['day', '2026-01-31', ROWS / 31],
    ['local_time', '2026-01-31', ROWS],
    ['instant', '2026-02-01', ROWS],
  ])(
    '%s: dates and clock times without a zone are not shifted, instants are',
    async (date, start, orders_) => {
      const source = parquetSource({ url: await serveFile(orders), date, measures: 'orders:rows()' });
      const days = totals(await ask(source, { grain: 'day' }, { timeZone: 'Asia/Tokyo' }));
      expect(days.at(-1)).toEqual({ start, orders: Math.floor(orders_) });
    },
  );

  test('an answer that is too short is refused', async () => {
    const source = parquetSource({ url: await serveFile(orders, { cutBytes: 1 }), ...options });
    await expect(ask(source, {})).rejects.toMatchObject({ code: 'bad_response' });
  });

  test('nothing that waits is left behind when nobody waits for it', async () => {
    const controller = new AbortController();
    server = await serve(({ method }, response) => {
      if (method === 'HEAD') response.writeHead(200, { 'content-length': 1000 }).end();
      else controller.abort('gone');
    });
    const source = parquetSource({ url: server.url, ...options });
    const query = {
      version: 1,
      timeZone: 'UTC',
      weekStart: 'monday',
      fiscalYearStart: 1,
      slices: [],
    } as const;
    await expect(source.fetch(query, { signal: controller.signal })).rejects.toBe('gone');
  });
});

test('another compression wants what can read it', async () => {
  const file = join(dir, 'zstd.parquet');
  await duckdb(`COPY (SELECT 1 AS n, 'a' AS t) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
  const mapping = { measures: 'clicks:n' };
  const source = parquetSource({ url: await serveFile(file), ...mapping });
  await expect(ask(source, {})).rejects.toThrow(
    'Source "orders.parquet" is compressed with ZSTD.\nGive it compressors, which the package hyparquet-compressors has, or write the file with Snappy.',
  );
  await server!.close();
  let asked = 0;
  const compressors = {
    ZSTD: () => {
      asked++;
      throw new Error('parquet is not what it seems');
    },
  };
  const given = parquetSource({ url: await serveFile(file), ...mapping, compressors });
  await expect(ask(given, {})).rejects.toThrow('did not answer a Parquet file: is not what it seems.');
  expect(asked).toBe(1);
});

test('a page to log in is no Parquet file', async () => {
  server = await serve((_, response) => response.end('<!doctype html><title>Sign in</title>'));
  await expect(ask(parquetSource({ url: server.url, measures: 'clicks:n' }), {})).rejects.toMatchObject({
    code: 'bad_response',
    message: expect.stringContaining('did not answer a Parquet file: file invalid (footer != PAR1).'),
  });
});

test('a file that is not there', async () => {
  server = await serve((_, response) => response.writeHead(404).end());
  const source = parquetSource({ url: server.url, measures: 'clicks:n' });
  await expect(ask(source, {})).rejects.toMatchObject({ code: 'source_said_no', status: 404 });
});
