import { defineKpi } from '../kpi.ts';

export const roas = /* @__PURE__ */ defineKpi('paid_ads', 'roas', {
  name: 'Return on ad spend',
  description:
    'Revenue divided by ad spend. Costs other than ad spend do not count, nor does what the goods cost: at 1 the ads have earned their price back in revenue, in profit only at revenue ÷ gross profit.',
  question: 'How much revenue does each unit of ad money bring back?',
  formula: 'revenue / cost',
  unit: 'multiple',
  better: 'higher',
  breakEven: 1,
  funnelStage: 'conversion',
  goals: ['ad_efficiency', 'sales'],
  horizon: 'short',
  guards: ['romi'],
  actions: [
    'Move budget from the campaigns with the lowest return to those with the highest.',
    'Leave out audiences and search terms that click but do not buy.',
    'Check the way after the click: offer, landing page, checkout.',
  ],
  variants: ['roi', 'mer'],
  aliases: ['return on advertising spend', '投产比', '投入产出比', '广告回报率', '广告投放回报'],
  beware:
    'Chinese e-commerce often calls this ROI (投产比, 投入产出比); here ROI is (gain − cost) ÷ cost. A ROAS above 1 need not be a profit: with a gross margin of 40 % it takes 2.5.',
  // Totals first: 400 / 200. The mean of the two campaigns would say 3.
  example: { given: { revenue: [250, 150], cost: [50, 150] }, expect: 2 },
  references: ['Article A, KPI 8'],
});

export const cpm = /* @__PURE__ */ defineKpi('paid_ads', 'cpm', {
  name: 'Cost per mille',
  description:
    'Ad spend divided by ad impressions, times 1,000. Unpaid impressions do not count; whether anybody looked is not asked.',
  question: 'What do a thousand showings of our ads cost?',
  formula: 'cost / impressions * 1000',
  unit: 'money',
  better: 'lower',
  funnelStage: 'awareness',
  goals: ['video_awareness', 'ad_efficiency'],
  horizon: 'short',
  actions: [
    'Test other placements and formats.',
    'Advertise when fewer others bid.',
    'Widen audiences that are so narrow that every showing is contested.',
  ],
  aliases: ['cost per thousand impressions', '千次展示费用', '千次曝光成本', '千展成本'],
  example: { given: { cost: [100, 150], impressions: [20000, 80000] }, expect: 2.5 },
  references: ['Article A, KPI 9'],
});

export const cpc = /* @__PURE__ */ defineKpi('paid_ads', 'cpc', {
  name: 'Cost per click',
  description: 'Ad spend divided by ad clicks. Organic clicks do not count.',
  question: 'What does one visit from an ad cost us?',
  formula: 'cost / clicks',
  unit: 'money',
  better: 'lower',
  benchmark: {
    value: 5.26,
    currency: 'USD',
    scope: 'Search ads, United States, all industries',
    date: '2025',
    source: 'WordStream by LocaliQ, Search Advertising Benchmarks 2025',
    sample: '16,446 campaigns',
    validUntil: '2026-12-31',
  },
  funnelStage: 'consideration',
  goals: ['ad_efficiency'],
  horizon: 'short',
  guards: ['cpa'],
  actions: [
    'Raise the relevance of ad and landing page; platforms reward it with a lower price.',
    'Exclude search terms and placements that do not fit.',
    'Bid on longer, more exact keywords.',
  ],
  aliases: ['average cpc', 'cost of a click', '单次点击成本', '点击单价', '每次点击费用'],
  // Totals first: 150 / 125. The mean of the two days would say 1.5.
  example: { given: { cost: [100, 50], clicks: [100, 25] }, expect: 1.2 },
  references: ['Article B, KPI 13'],
});

export const cost_per_conversion = /* @__PURE__ */ defineKpi('paid_ads', 'cost_per_conversion', {
  name: 'Cost per conversion',
  description:
    'Ad spend divided by conversions of any kind: purchases, sign-ups, downloads. Whether the person is a new customer does not count.',
  question: 'What does one wanted action cost us?',
  formula: 'cost / conversions',
  unit: 'money',
  better: 'lower',
  benchmark: {
    value: 70.11,
    currency: 'USD',
    scope: 'Search ads, United States, all industries',
    date: '2025',
    source: 'WordStream by LocaliQ, Search Advertising Benchmarks 2025 (there: cost per lead)',
    sample: '16,446 campaigns',
    validUntil: '2026-12-31',
  },
  funnelStage: 'conversion',
  goals: ['conversion', 'ad_efficiency'],
  horizon: 'short',
  actions: [
    'Count only actions that are worth money; split off the rest.',
    'Pause the ads that cost most per conversion, once they have had enough clicks to judge.',
    'Shorten the way from click to action.',
  ],
  variants: ['cpa'],
  aliases: ['cost per action', 'cost per result', '转化成本', '单次转化成本', '每次转化费用'],
  beware:
    'Ad platforms call this CPA, for cost per action. Here CPA is cost per acquisition: cost ÷ new customers.',
  example: { given: { cost: [300, 200], conversions: [10, 40] }, expect: 10 },
});

