import type { Better, Unit } from './unit.ts';

/** Where in the customer's journey a KPI is read. */
export type FunnelStage = 'awareness' | 'consideration' | 'conversion' | 'retention' | 'advocacy';

/** How soon a KPI answers to what marketing does. */
export type Horizon = 'short' | 'long';

/** Marketing goals that the advisor knows. */
export type Goal =
  | 'brand_awareness'
  | 'video_awareness'
  | 'website_traffic'
  | 'lead_generation'
  | 'conversion'
  | 'ad_efficiency'
  | 'sales'
  | 'social_engagement'
  | 'email_engagement'
  | 'retention'
  | 'ai_search_presence';

/** The groups of the catalogue; `custom` is everybody's own. */
export type Category =
  | 'ai_search'
  | 'seo'
  | 'paid_ads'
  | 'social'
  | 'email'
  | 'website'
  | 'leads_sales'
  | 'customers'
  | 'custom';

/** What others reach, and where that is known from. */
export interface Benchmark {
  /** In the unit of the KPI: a fraction for `percent`. */
  readonly value: number;
  /** ISO 4217 code of a money benchmark. */
  readonly currency?: string;
  /** Whom it describes: industry, country, channel. */
  readonly scope: string;
  /** When it was measured or published: `2026`, `2025-06`. */
  readonly date: string;
  readonly source: string;
  /** How many were looked at; left out when the source does not say. */
  readonly sample?: string;
  /** The last day on which it is shown as current: `2027-12-31`. */
  readonly validUntil?: string;
}

/** Inputs of a worked example by input name (`cost`, `previous(followers)`, `target(revenue)`); a list is a column of rows. */
export type ExampleInputs = Readonly<Record<string, number | readonly number[]>>;

/** The part of a KPI that its author writes. Keys stand in this order in the catalogue. */
export interface KpiDefinition {
  /** English name, sentence case. */
  readonly name: string;
  /** What is divided by what, and what does not count. */
  readonly description?: string;
  /** The question it answers. */
  readonly question?: string;
  /** In the formula language, over totals: `cost / clicks`. */
  readonly formula: string;
  /** A filter that belongs to the definition: `channel=organic`. A source without that dimension is taken to hold only such rows. */
  readonly where?: string;
  /** Names in the formula that stand for a constant, with their defaults. */
  readonly parameters?: Readonly<Record<string, number>>;
  readonly unit: Unit;
  readonly better: Better;
  /** The numerator is a subset of the denominator, so an interval can be given. */
  readonly proportion?: boolean;
  /** From here on it pays: a number in the KPI's unit, or the id of a KPI. */
  readonly breakEven?: number | string;
  readonly benchmark?: Benchmark;
  readonly funnelStage?: FunnelStage;
  readonly goals?: readonly Goal[];
  readonly horizon?: Horizon;
  /** KPIs to read beside it, so that it is not improved at their cost. */
  readonly guards?: readonly string[];
  /** What to do when it is poor. */
  readonly actions?: readonly string[];
  /** KPIs that others call by the same name. */
  readonly variants?: readonly string[];
  /** Other words for it, in any language. */
  readonly aliases?: readonly string[];
  /** Where the name means something else. */
  readonly beware?: string;
  readonly example?: { readonly given: ExampleInputs; readonly expect: number };
  /**
   * Where the formula comes from: `Article A, KPI 8`, or a passage in words: `Article C, social media`.
   * Article A lists 20 marketing KPIs (2026), article B 16 with dashboards (2022), article C is a guide to KPIs in
   * web marketing. Without references, a KPI is common practice.
   */
  readonly references?: readonly string[];
}

/** A key performance indicator: a formula over totals, and what its value means. */
export interface Kpi extends KpiDefinition {
  readonly id: string;
  readonly category: Category;
}

/** KPIs by id, with ids and definitions kept as literal types. */
export type Kpis<D extends Readonly<Record<string, KpiDefinition>> = Record<string, KpiDefinition>> = {
  readonly [Id in keyof D & string]: Kpi & D[Id] & { readonly id: Id };
};

/**
 * Declares KPIs. They are checked when a catalog is made of them.
 *
 * @example
 * const mine = defineKpis({
 *   cost_per_visit: { name: 'Cost per store visit', formula: 'cost / store_visits', unit: 'money', better: 'lower' },
 * });
 */
export function defineKpis<const D extends Readonly<Record<string, KpiDefinition>>>(definitions: D): Kpis<D>;
export function defineKpis<const D extends Readonly<Record<string, KpiDefinition>>>(
  category: Category,
  definitions: D,
): Kpis<D>;
export function defineKpis(
  first: Category | Readonly<Record<string, KpiDefinition>>,
  second?: Readonly<Record<string, KpiDefinition>>,
): Kpis {
  const [category, definitions] =
    typeof first === 'string' ? [first, second ?? {}] : (['custom', first] as const);
  const kpis: Record<string, Kpi> = {};
  for (const [id, definition] of Object.entries(definitions)) kpis[id] = { ...definition, id, category };
  return kpis;
}

/**
 * Declares one KPI of the catalogue, so that a page can import it without its neighbours.
 *
 * @example
 * export const cpc = defineKpi('paid_ads', 'cpc', { name: 'Cost per click', formula: 'cost / clicks', unit: 'money', better: 'lower' });
 */
export function defineKpi<const Id extends string, const D extends KpiDefinition>(
  category: Category,
  id: Id,
  definition: D,
): Kpi & D & { readonly id: Id } {
  return { ...definition, id, category };
}
