import type { Benchmark, Kpi } from '../kpi.ts';

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
  /** Whom its benchmark describes, how many of them, and where that is known from. */
  readonly benchmark?: Pick<Benchmark, 'scope' | 'sample' | 'source'>;
}

/**
 * The texts of a group of KPIs. A missing or extra KPI is a compile error, and so is a `beware` or a `benchmark`
 * that only one of the two languages has.
 *
 * @example
 * export default {
 *   cpc: { name: '每次点击成本', description: '…', question: '…', actions: ['…'] },
 * } satisfies KpiTexts<typeof paidAds>;
 */
export type KpiTexts<Group extends Readonly<Record<string, Kpi>>> = {
  readonly [Id in keyof Group]: Omit<KpiText, Optional> & {
    readonly [Field in Stated<Group[Id]>]: NonNullable<KpiText[Field]>;
  } & { readonly [Field in Exclude<Optional, Stated<Group[Id]>>]?: never };
};

/** The texts that only some KPIs have. */
type Optional = 'beware' | 'benchmark';

/** Those of them that a definition has. */
type Stated<Definition extends Kpi> = {
  [Field in Optional]: undefined extends Definition[Field] ? never : Field;
}[Optional];

/** The names of measures: one for each, none besides. */
export type MeasureNames<Group> = { readonly [Id in keyof Group]: string };
