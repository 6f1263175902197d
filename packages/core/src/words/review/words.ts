import type { Horizon } from '../../kpi.ts';

/** What is the matter, and what to do about it. */
export interface Advice {
  readonly sentence: string;
  readonly wayOut: string;
}

/** What a language says of a scorecard that could be better. Functions take names, lists and dates that are formatted already. */
export interface ReviewWords {
  tooMany(count: number, most: number): Advice;
  tooFew(count: number, least: number): Advice;
  /** All KPIs answer soon, or all slowly. */
  readonly oneHorizon: Readonly<Record<Horizon, Advice>>;
  costWithoutValue(cost: string, value: string): Advice;
  trafficWithoutOutcome(volumes: string): Advice;
  /** `last` is the date of the last review, `due` that of the next; both are absent where none was noted. */
  reviewOverdue(review: { readonly last?: string; readonly due?: string; readonly owner?: string }): Advice;
  noFreshData(kpis: string): Advice;
  /** A KPI and the last date with data. */
  lastData(kpi: string, date?: string): string;
}
