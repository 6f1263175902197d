import type { DatasetOptions } from '../mapping/dataset-mapping.ts';
import type { Source } from '../source.ts';
import { type MemoryColumns, type MemoryRows, memoryTable } from '../table/memory-table.ts';
import { tableSource } from './table-source.ts';

/** What an {@link inlineSource} holds: rows or columns, and what they mean. */
export type InlineSourceOptions = DatasetOptions &
  (
    | { readonly rows: MemoryRows; readonly columns?: never }
    | { readonly columns: MemoryColumns; readonly rows?: never }
  );

/**
 * A source of rows or columns that the page already has.
 * Texts are read as in a file: `"1,234.50"`, `"33.33%"`. Dates may be `Date` objects.
 * Throws `unknown_measure` at once; everything that the data show is thrown when they are first asked for.
 *
 * @example
 * inlineSource({
 *   rows: [{ day: '2026-01-01', channel: 'search', spend: 100, clicks: 80 }],
 *   date: 'day',
 *   measures: { cost: 'spend', clicks: 'clicks' },
 *   dimensions: ['channel'],
 * });
 */
export function inlineSource(options: InlineSourceOptions): Source {
  const name = options.name ?? 'inline';
  return tableSource(options, name, async (choose) => {
    const table = memoryTable(
      options.rows ?? options.columns,
      name,
      options.skipUndated ? options.date : undefined,
    );
    choose(table.headers);
    return { table };
  });
}
