import type { Grain } from '../time/calendar.ts';
import type { KpiId } from './kpi-id.ts';

/** The templates. */
export type DashboardId =
  | 'marketing_kpi'
  | 'cmo'
  | 'social_media'
  | 'web_analytics'
  | 'marketing_performance'
  | 'email'
  | 'ai_seo';

/** What every widget of a template may say; the rest comes from the scope around it. */
interface Asked {
  readonly period?: string;
  readonly compare?: string;
  /** `channel=social` */
  readonly where?: string;
}

/** One KPI as a number with its change. */
export interface CardTemplate extends Asked {
  readonly widget: 'kpi-card';
  readonly kpi: KpiId;
  /** Adds a small line of this grain. */
  readonly grain?: Grain;
}

/** One KPI against the target that is configured for it. */
export interface GaugeTemplate extends Asked {
  readonly widget: 'kpi-gauge';
  readonly kpi: KpiId;
}

/** KPIs over time; several share one unit. */
export interface TrendTemplate extends Asked {
  readonly widget: 'kpi-trend';
  readonly kpis: readonly KpiId[];
  readonly grain: Grain;
  /** One line for each member of this dimension. */
  readonly by?: string;
}

/** KPIs by the members of a dimension, sorted by the first. */
export interface TableTemplate extends Asked {
  readonly widget: 'kpi-table';
  readonly kpis: readonly KpiId[];
  readonly by: string;
  /** Only so many of the best; with `worst`, both ends. */
  readonly best?: number;
  readonly worst?: number;
}

/** Counts of consecutive stages. */
export interface FunnelTemplate extends Asked {
  readonly widget: 'kpi-funnel';
  readonly stages: readonly KpiId[];
}

/** One widget of a template. */
export type WidgetTemplate = CardTemplate | GaugeTemplate | TrendTemplate | TableTemplate | FunnelTemplate;

/** A board as data: rows of widgets, from top to bottom. It names KPIs and dimensions; periods come from the page. */
export interface Dashboard {
  readonly id: DashboardId;
  /** English; other languages in their advice words. */
  readonly name: string;
  readonly rows: readonly (readonly WidgetTemplate[])[];
}

const card = (kpi: KpiId): CardTemplate => ({
  widget: 'kpi-card',
  kpi,
  compare: 'previous_period',
  grain: 'day',
});

const cards = (...kpis: readonly KpiId[]): readonly CardTemplate[] => kpis.map(card);

/**
 * The seven templates: five after article B, `email` and `ai_seo` after articles A and C.
 *
 * @example
 * dashboards.email.rows[0]?.[0]; // { widget: 'kpi-card', kpi: 'subscribers', compare: 'previous_period', grain: 'day' }
 */
export const dashboards: { readonly [Id in DashboardId]: Dashboard & { readonly id: Id } } =
  /* @__PURE__ */ makeDashboards();

function makeDashboards() {
  return {
    marketing_kpi: {
      id: 'marketing_kpi',
      name: 'Marketing KPIs',
      rows: [
        cards('cpa', 'roi', 'clv_net'),
        [{ widget: 'kpi-trend', kpis: ['cpa', 'clv'], grain: 'month' }],
        [
          { widget: 'kpi-table', kpis: ['cpa'], by: 'channel' },
          { widget: 'kpi-table', kpis: ['roi'], by: 'campaign' },
        ],
      ],
    },
    cmo: {
      id: 'cmo',
      name: 'CMO',
      rows: [
        [
          {
            widget: 'kpi-gauge',
            kpi: 'revenue',
            period: 'this_month',
            compare: 'previous_period',
          },
          card('cpl'),
        ],
        [{ widget: 'kpi-funnel', stages: ['visitors', 'leads', 'mqls', 'sqls', 'new_customers'] }],
        cards('traffic_to_lead_rate', 'lead_to_mql_rate', 'mql_to_sql_rate'),
      ],
    },
    social_media: {
      id: 'social_media',
      name: 'Social media',
      rows: [
        cards('followers', 'follower_growth_rate', 'avg_time_to_conversion'),
        [
          {
            widget: 'kpi-table',
            kpis: ['followers', 'follower_growth_rate', 'engagement_rate'],
            by: 'network',
          },
          { widget: 'kpi-table', kpis: ['aov'], by: 'channel' },
        ],
      ],
    },
    web_analytics: {
      id: 'web_analytics',
      name: 'Web analytics',
      rows: [
        cards('sessions', 'bounce_rate', 'ctr'),
        [
          { widget: 'kpi-table', kpis: ['sessions'], by: 'source' },
          { widget: 'kpi-table', kpis: ['sessions'], by: 'country' },
          { widget: 'kpi-table', kpis: ['sessions'], by: 'device' },
        ],
        [
          { widget: 'kpi-table', kpis: ['goal_conversion_rate'], by: 'goal' },
          { widget: 'kpi-table', kpis: ['landing_page_conversion_rate'], by: 'page', best: 10, worst: 10 },
        ],
      ],
    },
    marketing_performance: {
      id: 'marketing_performance',
      name: 'Marketing performance',
      rows: [
        cards('ad_spend', 'roas', 'conversion_rate'),
        [
          {
            widget: 'kpi-table',
            kpis: ['ad_spend', 'cpc', 'cpm', 'ctr', 'roas', 'conversion_rate'],
            by: 'campaign',
          },
        ],
      ],
    },
    email: {
      id: 'email',
      name: 'Email',
      rows: [
        cards('subscribers', 'open_rate', 'email_conversion_rate'),
        [
          {
            widget: 'kpi-table',
            kpis: ['open_rate', 'email_ctr', 'email_conversion_rate', 'unsubscribe_rate'],
            by: 'campaign',
          },
        ],
      ],
    },
    ai_seo: {
      id: 'ai_seo',
      name: 'AI search and SEO',
      rows: [
        cards('ai_visibility', 'brand_mentions', 'citations'),
        cards('keyword_ranking', 'organic_clicks', 'backlinks'),
        [{ widget: 'kpi-trend', kpis: ['organic_clicks'], grain: 'week' }],
      ],
    },
  } as const satisfies Record<DashboardId, Dashboard>;
}
