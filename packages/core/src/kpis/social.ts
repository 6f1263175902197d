import { defineKpi } from '../kpi.ts';

export const followers = /* @__PURE__ */ defineKpi('social', 'followers', {
  name: 'Followers',
  description:
    'Accounts that follow the profiles at the end of the period, added up over networks. A person who follows on two networks counts twice; who has left does not count.',
  question: 'How many people have asked to see our posts?',
  formula: 'followers',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['brand_awareness', 'social_engagement'],
  horizon: 'long',
  actions: [
    'Post on a schedule that you can keep.',
    'Make more of what your best posts have in common.',
    'Post at the hours at which your audience is there.',
  ],
  aliases: ['follower count', 'fans', '粉丝', '粉丝量', '关注人数'],
  example: { given: { followers: 15400 }, expect: 15400 },
  references: ['Article A, KPI 10'],
});

export const follower_growth_rate = /* @__PURE__ */ defineKpi('social', 'follower_growth_rate', {
  name: 'Follower growth rate',
  description:
    'Followers gained less followers lost, divided by the followers at the end of the period compared with. How many came and went in between does not count.',
  question: 'How fast does our audience grow?',
  formula: '(followers - previous(followers)) / previous(followers)',
  unit: 'percent',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['social_engagement'],
  horizon: 'long',
  actions: [
    'See which posts brought followers and which lost them.',
    'Name your profiles wherever customers already meet you.',
    'Work with creators whose audience resembles yours.',
  ],
  aliases: ['audience growth rate', 'follower growth', '涨粉率', '粉丝增速'],
  example: { given: { followers: 1050, 'previous(followers)': 1000 }, expect: 0.05 },
  references: ['Article C, social media'],
});

export const avg_engagement_rate = /* @__PURE__ */ defineKpi('social', 'avg_engagement_rate', {
  name: 'Average engagement rate by followers',
  description:
    'Likes, comments, shares and saves, divided by the followers at the time of each post, added up over posts. Clicks and views do not count. A source without followers by post uses posts × followers, for one profile at a time.',
  question: 'How large a part of our followers reacts to a post?',
  formula: '(likes + comments + shares + coalesce(saves, 0)) / coalesce(post_followers, posts * followers)',
  unit: 'percent',
  better: 'higher',
  funnelStage: 'consideration',
  horizon: 'short',
  actions: [
    'Put the value into the post itself instead of behind a link.',
    'Ask, poll and answer: who is replied to writes again.',
    'Try other formats and keep what works.',
  ],
  variants: ['engagement_rate', 'engagement_rate_by_views'],
  aliases: ['engagement rate by followers', 'average interaction rate', '平均参与率', '粉丝互动率'],
  beware:
    'In GA4, engagement rate is engaged sessions ÷ sessions, a figure of the website. Here it is about reactions to posts, relative to followers; `engagement_rate` is relative to impressions.',
  example: {
    given: { likes: [300, 300], comments: [150, 150], shares: [50, 50], post_followers: [20000, 20000] },
    expect: 0.025,
  },
  references: ['Article A, KPI 11'],
});

export const engagement_rate = /* @__PURE__ */ defineKpi('social', 'engagement_rate', {
  name: 'Engagement rate by impressions, weighted',
  description:
    'Likes, comments, shares, saves and clicks, each times its weight, divided by impressions. With the weights at 1 every reaction counts the same; a kind that the source does not have counts as none. Followers play no part.',
  question: 'How do people react when they see our content?',
  formula:
    '(w_like*coalesce(likes,0) + w_comment*coalesce(comments,0) + w_share*coalesce(shares,0) + w_save*coalesce(saves,0) + w_click*coalesce(clicks,0)) / impressions',
  parameters: { w_like: 1, w_comment: 1, w_share: 1, w_save: 1, w_click: 1 },
  unit: 'percent',
  better: 'higher',
  funnelStage: 'consideration',
  goals: ['social_engagement'],
  horizon: 'short',
  actions: [
    'Test kinds of content against each other, one difference at a time.',
    'Invite comments: they are worth more than likes and carry further.',
    'Answer within hours, as long as the post is still being shown.',
  ],
  variants: ['avg_engagement_rate', 'engagement_rate_by_views'],
  aliases: ['weighted engagement rate', 'interaction rate', '互动率', '参与率', '用户参与率'],
  beware:
    'In GA4, engagement rate is engaged sessions ÷ sessions, a figure of the website. Here it is about reactions to content, relative to impressions; `avg_engagement_rate` is relative to followers.',
  example: {
    given: { likes: [80, 120], comments: [10, 20], shares: [5, 15], impressions: [1000, 4000] },
    expect: 0.05,
  },
  references: ['Article B, KPI 15', 'Article C, social media'],
});

