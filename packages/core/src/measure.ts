import type { Unit } from './unit.ts';

/**
 * How a measure adds up.
 * - `sum`: over time and dimensions
 * - `first`, `last`: the level of each dimension member in its own first or last bucket with data, then added over members
 * - `distinct`: not at all; the source computes it at the grain and dimensions asked
 * - `{ mean: w }`: as a mean weighted by measure `w`; `{ mean: '1' }` weighs every row alike
 */
export type RollUp = 'sum' | 'first' | 'last' | 'distinct' | { readonly mean: string };

/** What a measure is counted in. */
export type MeasureUnit = Extract<Unit, 'money' | 'count' | 'number' | 'duration' | 'score'>;

/** The part of a measure that its author writes. */
export interface MeasureDefinition {
  /** English name, sentence case. */
  readonly name: string;
  /** @default 'count' */
  readonly unit?: MeasureUnit;
  /** @default 'sum' */
  readonly rollUp?: RollUp;
  /** Makes this a filtered measure: the measure that is filtered. */
  readonly of?: string;
  /** The filter of a filtered measure: `channel=organic`. */
  readonly where?: string;
}

/** A base quantity that formulas are made of. */
export interface Measure extends MeasureDefinition {
  readonly id: string;
  readonly unit: MeasureUnit;
  readonly rollUp: RollUp;
}

/** Measures by id, with the ids kept as literal types. */
export type Measures<Id extends string = string> = { readonly [K in Id]: Measure & { readonly id: K } };

/**
 * Declares measures: what is counted, in which unit, and how it adds up.
 *
 * @example
 * const mine = defineMeasures({
 *   store_visits: { name: 'Store visits' },
 *   rent: { name: 'Rent', unit: 'money' },
 *   organic_clicks: { name: 'Organic clicks', of: 'clicks', where: 'channel=organic' },
 * });
 */
export function defineMeasures<const Id extends string>(
  definitions: Readonly<Record<Id, MeasureDefinition>>,
): Measures<Id> {
  const measures: Record<string, Measure> = {};
  for (const [id, definition] of Object.entries<MeasureDefinition>(definitions)) {
    measures[id] = { unit: 'count', rollUp: 'sum', ...definition, id };
  }
  return measures as Measures<Id>;
}
