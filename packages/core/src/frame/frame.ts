import type { Numbers } from '../cell.ts';
import type { MeasureUnit, RollUp } from '../measure.ts';
import type { Slice } from './query.ts';
import type { Grain } from '../time/calendar.ts';

/** A dimension as a dictionary and one code a row; `values[codes[i]]` is the member of row i. */
export interface KeyColumn {
  readonly values: readonly (string | null)[];
  readonly codes: Uint32Array | readonly number[];
}

/** Totals of one measure, one a row. */
export interface MeasureColumn {
  readonly rollUp: RollUp;
  readonly unit: MeasureUnit;
  /** For a mean: Σ w·x. */
  readonly values: Numbers;
  /** For a mean: Σ w. */
  readonly weights?: Numbers;
  /** Money as integers of 1/scale: 100 for cents. */
  readonly scale?: number;
  /** How many native buckets of each row had data of this measure, where that is not what `Table.present` says. */
  readonly present?: Numbers;
  /** A level of which a dimension was added up: it no longer rolls up over time. */
  readonly settled?: boolean;
  /** Some empty cells would have needed adding what does not add up. */
  readonly notAdditive?: boolean;
}

/** Totals of one slice, one row a bucket and combination of members. */
export interface Table {
  readonly slice: Slice;
  readonly length: number;
  /** Where each row's bucket begins, local: `2026-01-01`, `2026-01-01T13:00+01:00` for hours. Absent for grain `total`. */
  readonly start?: readonly string[];
  /** By dimension. May hold `currency`. */
  readonly keys: Readonly<Record<string, KeyColumn>>;
  /** By measure id. */
  readonly columns: Readonly<Record<string, MeasureColumn>>;
  /** How many of the source's own buckets within the row had data. */
  readonly present: Numbers;
}

/** What the reader should know about the data. */
export type FrameFlag = 'sampled' | 'thresholded' | 'truncated';

/** A source's answer: columns of totals. JSON-able but for typed arrays. */
export interface Frame {
  readonly version: 1;
  /** The source's name. */
  readonly source: string;
  /** `tables[i]` answers `slices[i]` of the query. */
  readonly tables: readonly Table[];
  /** When the source was read: ISO 8601 instant. */
  readonly asOf: string;
  /** The last local date for which the source is complete. */
  readonly completeUntil?: string;
  /** The source has no date column: its totals serve any period. */
  readonly timeless?: boolean;
  /** The width of the source's own buckets: what coverage counts. */
  readonly nativeGrain?: Grain;
  readonly flags: readonly FrameFlag[];
}
