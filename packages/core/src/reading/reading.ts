import type { Absence, Cell } from '../cell.ts';
import type { Benchmark, Kpi } from '../kpi.ts';
import type { Calendar, Grain } from '../time/calendar.ts';
import type { Where } from '../where.ts';

/** What a widget asks for. */
export interface ReadingRequest {
  /** An id of the catalog, or a definition of one's own. */
  readonly kpi: string | Kpi;
  /** A name (`last_30_days`) or two dates, both included (`2026-01-01/2026-02-28`). */
  readonly period: string;
  /** `previous_period`, `previous_year`, `previous_year_weekday`, a period, or `none`. @default 'none' */
  readonly compare?: string | readonly string[];
  /** Dimensions to break down by: fills `groups`. */
  readonly by?: string | readonly string[];
  /** `channel=search,social country!=DE`. */
  readonly where?: string | Where;
  /** Fills `series`. */
  readonly grain?: Grain;
  /** How many buckets before the period fill `history`. */
  readonly history?: number;
  /** The name of a source, where several have the measures. */
  readonly source?: string;
  /** ISO 4217 code that money is shown in. */
  readonly currency?: string;
  /** The target of this KPI for this period, in its unit. */
  readonly target?: number;
  /** Targets of KPIs and measures for this period, by id: what `target(x)` reads before the configured ones. */
  readonly targets?: Readonly<Record<string, number>>;
  /** IANA name; else the client's. */
  readonly timeZone?: string;
  /** Else the client's. */
  readonly weekStart?: Calendar['weekStart'];
}

/** How many of a period's buckets had data. */
export interface Coverage {
  readonly present: number;
  readonly expected: number;
  /** What they are, where they are not days. */
  readonly grain?: Grain;
}

/** A value of one period. */
export interface Point {
  /** Two dates, both included: `2026-01-01/2026-02-28`; `total` for a source without dates; the start of an hour. */
  readonly period: string;
  /** In the KPI's unit: a fraction for percent, seconds for a duration. */
  readonly value: Cell;
  /** Why the value is `null`. */
  readonly absence?: Absence;
  /** The period is not over, or its data may still change. */
  readonly partial: boolean;
  /** Totals that went into the formula, by input: `cost`, `previous(cost)`. */
  readonly inputs: Readonly<Record<string, Cell>>;
  readonly coverage: Coverage;
}

/** Is a change good? `same`: less than the shown digits tell. `unclear`: may be chance. `none`: nobody can say. */
export type Verdict = 'better' | 'worse' | 'same' | 'unclear' | 'none';

/** The reading of another period, and what changed since. */
export interface Comparison extends Point {
  /** As requested: `previous_period`. */
  readonly name: string;
  /** Value − earlier value, in the KPI's unit. */
  readonly change: Cell;
  /** The change as a fraction of the earlier value; `null` when that is 0 or the sign flips. */
  readonly changeRate: Cell;
  readonly verdict: Verdict;
  /** Where the true change lies, at the configured level. Only where it is known. */
  readonly interval?: readonly [low: number, high: number];
  /** The part of the reading's own period that was compared, where its later data are still missing or moving. */
  readonly compared?: Point;
  readonly series?: readonly Point[];
}

/** Whether a target is or will be reached. */
export type TargetStatus = 'met' | 'on_track' | 'at_risk' | 'missed' | 'none';

/** A value held against its target. */
export interface TargetReading {
  /** In the KPI's unit. */
  readonly value: number;
  /** 1 is reached; `null` where a ratio says nothing. */
  readonly attainment: Cell;
  readonly status: TargetStatus;
  /** Where the period is heading. */
  readonly projected?: Cell;
  /** What is missing, in the KPI's unit; 0 when reached. */
  readonly toGo: Cell;
}

/** One bucket of a series. */
export interface SeriesPoint extends Point {
  readonly unusual?: boolean;
}

/** What a later bucket may bring. */
export interface ForecastPoint {
  readonly period: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A KPI for a period, with everything that a widget needs to show it. */
export interface Reading extends Point {
  readonly kpi: Kpi;
  /** The members this reading is for, by dimension; empty for a total. */
  readonly key: Readonly<Record<string, string | null>>;
  /** ISO 4217 code of a money value. */
  readonly currency?: string;
  /** The part of a running period that has happened, today included, as two dates. */
  readonly elapsed?: string;
  readonly comparisons: readonly Comparison[];
  readonly series?: readonly SeriesPoint[];
  readonly history?: readonly Point[];
  readonly forecast?: readonly ForecastPoint[];
  readonly target?: TargetReading;
  readonly benchmark?: Benchmark;
  readonly groups?: readonly Reading[];
  /** What the reader has to know: `timeless`, `assumed channel=organic`. */
  readonly notes?: readonly string[];
  /** The source's name. */
  readonly source?: string;
  /** When the source was read: ISO 8601 instant. */
  readonly asOf: string;
}
