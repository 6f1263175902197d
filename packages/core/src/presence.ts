import type { Dataset } from './dataset.ts';
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
  const { groups, native, firstNative, length, width } = grouping;
  const filled = rowsWithData(dataset, measures);
  const { present } = dataset;
  const counts = new Float64Array(length);
  if (width === 1) {
    for (let i = 0; i < groups.length; i++) {
      if (groups[i]! >= 0 && filled[i] === 1)
        counts[groups[i]!] = Math.max(counts[groups[i]!]!, present?.[i] ?? 1);
    }
    return counts;
  }
  const most = new Map<number, number>();
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (group < 0 || filled[i] === 0) continue;
    const cell = group * width + native[i]! - firstNative[group]!;
    const weight = present?.[i] ?? 1;
    const before = most.get(cell) ?? 0;
    if (weight > before) {
      most.set(cell, weight);
      counts[group] = counts[group]! + weight - before;
    }
  }
  return counts;
}

function rowsWithData(dataset: Dataset, measures: readonly string[]): Uint8Array {
  const filled = new Uint8Array(dataset.length);
  for (const measure of measures) {
    const column = dataset.columns[measure];
    if (!column) continue;
    if (column.kind === 'identity') {
      for (let i = 0; i < filled.length; i++) if (column.values[column.codes[i]!] !== null) filled[i] = 1;
    } else {
      for (let i = 0; i < filled.length; i++) if (!Number.isNaN(column.values[i]!)) filled[i] = 1;
    }
  }
  return filled;
}