export const ctr = /* @__PURE__ */ defineKpi('paid_ads', 'ctr', {
  name: 'Click-through rate',
  description:
    'Clicks divided by impressions, of ads, search results or posts. People who saw it and came later by another way are not among the clicks, nor are likes and comments.',
  question: 'Do those who see us want to know more?',
  formula: 'clicks / impressions',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  benchmark: {
    value: 0.0666,
    scope: 'Search ads, United States, all industries',
    date: '2025',
    source: 'WordStream by LocaliQ, Search Advertising Benchmarks 2025',
    sample: '16,446 campaigns',
    validUntil: '2026-12-31',
  },
  funnelStage: 'consideration',
  goals: ['website_traffic', 'ad_efficiency'],
  horizon: 'short',
  guards: ['conversion_rate'],
  actions: [
    'Say in the headline what the reader gets.',
    'Test several texts against each other on the same keywords or the same audience.',
    'Make the call to action one, clear and easy to spot.',
    'Show it to fewer, better chosen people.',
  ],
  variants: ['email_ctr'],
  aliases: ['clickthrough rate', '点击通过率', '点进率'],
  // Totals first: 91 / 1,010. The mean of the two days would say 9.5 %.
  example: { given: { clicks: [1, 90], impressions: [10, 1000] }, expect: 91 / 1010 },
  references: ['Article A, KPI 15', 'Article B, KPI 16'],
});

export const ad_roi = /* @__PURE__ */ defineKpi('paid_ads', 'ad_roi', {
  name: 'Ad ROI',
  description:
    'Revenue from ads minus ad cost, divided by ad cost. Other channels do not count; what the goods cost, and brand and loyalty gained, are left out.',
  question: 'Did the money put into ads come back with a gain?',
  formula: '(revenue - cost) / cost',
  where: 'channel=ads',
  unit: 'percent',
  better: 'higher',
  breakEven: 0,
  funnelStage: 'conversion',
  horizon: 'short',
  guards: ['cpa', 'clv'],
  actions: [
    'Stop the ads that do not earn their cost and are not meant to build the brand.',
    'Look at cost per acquisition and customer lifetime value before cutting.',
    'Give campaigns time: sales that follow weeks later count too.',
  ],
  variants: ['roi', 'romi'],
  aliases: ['advertising roi', 'ads roi', '广告 ROI', '广告投入回报率'],
  beware:
    'Chinese e-commerce often means revenue ÷ ad spend by ROI (投产比): that is `roas`. Here the cost is subtracted first, so 0 % is break-even.',
  example: { given: { revenue: [900, 600], cost: [400, 800] }, expect: 0.25 },
  references: ['Article C, ad ROI'],
});

export const ad_spend = /* @__PURE__ */ defineKpi('paid_ads', 'ad_spend', {
  name: 'Ad spend',
  description: 'What was paid for ads. Fees, tools, salaries and production do not count.',
  question: 'How much money went into ads?',
  formula: 'cost',
  unit: 'money',
  better: 'range',
  funnelStage: 'awareness',
  horizon: 'short',
  actions: [
    'Hold it against the budget before the month is over, not after.',
    'Look where it went: by campaign, channel and day.',
  ],
  aliases: ['ad cost', 'advertising spend', 'media spend', '广告消耗', '广告费用', '投放花费'],
  example: { given: { cost: [600, 400] }, expect: 1000 },
});

export const budget_used = /* @__PURE__ */ defineKpi('paid_ads', 'budget_used', {
  name: 'Budget used',
  description:
    'Ad spend divided by the budget, which is the target set for the spend in exactly that period. Orders that are not yet billed do not count.',
  question: 'How much of the budget is spent?',
  formula: 'cost / target(cost)',
  unit: 'percent',
  better: 'range',
  funnelStage: 'awareness',
  horizon: 'short',
  actions: [
    'Compare with the share of the period that has passed.',
    'Spending too slowly: raise bids or widen audiences where the return is good.',
    'Spending too fast: set daily limits before the best days are left without money.',
  ],
  aliases: ['budget utilization', 'budget pacing', '预算消耗率', '预算消耗进度', '预算执行率'],
  example: { given: { cost: 750, 'target(cost)': 1000 }, expect: 0.75 },
});

export const frequency = /* @__PURE__ */ defineKpi('paid_ads', 'frequency', {
  name: 'Frequency',
  description:
    'Impressions divided by the people reached. It is a mean: some saw the ad once and some twenty times. Unpaid impressions do not count unless the reach includes them.',
  question: 'How often does the same person see our ad?',
  formula: 'impressions / reach',
  unit: 'number',
  better: 'range',
  funnelStage: 'awareness',
  horizon: 'short',
  actions: [
    'Too high, and the click-through rate falls: set a cap or bring new creative.',
    'Too low to be remembered: narrow the audience or the time.',
  ],
  aliases: ['ad frequency', 'average frequency', '人均曝光次数', '广告频次', '展示频次'],
  example: { given: { impressions: 3000, reach: 1200 }, expect: 2.5 },
});

