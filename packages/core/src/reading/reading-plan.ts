import type { Formula } from '../formula/formula.ts';
import type { Slice } from '../frame/query.ts';
import type { Kpi } from '../kpi.ts';
import type { Grain } from '../time/calendar.ts';
import type { Period } from '../time/period.ts';
import type { Where } from '../where.ts';
import type { ReadingSpans } from './spans.ts';

/** A request worked out: periods, filters, and the slices that answer it. */
export interface ReadingPlan {
  readonly kpi: Kpi;
  readonly formula: Formula;
  readonly spans: ReadingSpans;
  readonly by: readonly string[];
  readonly where: Where;
  readonly grain?: Grain;
  /** Targets for the period, by id of KPI or measure. */
  readonly targets: Readonly<Record<string, number>>;
  /** ISO 4217 code that money is asked for in. */
  readonly currency?: string;
  /** The buckets before the period that were asked for. */
  readonly history?: Period;
  /** Everything that `read` looks up. */
  readonly slices: readonly Slice[];
  /** What was taken for granted. */
  readonly notes: readonly string[];
}
