import type { RawTable } from '../table/raw-table.ts';
import { memoryTable } from '../table/memory-table.ts';
import type { ChooseColumns } from '../sources/table-source.ts';

/** Rows that a decoder understood: the cells of a column are read when it is needed. */
export interface DecodedRows {
  /** In order of appearance. None are known where rows name their own columns and there are no rows. */
  readonly headers: readonly string[];
  readonly length: number;
  /** The cells of a column, one a row: `undefined` where a row lacks it. */
  column(header: string): readonly unknown[];
}

/** Pages of rows one after another, as a table; `undefined` where nothing names its columns. */
export function tableOfPages(
  pages: readonly DecodedRows[],
  name: string,
  choose: ChooseColumns,
  skipWithout?: string,
): RawTable | undefined {
  const headers = [...new Set(pages.flatMap((page) => page.headers))];
  const length = pages.reduce((sum, page) => sum + page.length, 0);
  if (headers.length === 0 && length === 0) return undefined;
  const columns = [...choose(headers)].map((header) => [
    header,
    pages.flatMap((page) => page.column(header)),
  ]);
  // What only counts rows needs no cell, but their number.
  return memoryTable(
    columns.length > 0 ? Object.fromEntries(columns) : { '': { length } },
    name,
    skipWithout,
  );
}
