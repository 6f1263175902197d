import type { Dataset, DatasetColumn } from './dataset.ts';
import type { Grouping } from './grouping.ts';

/**
 * How many native buckets of each group hold at least one cell of the columns.
 * Rows that already stand for several buckets count with the largest of those that share a bucket: a lower bound.
 */
export function countPresent(
  { length: rowCount, present: rowPresent }: Dataset,
  columns: readonly DatasetColumn[],
  grouping: Grouping,
): Float64Array {
  const { groups, firstNative, length, width } = grouping;
  const filled = rowsWithData(columns, rowCount);
  const present = columns.length === 1 ? (columns[0]!.present ?? rowPresent) : rowPresent;
  const counts = new Float64Array(length);
  if (width === 1 && filled === 'all' && !present) return counts.fill(1);

  const native = grouping.native();
  const most = new Map<number, number>();
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (group < 0 || (filled !== 'all' && filled[i] === 0)) continue;
    const bucket = group * width + native[i]! - firstNative[group]!;
    const weight = present?.[i] ?? 1;
    const before = most.get(bucket) ?? 0;
    if (weight > before) {
      most.set(bucket, weight);
      counts[group] = counts[group]! + weight - before;
    }
  }
  return counts;
}

/** By row: 1 where a cell of the columns is filled. */
function rowsWithData(columns: readonly DatasetColumn[], rowCount: number): Uint8Array | 'all' {
  if (columns.some(isFull)) return 'all';
  const filled = new Uint8Array(rowCount);
  for (const column of columns) {
    for (let i = 0; i < rowCount; i++) if (!isEmpty(column, i)) filled[i] = 1;
  }
  return filled;
}

const full = new WeakMap<DatasetColumn, boolean>();

/** Does a column have a cell in every row? */
export function isFull(column: DatasetColumn): boolean {
  let known = full.get(column);
  if (known === undefined) full.set(column, (known = hasEveryCell(column)));
  return known;
}

function hasEveryCell(column: DatasetColumn): boolean {
  if (column.kind === 'identity') return !column.values.includes(null);
  const { values } = column;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i]!)) return false;
  return true;
}

function isEmpty(column: DatasetColumn, row: number): boolean {
  return column.kind === 'identity'
    ? column.values[column.codes[row]!] === null
    : Number.isNaN(column.values[row]!);
}