export const engagement_rate_by_views = /* @__PURE__ */ defineKpi('social', 'engagement_rate_by_views', {
  name: 'Engagement rate by views, weighted',
  description:
    'Likes, comments, shares, saves and clicks, each times its weight, divided by video views. Impressions in which the video was passed over do not count; a kind of reaction that the source does not have counts as none.',
  question: 'How do people react when they watch our videos?',
  formula:
    '(w_like*coalesce(likes,0) + w_comment*coalesce(comments,0) + w_share*coalesce(shares,0) + w_save*coalesce(saves,0) + w_click*coalesce(clicks,0)) / video_views',
  parameters: { w_like: 1, w_comment: 1, w_share: 1, w_save: 1, w_click: 1 },
  unit: 'percent',
  better: 'higher',
  funnelStage: 'consideration',
  horizon: 'short',
  actions: [
    'Ask for one reaction at the moment at which it comes naturally.',
    'End on a question rather than on the logo.',
    'Learn from the videos that are shared, not from those that are merely watched.',
  ],
  variants: ['engagement_rate', 'avg_engagement_rate'],
  aliases: ['view engagement rate', '播放互动率', '观看互动率'],
  beware:
    'In GA4, engagement rate is engaged sessions ÷ sessions, a figure of the website. Here it is about reactions to videos, relative to their views.',
  example: {
    given: { likes: [60, 20], comments: [10, 5], shares: [4, 1], video_views: [500, 1500] },
    expect: 0.05,
  },
  references: ['Article B, KPI 15'],
});

export const reach = /* @__PURE__ */ defineKpi('social', 'reach', {
  name: 'Reach',
  description:
    'Different people who were shown something at least once. Being shown it again does not count, so days or networks cannot be added up: the source has to count for the whole period.',
  question: 'How many people did we get through to?',
  formula: 'reach',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['brand_awareness', 'social_engagement'],
  horizon: 'short',
  actions: [
    'Make posts that people pass on.',
    'Spread money over more people instead of showing the same ones more.',
    'Use the formats that the network favours at present.',
  ],
  aliases: ['people reached', 'unique reach', '覆盖人数', '触达用户数', '触达量'],
  example: { given: { reach: 8200 }, expect: 8200 },
  references: ['Article B, KPI 15'],
});

export const social_conversion_rate = /* @__PURE__ */ defineKpi('social', 'social_conversion_rate', {
  name: 'Social conversion rate',
  description:
    'Conversions that came from social networks, divided by clicks from there. Other channels do not count, nor do likes and comments.',
  question: 'Does social media bring customers, or only applause?',
  formula: 'conversions / clicks',
  where: 'channel=social',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'conversion',
  goals: ['social_engagement'],
  horizon: 'short',
  actions: [
    'Lead from each post to a page that continues it.',
    'Try the buying and sign-up functions of the network itself.',
    'Mark links, so that what social media sold is not credited to others.',
  ],
  variants: ['conversion_rate'],
  aliases: ['social media conversion rate', '社媒转化率', '社交媒体转化率'],
  example: { given: { conversions: [6, 4], clicks: [100, 400] }, expect: 0.02 },
  references: ['Article C, social media'],
});

export const net_sentiment = /* @__PURE__ */ defineKpi('social', 'net_sentiment', {
  name: 'Net sentiment',
  description:
    'Positive mentions minus negative ones, divided by all rated mentions, neutral ones included. Mentions that nobody has rated do not count.',
  question: 'Do people speak well or ill of us?',
  formula:
    '(positive_mentions - negative_mentions) / (positive_mentions + neutral_mentions + negative_mentions)',
  unit: 'percent',
  better: 'higher',
  funnelStage: 'advocacy',
  goals: ['brand_awareness', 'social_engagement'],
  horizon: 'long',
  actions: [
    'Read the negative mentions: they usually have one or two causes.',
    'Answer complaints in public, and settle them.',
    'Check a sample of the ratings by hand; machines miss irony.',
  ],
  aliases: ['net sentiment score', 'sentiment score', '净情感度', '净好感度', '情感净值'],
  example: {
    given: { positive_mentions: [50, 10], neutral_mentions: [30, 70], negative_mentions: [20, 20] },
    expect: 0.1,
  },
  references: ['Article C, social media'],
});

export const share_of_voice = /* @__PURE__ */ defineKpi('social', 'share_of_voice', {
  name: 'Share of voice',
  description:
    'Mentions of the brand divided by those of the brand and its tracked competitors together, over all channels. Brands that nobody tracks do not count; whether a mention is kind does not either.',
  question: 'When people talk about our market, how often is it about us?',
  formula: 'brand_mentions / (brand_mentions + competitor_mentions)',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'awareness',
  goals: ['brand_awareness'],
  horizon: 'long',
  actions: [
    'Join the conversations that competitors lead.',
    'Plan something worth talking about for the quiet months.',
    'Keep the list of competitors unchanged while comparing periods.',
  ],
  variants: ['ai_share_of_voice'],
  aliases: ['sov', 'share of conversation', '声量占比', '话语权'],
  example: { given: { brand_mentions: [120, 30], competitor_mentions: [80, 270] }, expect: 0.3 },
});

/** Audience, reactions and reputation on social networks. */
export const social = {
  followers,
  follower_growth_rate,
  avg_engagement_rate,
  engagement_rate,
  engagement_rate_by_views,
  reach,
  social_conversion_rate,
  net_sentiment,
  share_of_voice,
};
