import { createHandler, nodeListener } from '@kpi-elements/sdk/server';
import { duckdbEngine } from '@kpi-elements/sdk/server/duckdb';
import { tables } from './src/data/tables.ts';

/** What answers HTTP requests about each table. Rejects where there is no DuckDB, or it cannot read the files. */
export async function openKpiServer(files: Readonly<Record<string, string>>) {
  const engine = duckdbEngine({ files });
  const listeners = Object.entries(tables).map(async ([table, { mapping }]) => {
    const { date: time, dimensions, measures } = mapping;
    const fact = { table, time, dimensions, measures, currency: 'EUR' };
    const handler = createHandler({ model: { facts: { [table]: fact } }, engine, public: true });
    await handler.ready;
    return [table, nodeListener(handler)] as const;
  });
  return Object.fromEntries(await Promise.all(listeners));
}
