import type { AdviceWords } from './words.ts';

const en: AdviceWords = {
  goals: {
    brand_awareness: 'brand awareness',
    video_awareness: 'awareness through video',
    website_traffic: 'website traffic',
    lead_generation: 'lead generation',
    conversion: 'conversion',
    ad_efficiency: 'ad efficiency',
    sales: 'sales',
    social_engagement: 'engagement on social media',
    email_engagement: 'engagement by email',
    retention: 'customer retention',
    ai_search_presence: 'presence in AI search',
  },

  reasons: {
    goal: (goal, question) => `Tells whether ${goal} succeeds${question ? `: ${question}` : '.'}`,
    context: (goal, question) => `Explains the figures for ${goal}${question ? `: ${question}` : '.'}`,
    small_business: 'A small business lives on new customers, on what they cost, and on being known.',
    large_business: 'A large business has a share of the market to hold and customers to keep.',
    guard: (kpi) => `Read it beside ${kpi}: it shows what that is worth.`,
    horizon: {
      short: 'The others move slowly; this one shows what recent work brings.',
      long: 'The others answer within weeks; this one shows what lasts.',
    },
    stand_in: (kpis) => `Stands in for ${kpis}: their data are not available.`,
  },
  leftOut: (kpi, measures) => `${kpi}: left out, the data lack ${measures}.`,
};

export default en;
