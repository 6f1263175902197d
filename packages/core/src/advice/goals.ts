import type { Goal } from '../kpi.ts';
import type { KpiId } from './kpi-id.ts';

/** What to watch for a goal. */
export interface GoalKpis {
  /** Three to five that say whether the goal is reached. */
  readonly primary: readonly KpiId[];
  /** What keeps the primary ones honest. */
  readonly context: readonly KpiId[];
  /** Where all of the above answer soon, or all slowly: KPIs of the other horizon, the most fitting first. */
  readonly balance: readonly KpiId[];
}

const lasting = ['clv_to_cac', 'retention_rate', 'brand_searches', 'followers', 'subscribers'] as const;

/**
 * The KPIs of each marketing goal, after articles A ("choosing KPIs") and C (strategy, FAQ).
 *
 * @example
 * goals.lead_generation.primary; // ['leads', 'form_submissions', 'conversion_rate', 'cpl', 'lead_to_mql_rate']
 */
export const goals: Readonly<Record<Goal, GoalKpis>> = {
  brand_awareness: {
    primary: ['impressions', 'brand_searches', 'followers', 'share_of_voice', 'ai_visibility'],
    context: ['sessions', 'reach', 'brand_mentions', 'net_sentiment'],
    balance: lasting,
  },
  video_awareness: {
    primary: ['video_views', 'avg_watch_time', 'brand_searches'],
    context: ['cpm', 'cost_per_view', 'video_completion_rate'],
    balance: lasting,
  },
  website_traffic: {
    primary: ['sessions', 'organic_clicks', 'ctr', 'bounce_rate'],
    context: ['conversion_rate', 'keyword_ranking', 'backlinks', 'pages_per_session', 'avg_session_duration'],
    balance: lasting,
  },
  lead_generation: {
    primary: ['leads', 'form_submissions', 'conversion_rate', 'cpl', 'lead_to_mql_rate'],
    context: [
      'traffic_to_lead_rate',
      'mql_to_sql_rate',
      'landing_page_conversion_rate',
      'net_revenue_per_lead',
    ],
    balance: lasting,
  },
  conversion: {
    primary: [
      'conversion_rate',
      'goal_conversion_rate',
      'landing_page_conversion_rate',
      'cost_per_conversion',
    ],
    context: ['bounce_rate', 'avg_session_duration', 'avg_time_to_conversion'],
    balance: lasting,
  },
  ad_efficiency: {
    primary: ['roas', 'cpc', 'cpm', 'cost_per_conversion'],
    context: ['ctr', 'conversion_rate', 'romi', 'cpa', 'clv'],
    balance: lasting,
  },
  sales: {
    primary: ['revenue', 'sales_target_attainment', 'roas', 'cpa', 'aov'],
    context: ['romi', 'sales_growth', 'clv_to_cac'],
    balance: lasting,
  },
  social_engagement: {
    primary: ['followers', 'follower_growth_rate', 'engagement_rate', 'social_conversion_rate'],
    context: ['net_sentiment', 'reach'],
    balance: lasting,
  },
  email_engagement: {
    primary: ['open_rate', 'email_ctr', 'email_conversion_rate'],
    context: ['unsubscribe_rate', 'list_growth_rate', 'subscribers'],
    balance: lasting,
  },
  retention: {
    primary: ['retention_rate', 'repeat_purchase_rate', 'clv', 'csat'],
    context: ['churn_rate', 'nps', 'email_conversion_rate'],
    balance: ['purchase_frequency', 'aov', 'revenue'],
  },
  ai_search_presence: {
    primary: ['ai_visibility', 'brand_mentions', 'citations'],
    context: ['ai_share_of_voice', 'backlinks', 'referring_domains'],
    balance: ['organic_clicks', 'sessions', 'conversions'],
  },
};
