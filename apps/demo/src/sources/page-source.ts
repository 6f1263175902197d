import type { Source } from '@kpi-elements/sdk';
import { inlineSource } from '@kpi-elements/sdk/sources/inline';
import { now } from '../data/days.ts';
import { generateTable } from '../data/generate-table.ts';
import { type TableId, tables } from '../data/tables.ts';

/** Made and added up in the page. */
export function pageSource(table: TableId): Source {
  const { keys, measures } = generateTable(table);
  return inlineSource({
    ...tables[table].mapping,
    name: table,
    columns: { ...keys, ...measures },
    asOf: now.toISOString(),
  });
}
