import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aggregate, type Dataset, type Query, type Slice, toDay } from '@kpi-elements/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referenceAnswer } from '../packages/core/src/testing/reference-executor.ts';
import { createHandler } from '../packages/sdk/src/server/create-handler.ts';
import { duckdbEngine } from '../packages/sdk/src/server/duckdb.ts';
import type { Engine } from '../packages/sdk/src/server/engine.ts';
import type { Fact } from '../packages/sdk/src/server/model.ts';
import { nodeListener } from '../packages/sdk/src/server/node-listener.ts';
import { kpiServer } from '../packages/sdk/src/sources/kpi-server.ts';
import { makeQueries } from './proof/queries.ts';
import { asCsv, asDataset, asSourceRows, definitions, dimensions, makeRows, measures } from './proof/rows.ts';
import { expectSameGroups, groupsOf, notesOf } from './proof/same-table.ts';

const ROWS = Number(process.env['KPI_PROOF_ROWS'] ?? 100_000);
const DAY = 86_400_000;
const rows = makeRows(ROWS);
const datasets = { day: asDataset(rows, 'day'), instant: asDataset(rows, 'instant') };
const folder = mkdtempSync(join(tmpdir(), 'kpi-proof-'));
let engine: Engine;
const servers: Server[] = [];

beforeAll(() => {
  const path = join(folder, 'events.csv');
  writeFileSync(path, asCsv(rows));
  engine = duckdbEngine({ files: { events: { path, text: [...dimensions, 'visitors'] } } });
}, 3_600_000);

afterAll(async () => {
  for (const server of servers) server.close();
  await engine.close();
  rmSync(folder, { recursive: true });
});

const fact: Omit<Fact, 'time'> = {
  table: 'events',
  dimensions,
  measures: Object.fromEntries(
    measures.map((id) => {
      const { unit, rollUp } = definitions[id];
      return [id, { expression: id === 'visitors' ? 'distinct(visitors)' : id, unit, rollUp }];
    }),
  ),
};

async function sourceOf(time: Fact['time'] & {}) {
  const handler = createHandler({ model: { facts: { events: { ...fact, time } } }, engine, public: true });
  await handler.ready;
  // The oracle holds the process up for longer than a server waits by default.
  const server = createServer({ keepAliveTimeout: 600_000 }, nodeListener(handler));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return kpiServer({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
}

/** What the oracle is asked: money stands apart by currency. */
function asked(slice: Slice): Slice {
  const splits = slice.measures.includes('cost') && !slice.by.includes('currency');
  return splits ? { ...slice, by: [...slice.by, 'currency'] } : slice;
}

function oracle(query: Query, slice: Slice, kind: 'day' | 'instant', native: 'hour' | 'day') {
  const [from, to] = slice.range.map((date) => toDay(date) * DAY);
  const near = rows.filter(({ at }) => at >= from! - 2 * DAY && at < to! + 2 * DAY);
  const source = asSourceRows(near, kind, query.timeZone).map((row) =>
    native === 'hour' ? row : { ...row, hour: null },
  );
  return referenceAnswer(source, dimensions, definitions, asked(slice), query);
}

async function prove(
  time: Fact['time'] & {},
  dataset: Dataset,
  kind: 'day' | 'instant',
  native: 'hour' | 'day',
  queries: readonly Query[],
): Promise<number> {
  const source = await sourceOf(time);
  let groups = 0;
  for (const query of queries) {
    const frame = await source.fetch(query, { signal: new AbortController().signal });
    for (const [i, slice] of query.slices.entries()) {
      const what = JSON.stringify({ ...query, slices: [slice] });
      const rolledUp = aggregate(dataset, slice, query);
      const expected = oracle(query, slice, kind, native);
      expectSameGroups(groupsOf(rolledUp), expected, `aggregate ${what}`);
      expectSameGroups(groupsOf(frame.tables[i]!), expected, `DuckDB ${what}`);
      expect(notesOf(frame.tables[i]!), what).toEqual(notesOf(rolledUp));
      groups += expected.length;
    }
  }
  return groups;
}

test(`instants: 100 queries over ${ROWS} rows equal the row-level reference, in core and through HTTP`, async () => {
  const queries = makeQueries(20, 5, true);
  const groups = await prove({ column: 'at', grain: 'hour' }, datasets.instant, 'instant', 'hour', queries);
  expect(groups).toBeGreaterThan(1_000);
}, 3_600_000);

test(`instants that count by the day: 50 queries over ${ROWS} rows do`, async () => {
  const dataset: Dataset = { ...datasets.instant, nativeGrain: 'day' };
  expect(await prove('at', dataset, 'instant', 'day', makeQueries(10, 5, false))).toBeGreaterThan(300);
}, 3_600_000);

test(`days: 50 queries over ${ROWS} rows do`, async () => {
  expect(await prove('day', datasets.day, 'day', 'day', makeQueries(11, 5, false).slice(1))).toBeGreaterThan(
    300,
  );
}, 3_600_000);
