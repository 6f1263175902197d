import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totals } from '../testing/ask.ts';
import { duckdbEngine } from './duckdb.ts';
import type { Engine } from './engine.ts';
import { ADS, adsFact, openServer, temporaryFolder } from './testing/open-server.ts';

const folder = temporaryFolder();
const never = new AbortController().signal;
let engine: Engine;

beforeAll(async () => {
  const csv = folder.path('ads.csv');
  writeFileSync(csv, ADS);
  const writer = await (await DuckDBInstance.create(folder.path('shop.duckdb'))).connect();
  await writer.run(`CREATE TABLE ads AS SELECT * FROM read_csv('${csv}')`);
  await writer.run(`COPY ads TO '${folder.path('ads.parquet')}'`);
  await writer.run(`COPY ads TO '${folder.path('ads.json')}'`);
  writer.closeSync();
  engine = duckdbEngine({
    files: { csv, parquet: folder.path('ads.parquet'), json: folder.path('ads.json') },
    attach: { shop: folder.path('shop.duckdb') },
    memoryLimit: '200MB',
  });
});

afterAll(async () => {
  await engine.close();
  folder.remove();
});

const query = async (sql: string, values: readonly string[] = []) =>
  (await engine.query([{ sql, values }], never))[0]!;

test.each(['csv', 'parquet', 'json', ['shop', 'ads'], ['shop', 'main', 'ads']])(
  'a table of %j gives the same totals',
  async (table) => {
    const model = { name: 'ads', facts: { ads: { ...adsFact, table } } };
    const server = await openServer({ model, engine: { ...engine, close: async () => {} } });
    const frame = await server.ask([
      { measures: ['cost', 'visitors'], by: ['channel'], range: ['2026-01-02', '2026-01-04'] },
    ]);
    expect(totals(frame)).toEqual([
      { channel: 'search', cost: 107, visitors: 4 },
      { channel: 'social', cost: 108, visitors: 4 },
    ]);
    await server.close();
  },
);

test.each([
  ['a file', `SELECT * FROM read_csv('${folder.path('ads.csv')}')`],
  ['a folder', `SELECT * FROM glob('/etc/*')`],
  ['an address', `SELECT * FROM read_csv('https://example.com/a.csv')`],
])('nothing outside is read: %s', async (_, sql) => {
  await expect(query(sql)).rejects.toThrow(/disabled by configuration|Permission/);
});

test.each([
  'DROP TABLE csv',
  'INSERT INTO csv SELECT * FROM csv',
  'CREATE TABLE x AS SELECT 1',
  "SET memory_limit = '8GB'",
  "ATTACH ':memory:' AS y",
  'INSTALL httpfs',
  'COPY csv TO STDOUT',
])('nothing but SELECT is run: %s', async (sql) => {
  await expect(query(sql)).rejects.toThrow(/Only SELECT|read-only|locked|disabled/);
  expect(await query('SELECT CAST(count(*) AS DOUBLE) FROM csv')).toEqual([[40]]);
});

test('two statements in one text are refused', async () => {
  await expect(query('SELECT 1; DROP TABLE csv')).rejects.toThrow('multiple statements');
  expect(await query('SELECT CAST(count(*) AS DOUBLE) FROM csv')).toEqual([[40]]);
});

test('memory is limited', async () => {
  await expect(query('SELECT list(i) FROM range(100000000) t(i)')).rejects.toThrow('Out of Memory');
  expect(await query('SELECT 1')).toEqual([[1]]);
});

test('an abort interrupts the statement that runs, and the connection goes on', async () => {
  const controller = new AbortController();
  const long = engine.query(
    [{ sql: 'SELECT CAST(count(*) AS DOUBLE) FROM range(1000000) a, range(1000000) b', values: [] }],
    controller.signal,
  );
  const before = performance.now();
  setTimeout(() => controller.abort(new Error('nobody waits')), 50);
  await expect(long).rejects.toThrow('nobody waits');
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(await query('SELECT 1')).toEqual([[1]]);
});

test('who waits for a connection can leave', async () => {
  const small = duckdbEngine({ connections: 1 });
  const [long, late] = [new AbortController(), new AbortController()];
  const endless = 'SELECT CAST(count(*) AS DOUBLE) FROM range(1000000) a, range(1000000) b';
  const first = small.query([{ sql: endless, values: [] }], long.signal);
  const second = small.query([{ sql: 'SELECT 1', values: [] }], late.signal);
  late.abort(new Error('left'));
  await expect(second).rejects.toThrow('left');
  const third = small.query([{ sql: 'SELECT 3', values: [] }], never);
  long.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  expect(await third).toEqual([[[3]]]);
  await small.close();
});

test('columns that stay text keep what they look like', async () => {
  writeFileSync(folder.path('zip.csv'), 'day,zip,cost\n3/4/2026,007,1\n3/25/2026,1e5,2\n');
  const file = { path: folder.path('zip.csv'), text: ['zip'], dateFormat: 'M/D/YYYY' };
  const own = duckdbEngine({ files: { zip: file } });
  expect(await own.columns('zip')).toEqual([
    { name: 'day', type: 'date' },
    { name: 'zip', type: 'text' },
    { name: 'cost', type: 'integer' },
  ]);
  expect(await own.query([{ sql: 'SELECT zip FROM zip ORDER BY day', values: [] }], never)).toEqual([
    [['007', '1e5']],
  ]);
  await own.close();
});

test('a table and a file that are not there are named', async () => {
  await expect(engine.columns('nothing')).rejects.toThrow('There is no table "nothing".');
  await expect(duckdbEngine({ files: { x: folder.path('x.csv') } }).columns('x')).rejects.toThrow(
    'No files found',
  );
  await expect(duckdbEngine({ files: { x: 'report.xlsx' } }).columns('x')).rejects.toThrow(
    'does not say what kind of file',
  );
});
