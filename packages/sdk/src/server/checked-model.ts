import type { Grain, MeasureUnit, RollUp, SourceFacts } from '@kpi-elements/core';
import type { ModelTime } from './model.ts';
import type { Sql } from './sql.ts';

/** A measure as it is computed. */
export interface CheckedMeasure {
  readonly id: string;
  readonly unit: MeasureUnit;
  readonly rollUp: RollUp;
  /** `amount` adds up by `rollUp`; `identity` is counted once; `counted` was counted before and adds up to nothing. */
  readonly kind: 'amount' | 'identity' | 'counted';
  /** One value a row; of a mean, w·x. */
  readonly value: Sql;
  /** Of a mean: w, empty where the value is. */
  readonly weight?: Sql;
  /** Do integers or decimals add up without rounding? */
  readonly sums: 'exact' | 'double';
  /** ISO 4217 code of all its values, where the rows do not say. */
  readonly currency?: string;
}

/** When the rows of a fact happened. */
export interface CheckedTime extends Pick<ModelTime, 'zone'> {
  readonly kind: 'date' | 'clock' | 'instant';
  readonly column: string;
}

/** A fact whose columns were found. */
export interface CheckedFact {
  readonly name: string;
  /** The table, quoted. */
  readonly table: string;
  readonly time?: CheckedTime;
  readonly measures: ReadonlyMap<string, CheckedMeasure>;
  /** The text of each dimension. */
  readonly dimensions: ReadonlyMap<string, Sql>;
  readonly tenant?: Sql;
  readonly currency?: string;
}

/** A model that fits its data. */
export interface CheckedModel {
  readonly facts: readonly CheckedFact[];
  readonly nativeGrain: Grain;
  /** Must `authorize` name a tenant? */
  readonly hasTenants: boolean;
  /** What anyone who may ask is told. */
  readonly described: SourceFacts;
}
