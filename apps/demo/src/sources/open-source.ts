import type { Source } from '@kpi-elements/sdk';
import type { TableId } from '../data/tables.ts';

/** Where the page's data come from: itself, plain files, or a KPI server. */
export type Origin = 'page' | 'files' | 'server';

const OPENERS: Readonly<Record<Origin, (table: TableId) => Promise<Source>>> = {
  page: async (table) => (await import('./page-source.ts')).pageSource(table),
  files: async (table) => (await import('./file-source.ts')).fileSource(table),
  server: async (table) => (await import('./server-source.ts')).serverSource(table),
};

/** A source of the table. Its code, and the generator, are loaded when they are needed. */
export function openSource(origin: Origin, table: TableId): Promise<Source> {
  return OPENERS[origin](table);
}
