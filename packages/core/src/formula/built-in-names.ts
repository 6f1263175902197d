import type { Meaning, Names } from './names.ts';
import { dimensionOf } from './units.ts';

type Kind = 'money' | 'duration' | 'number';

/** The names of the built-in measures and KPIs, by what they are made of. A test holds them against the catalogue. */
export const builtInNames: Readonly<Record<Kind, string>> = {
  money: `
    ad_spend aov clv clv_net cost cost_per_conversion cost_per_view cpa cpc cpl cpm gross_profit
    market_revenue net_revenue_per_lead new_customer_revenue pipeline_value revenue revenue_per_customer
    revenue_per_visitor`,
  duration: `
    avg_sales_cycle avg_session_duration avg_time_to_conversion avg_watch_time conversion_time
    sales_cycle_time session_duration watch_time`,
  number: `
    active_customers ad_roi ai_answers_tracked ai_answers_with_brand ai_share_of_voice ai_visibility
    authority_score avg_engagement_rate backlinks bounce_rate bounced_sessions brand_mentions brand_searches
    budget_used cart_abandonment_rate carts churn_rate citations click_to_open_rate clicks clv_to_cac
    comments competitor_mentions completed_views conversion_rate conversions csat ctr customer_lifespan
    customers_end customers_lost customers_start deals_won delivery_rate detractors email_bounce_rate
    email_bounces email_conversion_rate email_conversions email_ctr emails_delivered emails_sent
    engagement_rate engagement_rate_by_views follower_growth_rate followers form_submissions frequency
    goal_completions goal_conversion_rate gross_margin impressions keyword_ranking keywords_top10
    keywords_tracked landing_conversions landing_page_conversion_rate landing_sessions lead_to_mql_rate
    leads likes list_growth_rate market_share mer mql_to_sql_rate mqls negative_mentions net_sentiment
    neutral_mentions new_customers nps open_rate opportunities orders organic_clicks page_views
    pages_per_session passives position_impressions positive_mentions post_followers posts promoters
    purchase_frequency reach referring_domains repeat_purchase_rate retention_rate returning_customers roas
    roi romi sales_growth sales_target_attainment saves sessions share_of_voice shares
    social_conversion_rate spam_complaint_rate spam_complaints sql_to_customer_rate sqls subscribers
    survey_responses survey_satisfied top10_keyword_share traffic_to_lead_rate unique_clicks unique_opens
    unsubscribe_rate unsubscribes video_completion_rate video_views visitors win_rate`,
};

let names: Names | undefined;

/** The built-in names. Each is a total of its own, a KPI too. */
export function namesBuiltIn(): Names {
  if (!names) {
    const meanings = new Map<string, Meaning>();
    for (const [unit, list] of Object.entries(builtInNames)) {
      const dimension = dimensionOf(unit as Kind);
      for (const name of list.trim().split(/\s+/)) {
        meanings.set(name, { kind: 'measure', name, key: name, measure: name, where: [], dimension });
      }
    }
    names = { filter: '', find: (name) => meanings.get(name), known: () => [...meanings.keys()] };
  }
  return names;
}
