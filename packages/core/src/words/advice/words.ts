import type { Goal, Horizon } from '../../kpi.ts';

/**
 * What a language says when it recommends KPIs. Apart from the words about readings, so that a page without an advisor does
 * not load them. Functions take names and lists that are formatted already.
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
}
