import type { DatasetColumn } from './dataset.ts';
import type { MeasureColumn } from './frame.ts';

/** Rows, and the group that each belongs to. */
export interface GroupedRows {
  /** How many groups there are by now. */
  readonly length: number;
  /** By row; −1 where a row is outside the range or filtered away. */
  readonly groups: Int32Array;
  /** The native bucket of each row, counted from the begin of the range. Made when it is needed. */
  readonly native: () => Int32Array;
  /** A number by row for its combination of members over all dimensions. Made when it is needed. */
  readonly members: () => Float64Array | Int32Array;
  /** By group: its first native bucket, and how many native buckets it may hold. */
  readonly firstNative: ArrayLike<number>;
  readonly width: number;
}

/** What rows did to totals. */
export interface Added {
  /** Whether a total is another one now. */
  readonly changed: boolean;
  /** Whether a row of a group had no cell. */
  readonly lacking: boolean;
}

/** Totals of one measure by group, to which rows can be added. */
export interface Totals<Column extends DatasetColumn = DatasetColumn> {
  add(column: Column, rows: GroupedRows): Added;
  /** What has come together so far, in so many groups. What is added later does not change it. */
  column(length: number): MeasureColumn;
}

/** The same numbers with room for more. */
export function grown(numbers: Float64Array, length: number, empty: number): Float64Array {
  if (numbers.length >= length) return numbers;
  const more = new Float64Array(Math.max(length, 2 * numbers.length));
  more.set(numbers);
  return more.fill(empty, numbers.length);
}
