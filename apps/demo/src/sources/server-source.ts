import type { Source } from '@kpi-elements/sdk';
import { kpiServer } from '@kpi-elements/sdk/sources/kpi-server';
import type { TableId } from '../data/tables.ts';

/** Added up on a server: only totals come to the page. */
export function serverSource(table: TableId): Source {
  return kpiServer({ name: table, url: new URL(`kpi/${table}`, document.baseURI) });
}
