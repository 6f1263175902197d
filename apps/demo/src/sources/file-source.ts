import type { Source } from '@kpi-elements/sdk';
import { csvSource } from '@kpi-elements/sdk/sources/csv';
import { now } from '../data/days.ts';
import { type TableId, tables } from '../data/tables.ts';

/** Read from a file that lies beside the page, and added up in the page. */
export function fileSource(table: TableId): Source {
  const url = new URL(`data/${table}.csv`, document.baseURI);
  return csvSource({ ...tables[table].mapping, name: table, url, asOf: now.toISOString() });
}
