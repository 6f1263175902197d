import type { KeyColumn } from './frame.ts';
import type { MeasureUnit, RollUp } from '../measure.ts';
import type { Grain } from '../time/calendar.ts';

/** When each row happened: a local calendar day (days since 1970-01-01), or an instant (milliseconds since the epoch). */
export type TimeColumn =
  | { readonly kind: 'day'; readonly days: Int32Array }
  | { readonly kind: 'instant'; readonly milliseconds: Float64Array };

/** What every column may say of its rows. */
interface RowCounts {
  /** How many native buckets each cell stands for, where that is not what its row says. */
  readonly present?: Float64Array;
}

/** Amounts of one measure, one a row; `NaN` is an empty cell. */
export interface AmountColumn extends RowCounts {
  readonly kind: 'amount';
  readonly rollUp: Exclude<RollUp, 'distinct'>;
  readonly unit: MeasureUnit;
  /** For a mean: w·x. */
  readonly values: Float64Array;
  /** For a mean: w. */
  readonly weights?: Float64Array;
  /** Money as integers of 1/scale: 100 for cents. */
  readonly scale?: number;
  /** Levels of which a dimension was already added up: they no longer roll up over time. */
  readonly settled?: boolean;
}

/** Who or what each row is about, to be counted once: `values[codes[i]]`, where `null` counts for nobody. */
export interface IdentityColumn extends KeyColumn, RowCounts {
  readonly kind: 'identity';
  readonly unit: MeasureUnit;
}

/** Distinct counts that the source made: they add up to nothing. */
export interface CountedColumn extends RowCounts {
  readonly kind: 'counted';
  readonly unit: MeasureUnit;
  readonly values: Float64Array;
}

/** A column of a {@link Dataset}. */
export type DatasetColumn = AmountColumn | IdentityColumn | CountedColumn;

/** Rows as columns, before any grouping: what a file or an inline list becomes. */
export interface Dataset {
  readonly length: number;
  /** Absent for a timeless source. */
  readonly time?: TimeColumn;
  /** The width of the source's own buckets. */
  readonly nativeGrain: Grain;
  /** By dimension. */
  readonly keys: Readonly<Record<string, KeyColumn>>;
  /** By measure id. */
  readonly columns: Readonly<Record<string, DatasetColumn>>;
  /** How many native buckets each row stands for, where rows were added up before. */
  readonly present?: Float64Array;
}