export const clicks = /* @__PURE__ */ defineKpi('paid_ads', 'clicks', {
  name: 'Clicks',
  description:
    'Clicks on ads, search results or posts, of all channels together. Repeated clicks of one person count each; reactions such as likes do not.',
  question: 'How many times did somebody follow us?',
  formula: 'clicks',
  unit: 'count',
  better: 'higher',
  funnelStage: 'consideration',
  horizon: 'short',
  actions: [
    'See first whether impressions or the click-through rate is what is missing.',
    'Put more weight on texts and placements that are clicked already.',
    'Read it beside the conversion rate: clicks alone are not success.',
  ],
  aliases: ['link clicks', '点击量', '点击数'],
  example: { given: { clicks: [150, 90] }, expect: 240 },
});

export const video_completion_rate = /* @__PURE__ */ defineKpi('paid_ads', 'video_completion_rate', {
  name: 'Video completion rate',
  description:
    'Video views that reached the end, divided by all video views. What counts as a view is up to the platform; jumping to the end is not a completed view.',
  question: 'Do people watch our videos to the end?',
  formula: 'completed_views / video_views',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'consideration',
  goals: ['video_awareness'],
  horizon: 'short',
  actions: [
    'Say the point within the first three seconds.',
    'Cut: a shorter video is finished more often.',
    'Find the second at which most leave, and change that scene.',
  ],
  aliases: ['vcr', 'view completion rate', 'video through rate', '视频完播率', '播放完成率'],
  example: { given: { completed_views: [80, 120], video_views: [100, 700] }, expect: 0.25 },
});

export const watch_time = /* @__PURE__ */ defineKpi('paid_ads', 'watch_time', {
  name: 'Watch time',
  description:
    'The time that all viewers together spent watching. Time in which the video was paused or loading does not count.',
  question: 'How much attention do our videos get in all?',
  formula: 'watch_time',
  unit: 'duration',
  better: 'higher',
  funnelStage: 'consideration',
  horizon: 'short',
  actions: [
    'Make series and playlists, so that one video leads to the next.',
    'Put money behind the videos that hold their viewers.',
    'Open with what the thumbnail promised.',
  ],
  aliases: ['viewing time', 'total watch time', '播放时长', '总观看时长'],
  example: { given: { watch_time: [5400, 1800] }, expect: 7200 },
  references: ['Article A, choosing KPIs'],
});

export const cost_per_view = /* @__PURE__ */ defineKpi('paid_ads', 'cost_per_view', {
  name: 'Cost per view',
  description:
    'Ad spend divided by video views. Impressions that did not become a view do not count; when a view begins is up to the platform.',
  question: 'What does one viewer of our video ad cost?',
  formula: 'cost / video_views',
  unit: 'money',
  better: 'lower',
  funnelStage: 'awareness',
  goals: ['video_awareness'],
  horizon: 'short',
  actions: [
    'Test other openings: who stays past them becomes a view.',
    'Exclude placements where videos play unseen.',
    'Compare platforms only with their definition of a view at hand.',
  ],
  aliases: ['cpv', '单次观看成本', '单次播放成本'],
  example: { given: { cost: [60, 40], video_views: [1000, 4000] }, expect: 0.02 },
});

export const video_views = /* @__PURE__ */ defineKpi('paid_ads', 'video_views', {
  name: 'Video views',
  description:
    'Times that a video was watched for at least as long as the platform asks. Impressions in which it was passed over do not count; one person may view it several times.',
  question: 'How often are our videos watched?',
  formula: 'video_views',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['video_awareness'],
  horizon: 'short',
  actions: [
    'Work on title and thumbnail: they decide whether it is played.',
    'Publish when your audience is online.',
    'Cut a version for each platform instead of one for all.',
  ],
  aliases: ['plays', 'play count', '播放量', '视频播放量', '观看次数'],
  example: { given: { video_views: [1200, 300] }, expect: 1500 },
  references: ['Article A, choosing KPIs'],
});

export const avg_watch_time = /* @__PURE__ */ defineKpi('paid_ads', 'avg_watch_time', {
  name: 'Average watch time',
  description:
    'Watch time divided by video views. Impressions that did not become a view do not count, so a stricter platform shows a longer time.',
  question: 'How long do viewers stay with a video?',
  formula: 'watch_time / video_views',
  unit: 'duration',
  better: 'higher',
  funnelStage: 'consideration',
  goals: ['video_awareness'],
  horizon: 'short',
  actions: [
    'Start with the strongest picture, not with the logo.',
    'Keep one thought a video.',
    'Compare videos of similar length only.',
  ],
  aliases: ['average view duration', 'mean watch time', '平均播放时长', '人均观看时长'],
  example: { given: { watch_time: [3000, 1000], video_views: [100, 300] }, expect: 10 },
  references: ['Article A, choosing KPIs'],
});

/** What advertising costs, delivers and brings back. */
export const paidAds = {
  roas,
  cpm,
  cpc,
  cost_per_conversion,
  ctr,
  ad_roi,
  ad_spend,
  budget_used,
  frequency,
  clicks,
  video_completion_rate,
  watch_time,
  cost_per_view,
  video_views,
  avg_watch_time,
};
