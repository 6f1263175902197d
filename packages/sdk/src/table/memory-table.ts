import { KpiError } from '@kpi-elements/core';
import { ColumnBuilder } from './column-builder.ts';
import { type RawColumn, type RawTable, requireHeader, type Scalar } from './raw-table.ts';

/** Values by column, all of one length. */
export type MemoryColumns = Readonly<Record<string, ArrayLike<unknown>>>;

/** Values by row. A column that a row lacks is an empty cell there. */
export type MemoryRows = readonly Readonly<Record<string, unknown>>[];

/**
 * Rows or columns in memory as a table, without those rows in which column `skipWithout` is empty.
 *
 * @param headers All that there are, where these rows need not have a cell in each.
 */
export function memoryTable(
  data: MemoryRows | MemoryColumns,
  name: string,
  skipWithout?: string,
  headers: readonly string[] = headersOf(data),
): RawTable {
  const isRows = Array.isArray(data);
  const length = isRows ? data.length : (Object.values(data)[0]?.length ?? 0);
  const cell = (header: string, row: number): unknown =>
    isRows ? (data as MemoryRows)[row]![header] : (data as MemoryColumns)[header]![row];
  const uneven = isRows
    ? undefined
    : headers.find((header) => (data as MemoryColumns)[header]!.length !== length);
  if (uneven !== undefined) {
    throw new KpiError(
      'unreadable_data',
      `Column "${uneven}" of "${name}" has ${(data as MemoryColumns)[uneven]!.length} cells, column "${headers[0]}" has ${length}.\nGive every column one cell a row.`,
    );
  }
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    const date = skipWithout === undefined ? row : cell(skipWithout, row);
    if (date !== null && date !== undefined && date !== '') rows.push(row);
  }
  return {
    name,
    headers,
    length: rows.length,
    // Numbers that programs write as text have a point.
    decimal: '.',
    place: (index) => `row ${rows[index]! + 1}`,
    column(header) {
      const cells = isRows ? undefined : (data as MemoryColumns)[header];
      if (cells instanceof Float64Array && rows.length === length) return numericColumn(header, cells);
      const builder = new ColumnBuilder(requireHeader(header, headers, name));
      for (const row of rows) builder.add(cell(header, row));
      return builder.build();
    },
  };
}

/** Numbers are hardly ever equal, so that each stands for itself. */
function numericColumn(header: string, cells: Float64Array): RawColumn {
  const values: Scalar[] = [];
  const codes = new Uint32Array(cells.length);
  for (let row = 0; row < codes.length; row++) {
    const cell = cells[row]!;
    values.push(Number.isFinite(cell) ? cell : null);
    codes[row] = row;
  }
  return { header, values, codes };
}

/** The columns in which a row has a cell. */
export function headersOf(data: MemoryRows | MemoryColumns): string[] {
  if (!Array.isArray(data)) return Object.keys(data);
  const headers = new Set<string>();
  for (const row of data as MemoryRows) for (const header in row) headers.add(header);
  return [...headers];
}
