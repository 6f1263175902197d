import type { Dataset, DatasetColumn } from './dataset.ts';
import type { Grouping } from './grouping.ts';

/**
 * How many native buckets of each group hold at least one cell of the asked measures.
 * Rows that already stand for several buckets count with the largest of those that share a bucket: a lower bound.
 */
export function countPresent(
  dataset: Dataset,
  measures: readonly string[],
  grouping: Grouping,
): Float64Array {
  const { groups, firstNative, length, width } = grouping;
  const filled = rowsWithData(dataset, measures);
  const { present } = dataset;
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

/** By row: 1 where a cell of the measures is filled. */
function rowsWithData({ columns, length }: Dataset, measures: readonly string[]): Uint8Array | 'all' {
  const filled = new Uint8Array(length);
  for (const measure of measures) {
    const column = columns[measure];
    if (column && fill(filled, column) === length) return 'all';
  }
  return filled;
}

/** Marks the rows that a column fills, and counts them. */
function fill(filled: Uint8Array, column: DatasetColumn): number {
  let count = 0;
  for (let i = 0; i < filled.length; i++) {
    const isFilled =
      column.kind === 'identity'
        ? column.values[column.codes[i]!] !== null
        : !Number.isNaN(column.values[i]!);
    if (!isFilled) continue;
    filled[i] = 1;
    count++;
  }
  return count;
}
