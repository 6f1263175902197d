import { defineMeasures } from './measure.ts';

/**
 * The base quantities that the formulas of the catalogue are made of. Counts that add up, unless said otherwise.
 *
 * @example
 * measures.followers.rollUp; // 'last': 30 days of followers are not 30 × followers
 */
export const measures = /* @__PURE__ */ defineMeasures({
  // Delivery
  impressions: { name: 'Impressions' },
  clicks: { name: 'Clicks' },
  // Ad spend. `cpa`, `roi`, `romi` and `mer` want the fully loaded cost: fees, tools and salaries as well.
  cost: { name: 'Cost', unit: 'money' },
  video_views: { name: 'Video views' },
  completed_views: { name: 'Completed video views' },
  watch_time: { name: 'Watch time', unit: 'duration' },

  // Outcome
  conversions: { name: 'Conversions' },
  goal_completions: { name: 'Goal completions' },
  form_submissions: { name: 'Form submissions' },
  conversion_time: { name: 'Total time to conversion', unit: 'duration' },
  // Net of returns and discounts.
  revenue: { name: 'Revenue', unit: 'money' },
  gross_profit: { name: 'Gross profit', unit: 'money' },
  orders: { name: 'Orders' },
  carts: { name: 'Carts' },
  new_customers: { name: 'New customers' },
  // Of the customers acquired in the period, over their whole lifetime.
  new_customer_revenue: { name: 'Lifetime revenue of new customers', unit: 'money' },

  // Site
  visitors: { name: 'Visitors', rollUp: 'distinct' },
  sessions: { name: 'Sessions' },
  bounced_sessions: { name: 'Bounced sessions' },
  page_views: { name: 'Page views' },
  session_duration: { name: 'Total session duration', unit: 'duration' },
  landing_sessions: { name: 'Landing page sessions' },
  landing_conversions: { name: 'Landing page conversions' },

  // Pipeline
  leads: { name: 'Leads' },
  mqls: { name: 'Marketing-qualified leads' },
  sqls: { name: 'Sales-qualified leads' },
  opportunities: { name: 'Opportunities' },
  deals_won: { name: 'Deals won' },
  pipeline_value: { name: 'Pipeline value', unit: 'money' },
  sales_cycle_time: { name: 'Total sales cycle time of deals won', unit: 'duration' },

  // Customers
  customers_start: { name: 'Customers at the start', rollUp: 'first' },
  customers_end: { name: 'Customers at the end', rollUp: 'last' },
  customers_lost: { name: 'Customers lost' },
  returning_customers: { name: 'Returning customers', rollUp: 'distinct' },
  active_customers: { name: 'Active customers', rollUp: 'distinct' },
  customer_lifespan: {
    name: 'Customer lifespan in years',
    unit: 'number',
    rollUp: { mean: 'customers_end' },
  },

  // Search
  position_impressions: { name: 'Position × impressions', unit: 'number' },
  keywords_tracked: { name: 'Tracked keywords', rollUp: 'last' },
  keywords_top10: { name: 'Tracked keywords in top 10', rollUp: 'last' },
  backlinks: { name: 'Backlinks', rollUp: 'last' },
  referring_domains: { name: 'Referring domains', rollUp: 'last' },
  authority_score: { name: 'Authority score', unit: 'score', rollUp: { mean: '1' } },
  brand_searches: { name: 'Brand searches' },

  // AI search
  ai_answers_tracked: { name: 'Tracked AI answers' },
  ai_answers_with_brand: { name: 'AI answers that name the brand' },
  brand_mentions: { name: 'Brand mentions' },
  competitor_mentions: { name: 'Competitor mentions' },
  citations: { name: 'Citations' },

  // Social
  followers: { name: 'Followers', rollUp: 'last' },
  posts: { name: 'Posts' },
  likes: { name: 'Likes' },
  comments: { name: 'Comments' },
  shares: { name: 'Shares' },
  saves: { name: 'Saves' },
  // Followers at the time of each post, added up over posts.
  post_followers: { name: 'Followers summed over posts' },
  reach: { name: 'Reach', rollUp: 'distinct' },
  positive_mentions: { name: 'Positive mentions' },
  neutral_mentions: { name: 'Neutral mentions' },
  negative_mentions: { name: 'Negative mentions' },

  // Email
  emails_sent: { name: 'Emails sent' },
  emails_delivered: { name: 'Emails delivered' },
  unique_opens: { name: 'Unique opens' },
  unique_clicks: { name: 'Unique clicks' },
  email_conversions: { name: 'Email conversions' },
  unsubscribes: { name: 'Unsubscribes' },
  email_bounces: { name: 'Email bounces' },
  spam_complaints: { name: 'Spam complaints' },
  subscribers: { name: 'Subscribers', rollUp: 'last' },

  // Voice of customer
  survey_responses: { name: 'Survey responses' },
  survey_satisfied: { name: 'Satisfied survey responses' },
  promoters: { name: 'Promoters' },
  passives: { name: 'Passives' },
  detractors: { name: 'Detractors' },

  // Market
  market_revenue: { name: 'Market revenue', unit: 'money' },
});
