import { didYouMean, KpiError } from '@kpi-elements/core';

/** A cell as it was written: text in a file, any JSON scalar in an inline list. `null` is an empty cell. */
export type Scalar = string | number | boolean | null;

/** A column as a dictionary of its different cells and one code a row. */
export interface RawColumn {
  readonly header: string;
  readonly values: readonly Scalar[];
  readonly codes: Uint32Array;
  /**
   * Of a column of which only the numbers are wanted: those that can be read one way only, by row. Their code is
   * {@link NO_CODE}; the others are `NaN` here.
   */
  readonly numbers?: Float64Array;
}

/** The code of a cell that is not in the dictionary. */
export const NO_CODE = 0xffffffff;

/** Rows as they were written, by column. */
export interface RawTable {
  /** Named in error messages: `ads.csv`. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly length: number;
  /** The decimal sign of a number that could be read both ways, where the format settles that. */
  readonly decimal?: '.' | ',';
  /** Throws `unknown_name`, with the nearest header, for a column that is not there. */
  column(header: string): RawColumn;
  /** Where row `index` stands, for people: `line 7`. */
  place(index: number): string;
}

/** Finds a header, or says which ones there are. `owner`: what it was wanted for. */
export function requireHeader(
  header: string,
  headers: readonly string[],
  table: string,
  owner?: string,
): string {
  if (headers.includes(header)) return header;
  const wanted = owner === undefined || owner === header ? '' : ` for "${owner}"`;
  const known = headers.map((name) => `"${name}"`).join(', ');
  throw new KpiError(
    'unknown_name',
    `"${table}" has no column "${header}"${wanted}.\nIt has ${known}.\n${didYouMean(header, headers, 'Name one of these.')}`,
  );
}

/** Fact first, then file, line and column, then the way out. */
export function unreadableCell(
  table: RawTable,
  column: RawColumn,
  code: number,
  fact: string,
  wayOut: string,
): KpiError {
  const row = column.codes.indexOf(code);
  return new KpiError(
    'unreadable_cell',
    `"${column.values[code]}" in column "${column.header}" ${fact}\n"${table.name}", ${table.place(row)}.\n${wayOut}`,
  );
}
