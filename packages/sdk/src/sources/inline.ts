import { buildDataset } from '../mapping/build-dataset.ts';
import { type DatasetOptions, factsOf, parseMapping, resolveMapping } from '../mapping/dataset-mapping.ts';
import type { Source } from '../source.ts';
import { type MemoryColumns, type MemoryRows, memoryTable } from '../table/memory-table.ts';
import { datasetSource } from './dataset-source.ts';

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
  const mapping = parseMapping(options);
  const name = options.name ?? 'inline';
  const load = async () => {
    const table = memoryTable(
      options.rows ?? options.columns,
      name,
      options.skipUndated ? options.date : undefined,
    );
    return buildDataset(table, resolveMapping(mapping, table.headers, name));
  };
  return datasetSource(factsOf(mapping, name), load, options.asOf);
}
