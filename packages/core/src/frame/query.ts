import type { Calendar, Grain } from '../time/calendar.ts';
import type { Where } from '../where.ts';

/** The lag of a time-lagged funnel: rows are placed by `date`, and counted by how many `lag` buckets later they happened. */
export interface Cohort {
  readonly date: string;
  readonly lag: Grain;
}

/** One grouping: the unit of cache, of SQL and of additivity. */
export interface Slice {
  /** Ids, sorted. */
  readonly measures: readonly string[];
  /** Two local dates (`2026-01-01`), half-open: the second is the first day that does not belong to it. */
  readonly range: readonly [from: string, to: string];
  readonly grain: Grain | 'total';
  /** Dimensions kept apart. */
  readonly by: readonly string[];
  readonly where: Where;
  readonly cohort?: Cohort;
}

/** What is asked of one source within one tick. Holds no KPI, target, language or period name. */
export interface Query extends Calendar {
  readonly version: 1;
  readonly slices: readonly Slice[];
}
