import { defineKpi } from '../kpi.ts';

export const keyword_ranking = /* @__PURE__ */ defineKpi('seo', 'keyword_ranking', {
  name: 'Average keyword position',
  description:
    'Positions in organic results weighted by their impressions: position × impressions added up, divided by impressions. Paid impressions do not count, and a search in which the site did not appear cannot.',
  question: 'How far up do we stand where people search for us?',
  formula: 'position_impressions / impressions',
  where: 'channel=organic',
  unit: 'position',
  better: 'lower',
  funnelStage: 'awareness',
  goals: ['website_traffic'],
  horizon: 'long',
  actions: [
    'Start with keywords that the domain can win, before the contested ones.',
    'Match what the searcher wants: answer, comparison or shop.',
    'Put the keyword into title and main heading, and link to the page from related ones.',
  ],
  aliases: ['average position', 'avg position', 'keyword rankings', '关键词排名', '平均排名'],
  // Totals first: 3,000 / 1,000. The mean of positions 2 and 12 would say 7.
  example: { given: { position_impressions: [1800, 1200], impressions: [900, 100] }, expect: 3 },
  references: ['Article A, KPI 4'],
});

export const top10_keyword_share = /* @__PURE__ */ defineKpi('seo', 'top10_keyword_share', {
  name: 'Keywords in top 10',
  description:
    'Tracked keywords that rank among the first ten organic results, divided by all tracked keywords. Every keyword weighs the same, searched or not; paid positions do not count.',
  question: 'For how many of our keywords are we on the first page?',
  formula: 'keywords_top10 / keywords_tracked',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'awareness',
  horizon: 'long',
  actions: [
    'Improve the pages that stand on places 11 to 20: they need the least.',
    'Merge pages that compete for the same keyword.',
    'Drop keywords from tracking only together with the plan to win them.',
  ],
  aliases: ['top 10 keywords', 'first page keywords', '首页关键词占比', '首页排名占比'],
  example: { given: { keywords_top10: 45, keywords_tracked: 180 }, expect: 0.25 },
});

export const organic_clicks = /* @__PURE__ */ defineKpi('seo', 'organic_clicks', {
  name: 'Organic clicks',
  description: 'Clicks on unpaid search results. Clicks on ads, social posts and emails do not count.',
  question: 'How many visits does search bring us for free?',
  formula: 'clicks',
  where: 'channel=organic',
  unit: 'count',
  better: 'higher',
  funnelStage: 'consideration',
  goals: ['website_traffic'],
  horizon: 'short',
  actions: [
    'Rewrite titles and descriptions of pages that are seen often and clicked seldom.',
    'Prefer keywords whose answer does not already stand on the results page.',
    'Serve the intent better than the results above yours, and the position follows.',
  ],
  aliases: ['organic search clicks', 'seo clicks', '自然搜索点击', '自然点击量'],
  example: { given: { clicks: [320, 280] }, expect: 600 },
  references: ['Article A, KPI 5'],
});

export const impressions = /* @__PURE__ */ defineKpi('seo', 'impressions', {
  name: 'Impressions',
  description:
    'Times that a result, ad or post was shown. One person who sees it twice counts twice; being shown does not mean being noticed.',
  question: 'How often are we shown at all?',
  formula: 'impressions',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['brand_awareness'],
  horizon: 'short',
  actions: [
    'Cover more of the questions that your customers search for.',
    'Raise positions: from the second page hardly anything is shown.',
    'Mark up pages with structured data, so that they qualify for rich results.',
  ],
  aliases: ['exposures', '曝光量', '曝光次数', '展现量', '印象'],
  example: { given: { impressions: [12000, 8000] }, expect: 20000 },
  references: ['Article A, KPI 6'],
});

export const backlinks = /* @__PURE__ */ defineKpi('seo', 'backlinks', {
  name: 'Backlinks',
  description:
    'Links from other websites to the site that exist at the end of the period. Links within the site do not count, nor do links that have gone; ten links from one site count as ten.',
  question: 'How strongly do other sites vouch for us?',
  formula: 'backlinks',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['website_traffic', 'ai_search_presence'],
  horizon: 'long',
  actions: [
    'Publish what others need to link to: figures, tools, guides.',
    'Ask sites that name the brand without a link to add one.',
    'Win back links whose target page has moved or gone.',
  ],
  aliases: ['inbound links', 'external links', '外链', '外链数', '反链'],
  example: { given: { backlinks: 1250 }, expect: 1250 },
  references: ['Article A, KPI 7'],
});

export const referring_domains = /* @__PURE__ */ defineKpi('seo', 'referring_domains', {
  name: 'Referring domains',
  description:
    'Different websites with at least one link to the site at the end of the period. Further links from the same website do not count.',
  question: 'How many different sites recommend us?',
  formula: 'referring_domains',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['ai_search_presence'],
  horizon: 'long',
  actions: [
    'Look for sites that link to competitors but not to you.',
    'Write for the trade press instead of once more for the same partner.',
    'Offer original data to journalists and bloggers.',
  ],
  aliases: ['linking domains', 'linking root domains', '外链域名数', '引荐域名'],
  example: { given: { referring_domains: 310 }, expect: 310 },
  references: ['Article A, KPI 7'],
});

export const authority_score = /* @__PURE__ */ defineKpi('seo', 'authority_score', {
  name: 'Domain authority',
  description:
    'The score by which an SEO tool rates the strength of the domain, as that tool reports it. It is an estimate of link strength; search engines do not use it.',
  question: 'How strong does our domain look beside those we compete with?',
  formula: 'authority_score',
  unit: 'score',
  better: 'higher',
  funnelStage: 'awareness',
  horizon: 'long',
  actions: [
    'Earn links from domains that are strong themselves and close to your subject.',
    'Have harmful links removed, or disavow them.',
    'Compare with competitors in the same tool, never with a score of another one.',
  ],
  aliases: ['authority score', 'domain rating', '域名权重', '网站权重', '权威评分'],
  beware: 'Each tool has its own scale and its own index of links; scores of two tools cannot be compared.',
  example: { given: { authority_score: 42 }, expect: 42 },
  references: ['Article A, KPI 7'],
});

export const brand_searches = /* @__PURE__ */ defineKpi('seo', 'brand_searches', {
  name: 'Brand searches',
  description:
    'Searches that contain the name of the brand or of its products. Searches for the category without a name do not count.',
  question: 'How many people look for us by name?',
  formula: 'brand_searches',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['brand_awareness', 'video_awareness'],
  horizon: 'long',
  actions: [
    'Show the name early and plainly in videos and ads.',
    'Give campaigns a word of their own that people can search for.',
    'Compare regions with and without a campaign to see what it adds.',
  ],
  aliases: ['branded searches', 'brand search volume', '品牌词搜索量', '品牌搜索量', '品牌搜索次数'],
  example: { given: { brand_searches: [900, 1100] }, expect: 2000 },
  references: ['Article A, choosing KPIs'],
});

/** How well the site is found in unpaid search. */
export const seo = {
  keyword_ranking,
  top10_keyword_share,
  organic_clicks,
  impressions,
  backlinks,
  referring_domains,
  authority_score,
  brand_searches,
};
