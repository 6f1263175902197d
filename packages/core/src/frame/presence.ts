import type { Dataset, DatasetColumn } from './dataset.ts';
import { grown, type GroupedRows } from './totals.ts';

const NOT_ALL = -1;

/**
 * How many native buckets of each group hold at least one cell.
 * Rows that already stand for several buckets count with the largest of those that share a bucket: a lower bound.
 */
export class Presence {
  #counts: Float64Array = new Float64Array();
  #most = new Map<number, number>();
  /** So many groups, all of them so far, hold the one bucket that they can. */
  #whole = 0;

  /** Goes on from what has been counted so far. */
  copy(): Presence {
    const copy = new Presence();
    copy.#counts = this.#counts.slice();
    copy.#most = new Map(this.#most);
    copy.#whole = this.#whole;
    return copy;
  }

  /**
   * Counts the rows in which one of the columns has a cell. Whether that changed a count.
   *
   * @param isFull Whether one of the columns has a cell in every row.
   */
  add(
    { length: rowCount, present: rowPresent }: Dataset,
    columns: readonly DatasetColumn[],
    rows: GroupedRows,
    isFull: boolean,
  ): boolean {
    const filled = isFull ? 'all' : rowsWithData(columns, rowCount);
    const present = columns.length === 1 ? (columns[0]!.present ?? rowPresent) : rowPresent;
    this.#counts = grown(this.#counts, rows.length, 0);
    const single = rows.width === 1 && !present;
    if (single && filled === 'all' && this.#whole !== NOT_ALL) return this.#addWhole(rows.length);
    this.#whole = NOT_ALL;
    return single ? this.#addSingle(rows, filled) : this.#addNative(rows, filled, present);
  }

  /** Each group that is new has a row. */
  #addWhole(length: number): boolean {
    const before = this.#whole;
    this.#counts.fill(1, before, length);
    this.#whole = length;
    return length > before;
  }

  #addSingle({ groups }: GroupedRows, filled: FilledRows): boolean {
    const counts = this.#counts;
    let changed = false;
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      if (group < 0 || counts[group] === 1 || (filled !== 'all' && filled[i] === 0)) continue;
      counts[group] = 1;
      changed = true;
    }
    return changed;
  }

  #addNative(
    { groups, firstNative, width, native: nativeBuckets }: GroupedRows,
    filled: FilledRows,
    present: Float64Array | undefined,
  ): boolean {
    const counts = this.#counts;
    const native = nativeBuckets();
    let changed = false;
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      if (group < 0 || (filled !== 'all' && filled[i] === 0)) continue;
      const bucket = group * width + native[i]! - firstNative[group]!;
      const weight = present?.[i] ?? 1;
      const before = this.#most.get(bucket) ?? 0;
      if (weight > before) {
        this.#most.set(bucket, weight);
        counts[group] = counts[group]! + weight - before;
        changed = true;
      }
    }
    return changed;
  }

  counts(length: number): Float64Array {
    this.#counts = grown(this.#counts, length, 0);
    return this.#counts.slice(0, length);
  }
}

/** By row: 1 where a cell of the columns is filled. */
type FilledRows = Uint8Array | 'all';

function rowsWithData(columns: readonly DatasetColumn[], rowCount: number): Uint8Array {
  const filled = new Uint8Array(rowCount);
  for (const column of columns) {
    for (let i = 0; i < rowCount; i++) if (!isEmpty(column, i)) filled[i] = 1;
  }
  return filled;
}

function isEmpty(column: DatasetColumn, row: number): boolean {
  return column.kind === 'identity'
    ? column.values[column.codes[row]!] === null
    : Number.isNaN(column.values[row]!);
}
