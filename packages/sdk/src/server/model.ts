import type { Grain, MeasureDefinition } from '@kpi-elements/core';
import type { NameList } from '../mapping/name-list.ts';
import type { TableName } from './engine.ts';

/** A measure of a {@link Fact}: what it is in the table, and what the built-in measures do not say of it. */
export interface ModelMeasure extends Partial<Pick<MeasureDefinition, 'name' | 'unit' | 'rollUp'>> {
  /**
   * As in a source: a column, `rows()`, `rows(Churn=Yes)`, `distinct(customer_id)`, or a formula over the columns of a
   * row such as `"Unit price" * Quantity`.
   */
  readonly expression: string;
  /** ISO 4217 code, where it is not that of the fact. */
  readonly currency?: string;
}

/** When the rows of a fact happened. */
export interface ModelTime {
  /** A date, a timestamp, or a timestamp with time zone. */
  readonly column: string;
  /** The zone of timestamps that name none: an IANA name. @default the time zone of the query */
  readonly zone?: string;
  /** What coverage counts. @default 'day' */
  readonly grain?: Grain;
}

/** One table and what its columns mean. */
export interface Fact {
  readonly table: TableName;
  /** The column that says when, or more about it. Without one the totals serve any period. */
  readonly time?: string | ModelTime;
  /** Measure ids and what each is: a text as in `<kpi-source measures>`, or an object. */
  readonly measures: NameList<string | ModelMeasure>;
  /** Dimension names and the column of each. */
  readonly dimensions?: NameList;
  /** The column that says whose a row is. Nobody is told of it; `authorize` says what it must be. */
  readonly tenant?: string;
  /** ISO 4217 code of all money, where no dimension `currency` says it row by row. */
  readonly currency?: string;
  /** The last local date for which the data are complete. */
  readonly completeUntil?: string;
  /** Days after which the numbers of a date no longer change. */
  readonly settlesAfter?: number;
}

/**
 * What a server answers about: facts by name. Measures of several facts stand in one answer; a dimension that one of
 * them lacks is refused.
 *
 * @example
 * const model: Model = {
 *   name: 'shop',
 *   facts: {
 *     ads: { table: 'ads', time: 'day', measures: 'cost:spend clicks', dimensions: ['channel'], currency: 'EUR' },
 *     orders: {
 *       table: ['shop', 'orders'],
 *       time: { column: 'paid_at', zone: 'Europe/Berlin' },
 *       measures: { revenue: { expression: 'price * quantity', currency: 'EUR' }, orders: 'rows()' },
 *       dimensions: { channel: 'utm_source' },
 *     },
 *   },
 * };
 */
export interface Model {
  /** Named in readings and messages. @default the names of the facts */
  readonly name?: string;
  readonly facts: Readonly<Record<string, Fact>>;
}
