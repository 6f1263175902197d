import type { Catalog } from '../catalog.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Where } from '../where.ts';

/** A configured target: what `target(x)` and target lines read. */
export interface Target {
  /** Id of the KPI or measure. */
  readonly kpi: string;
  /** In the KPI's unit. */
  readonly value: number;
  /** Exactly this period: `2026-11`, `2026-01-01/2026-03-31`, or a name. */
  readonly period: string;
  /** Only for readings with this filter. */
  readonly where?: string;
}

/** What a source said of itself, as far as readings depend on it. */
export interface SourceFacts {
  readonly name: string;
  readonly dimensions: readonly string[];
  /** Ids of its measures. */
  readonly measures: readonly string[];
  /** It has no date column: its totals serve any period. */
  readonly timeless: boolean;
  /** The last local date for which it is complete. */
  readonly completeUntil?: string;
  /** Days after which its numbers no longer change. */
  readonly settlesAfter?: number;
  /** The sources that these facts are of, where measures of several are read together. */
  readonly parts?: readonly SourceFacts[];
}

/** Everything beside request and data that a reading depends on. */
export interface ReadingContext extends Calendar {
  readonly catalog: Catalog;
  readonly now: Date;
  /** ISO 4217 code of money that names none. */
  readonly currency?: string;
  /** Units of `currency` for one unit of another: `{ USD: 0.92 }`. */
  readonly exchangeRates?: Readonly<Record<string, number>>;
  readonly targets?: readonly Target[];
  /** Of intervals and of the verdict `unclear`, 0 to 1. @default 0.95 */
  readonly level?: number;
  readonly source?: SourceFacts;
  /** A filter from outside the request, combined by AND. */
  readonly where?: Where;
}
