import type { Goal, Horizon } from '../../kpi.ts';

/** What is the matter, and what to do about it. */
export interface Advice {
  readonly sentence: string;
  readonly wayOut: string;
}

/**
 * What a language says when it gives advice. Apart from the words about readings, so that a page without an advisor does
 * not load them. Functions take names, lists, values and dates that are formatted already.
 */
export interface AdviceWords {
  readonly goals: Readonly<Record<Goal, string>>;

  /** Why a KPI is recommended, by the code of the reason. `question` is what it answers, where its definition says so. */
  readonly reasons: {
    goal(goal: string, question?: string): string;
    context(goal: string, question?: string): string;
    readonly small_business: string;
    readonly large_business: string;
    /** It keeps `kpi` from being improved at its cost. */
    guard(kpi: string): string;
    /** It belongs to a horizon that the others lack. */
    readonly horizon: Readonly<Record<Horizon, string>>;
    /** It takes the place of KPIs whose data are not there. */
    stand_in(kpis: string): string;
  };
  /** A KPI for which the data are not there. */
  leftOut(kpi: string, measures: string): string;

  readonly warnings: {
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
  };
}
