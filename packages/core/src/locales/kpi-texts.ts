import type { Kpi } from '../kpi.ts';

/** What a locale says about one KPI. English stands in the definitions. */
export interface KpiText {
  readonly name: string;
  /** What is divided by what, and what does not count. */
  readonly description: string;
  /** The question it answers. */
  readonly question: string;
  /** What to do when it is poor. */
  readonly actions: readonly string[];
  /** Where the name means something else. */
  readonly beware?: string;
}

/**
 * The texts of a group of KPIs. A missing or extra KPI is a compile error, and so is a `beware`
 * that only one of the two languages has.
 *
 * @example
 * export default {
 *   cpc: { name: '每次点击成本', description: '…', question: '…', actions: ['…'] },
 * } satisfies KpiTexts<typeof paidAds>;
 */
export type KpiTexts<Group extends Readonly<Record<string, Kpi>>> = {
  readonly [Id in keyof Group]: Omit<KpiText, 'beware'> &
    (undefined extends Group[Id]['beware'] ? { readonly beware?: never } : { readonly beware: string });
};

/** The names of measures: one for each, none besides. */
export type MeasureNames<Group> = { readonly [Id in keyof Group]: string };
