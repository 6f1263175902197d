import type { Absence, Cell, Numbers } from '../cell.ts';
import type { Where } from '../where.ts';

/** How many buckets of the period an input spans. */
export type Window = { readonly kind: 'cumulative' } | { readonly kind: 'rolling'; readonly buckets: number };

/** A total that a formula needs before it can be evaluated. */
export type FormulaInput =
  | {
      readonly kind: 'measure';
      /** How the input is named in `totals`, and for people: `cost`, `previous(cost)`, `clicks[channel=organic]`. */
      readonly key: string;
      readonly measure: string;
      readonly where: Where;
      /** How many times `previous` surrounds it. */
      readonly shift: number;
      readonly window?: Window;
    }
  | { readonly kind: 'target'; readonly key: string; readonly of: string; readonly shift: number }
  /** The length of the period in years: what `per_year` divides by. */
  | { readonly kind: 'years'; readonly key: string; readonly shift: number };

/** A total of a measure that a formula needs. */
export type MeasureInput = Extract<FormulaInput, { kind: 'measure' }>;

/** The two sides of a division. */
export interface Ratio {
  readonly numerator: (totals: Readonly<Record<string, Cell>>) => Cell;
  readonly denominator: (totals: Readonly<Record<string, Cell>>) => Cell;
}

/** A compiled formula. */
export interface Formula {
  readonly text: string;
  /** Ids of the measures it needs, sorted. KPIs are among them where they are totals of their own: without a schema. */
  readonly measures: readonly string[];
  /** What the result is, by the algebra of money and time: `money`, `duration`, `number`, or a product such as `money/duration`. */
  readonly unit: string;
  readonly inputs: readonly FormulaInput[];
  /** The two sides of a formula that is one division, constant factors left out: what an interval is made of. */
  readonly ratio?: Ratio | undefined;
  /** Totals by input key → a finite number or `null`. */
  evaluate(totals: Readonly<Record<string, Cell>>): Cell;
  /** Why `evaluate` gives `null` for these totals; `undefined` when it does not. `why` says what is known of an absent input. */
  absence(
    totals: Readonly<Record<string, Cell>>,
    why?: Readonly<Record<string, Absence>>,
  ): Absence | undefined;
  /** The same over columns by input key. `NaN` in the result stands for `null`. */
  evaluateColumns(columns: Readonly<Record<string, Numbers>>, length: number): Float64Array;
}
