import type { Where } from '../where.ts';
import type { Dimension } from './units.ts';

/** What a name in a formula stands for. */
export type Meaning = {
  /** The name as a formula writes it: in quotes unless it is one word. */
  readonly name: string;
  readonly dimension: Dimension;
} & (
  | {
      /** A total that sources know. */
      readonly kind: 'measure';
      /** How it is named in `totals`: `cost`, `clicks[channel=organic]`. */
      readonly key: string;
      readonly measure: string;
      readonly where: Where;
    }
  | {
      /** Its formula takes the place of the name. */
      readonly kind: 'kpi';
      readonly formula: string;
      /** The names inside its formula. */
      readonly inside: () => Names;
    }
);

/** What the names in one formula stand for. It is all that the check knows of measures, KPIs and their filters. */
export interface Names {
  /** Names that stand for a constant, a plain number. They go before all others. */
  readonly parameters?: Readonly<Record<string, number>> | undefined;
  readonly find: (name: string) => Meaning | undefined;
  /** All names, for suggestions. */
  readonly known: () => readonly string[];
  /** Tells formulas apart that find other totals under the same names: the filter around them. */
  readonly filter: string;
}
