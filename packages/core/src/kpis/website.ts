import { defineKpi } from '../kpi.ts';

export const visitors = /* @__PURE__ */ defineKpi('website', 'visitors', {
  name: 'Visitors',
  description:
    'Different people, or browsers, seen on the site. Repeated visits of the same one do not count.',
  question: 'How many people come to our site?',
  formula: 'visitors',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  horizon: 'short',
  actions: [
    'See which channels bring new people, and put more into those.',
    'Publish on the questions that your audience searches for.',
    'Read it beside a rate: traffic alone is not success.',
  ],
  aliases: ['unique visitors', 'users', 'uv', '独立访客', '独立访客数'],
  example: { given: { visitors: 4200 }, expect: 4200 },
  references: ['Article B, KPI 7', 'Article C, website traffic'],
});

export const sessions = /* @__PURE__ */ defineKpi('website', 'sessions', {
  name: 'Sessions',
  description: 'Visits to the site; one person may make several. Page views within a visit do not count.',
  question: 'How often is our site visited?',
  formula: 'sessions',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['brand_awareness', 'website_traffic'],
  horizon: 'short',
  actions: [
    'Break it down by source, country and device, and serve the strong ones first.',
    'Tag every campaign link, so that no visit is of unknown origin.',
    'Bring people back with newsletters and retargeting.',
  ],
  aliases: ['visits', '访问次数', '访问量'],
  example: { given: { sessions: [1200, 1800] }, expect: 3000 },
  references: ['Article C, website traffic'],
});

export const page_views = /* @__PURE__ */ defineKpi('website', 'page_views', {
  name: 'Page views',
  description: 'Pages shown to visitors, repeated views included. Requests of bots do not count.',
  question: 'How much of our site is looked at?',
  formula: 'page_views',
  unit: 'count',
  better: 'higher',
  funnelStage: 'consideration',
  horizon: 'short',
  actions: [
    'Find the pages that are read most, and write more of their kind.',
    'Link to related pages where a reader would want them.',
    'Check that more views are interest, not people lost in the menu.',
  ],
  aliases: ['pv', 'pageviews', '浏览量', '页面访问量'],
  example: { given: { page_views: [2400, 6600] }, expect: 9000 },
  references: ['Article C, website traffic'],
});

export const pages_per_session = /* @__PURE__ */ defineKpi('website', 'pages_per_session', {
  name: 'Pages per session',
  description: 'Page views divided by sessions. Time spent on a page does not count.',
  question: 'How far do visitors go into our site?',
  formula: 'page_views / sessions',
  unit: 'number',
  better: 'higher',
  funnelStage: 'consideration',
  goals: ['website_traffic'],
  horizon: 'short',
  actions: [
    'End every page with an obvious next step.',
    'Recommend what readers of this page also read.',
    'Make pages load faster.',
  ],
  aliases: ['pages per visit', 'page depth', '访问深度', '平均访问页数'],
  example: { given: { page_views: [2400, 6600], sessions: [1200, 1800] }, expect: 3 },
  references: ['Article B, KPI 14'],
});

export const avg_session_duration = /* @__PURE__ */ defineKpi('website', 'avg_session_duration', {
  name: 'Average session duration',
  description:
    'Total time of all sessions divided by sessions. Time after the last recorded action does not count.',
  question: 'How long does our site hold attention?',
  formula: 'session_duration / sessions',
  unit: 'duration',
  better: 'higher',
  funnelStage: 'consideration',
  goals: ['website_traffic', 'conversion'],
  horizon: 'short',
  actions: [
    'Answer the question that brought people here in the first paragraph, then go deeper.',
    'Add video, examples or tools where they explain better than text.',
    'Find the pages where visits end early, and repair those first.',
  ],
  aliases: ['session length', 'time on site', '平均访问时长', '平均停留时长'],
  example: { given: { session_duration: [600, 5400], sessions: [10, 20] }, expect: 200 },
  references: ['Article B, KPI 14', 'Article C, website traffic'],
});

export const bounce_rate = /* @__PURE__ */ defineKpi('website', 'bounce_rate', {
  name: 'Bounce rate',
  description:
    'Sessions that saw only the page they entered by, divided by all sessions. Leaving after a second page does not count.',
  question: 'Do visitors find here what they came for?',
  formula: 'bounced_sessions / sessions',
  unit: 'percent',
  better: 'lower',
  proportion: true,
  funnelStage: 'consideration',
  goals: ['website_traffic', 'conversion'],
  horizon: 'short',
  guards: ['avg_session_duration', 'pages_per_session'],
  actions: [
    'Let the page keep the promise of the ad or the search result.',
    'Put the call to action where it is seen without scrolling.',
    'Make the page fast and easy to use on a phone.',
  ],
  aliases: ['跳失率', '单页跳出率'],
  beware:
    'Single-page sessions of all sessions here; Google Analytics 4 counts the sessions that were not engaged.',
  example: { given: { bounced_sessions: [900, 600], sessions: [1200, 1800] }, expect: 0.5 },
  references: ['Article B, KPI 14', 'Article C, website traffic'],
});

export const goal_conversion_rate = /* @__PURE__ */ defineKpi('website', 'goal_conversion_rate', {
  name: 'Goal conversion rate',
  description:
    'Completions of a goal divided by sessions. A second completion of the same goal in a session does not count; read it per goal.',
  question: 'How well does the site reach the goals we set for it?',
  formula: 'goal_completions / sessions',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'conversion',
  goals: ['conversion'],
  horizon: 'short',
  guards: ['bounce_rate', 'avg_session_duration'],
  actions: [
    'Give every part of the site one goal of its own.',
    'Compare channels and campaigns on the same goal, and move the budget.',
    'Shorten the way to the goal by a step.',
  ],
  variants: ['conversion_rate', 'landing_page_conversion_rate'],
  aliases: ['session conversion rate', '会话转化率', '目标完成率'],
  beware: 'CVR is per session here, as in web analytics; the conversion rate of ad platforms is per click.',
  example: { given: { goal_completions: [6, 84], sessions: [1200, 1800] }, expect: 0.03 },
  references: ['Article B, KPI 10'],
});

export const landing_page_conversion_rate = /* @__PURE__ */ defineKpi(
  'website',
  'landing_page_conversion_rate',
  {
    name: 'Landing page conversion rate',
    description:
      'Converted sessions divided by sessions that began on the page. Visits that reached the page from inside the site do not count. Read it per page.',
    question: 'Which pages and which content work best?',
    formula: 'landing_conversions / landing_sessions',
    unit: 'percent',
    better: 'higher',
    proportion: true,
    funnelStage: 'conversion',
    goals: ['lead_generation', 'conversion'],
    horizon: 'short',
    actions: [
      'Hold the ten best against the ten worst pages that share a goal.',
      'Test headline, form length and call to action one at a time.',
      'Carry what wins on one page over to the others.',
    ],
    variants: ['conversion_rate', 'goal_conversion_rate'],
    aliases: ['landing page cvr', '落地页转化率', '登陆页转化率'],
    // Totals first: 50 / 1,000. The mean of the two pages would say 0.0875.
    example: { given: { landing_conversions: [30, 20], landing_sessions: [200, 800] }, expect: 0.05 },
    references: ['Article B, KPI 12'],
  },
);

export const traffic_to_lead_rate = /* @__PURE__ */ defineKpi('website', 'traffic_to_lead_rate', {
  name: 'Website traffic-to-lead ratio',
  description:
    'Leads divided by visitors. Leads from fairs, telephone or bought lists do not count, nor do repeated visits.',
  question: 'How many of our visitors leave their contact?',
  // Article B words the ratio the other way round; its example, 5,000 leads of 100,000 visitors, is right.
  formula: 'leads / visitors',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'consideration',
  goals: ['lead_generation'],
  horizon: 'short',
  guards: ['cpl'],
  actions: [
    'Look at speed and usability first when it falls.',
    'Offer something worth an address on the most visited pages.',
    'Drop the traffic sources that never bring a lead.',
  ],
  aliases: ['traffic-to-lead ratio', 'visitor-to-lead rate', '访客留资率', '留资率'],
  example: { given: { leads: [2000, 3000], visitors: 100000 }, expect: 0.05 },
  references: ['Article B, KPI 7'],
});

export const conversion_rate = /* @__PURE__ */ defineKpi('website', 'conversion_rate', {
  name: 'Conversion rate',
  description:
    'Conversions divided by clicks on an ad, a link or a search result. Visits that did not come from a click do not count.',
  question: 'How many of those who click do what we hoped for?',
  formula: 'conversions / clicks',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  benchmark: {
    value: 0.0752,
    scope: 'Search ads, United States, all industries',
    date: '2025',
    source: 'WordStream by LocaliQ, Search Advertising Benchmarks 2025',
    sample: '16,446 campaigns',
    validUntil: '2026-12-31',
  },
  funnelStage: 'conversion',
  goals: ['website_traffic', 'lead_generation', 'conversion', 'ad_efficiency'],
  horizon: 'short',
  actions: [
    'Lead every campaign to a page of its own that asks for one action.',
    'Say what visitors get, and what they should do next.',
    'Test two versions against each other before choosing.',
  ],
  variants: [
    'goal_conversion_rate',
    'landing_page_conversion_rate',
    'email_conversion_rate',
    'social_conversion_rate',
  ],
  aliases: ['cvr', '点击转化率'],
  beware:
    'CVR is per click here, as in ad platforms; per session, as in web analytics, it is the goal conversion rate.',
  example: { given: { conversions: [2, 48], clicks: [10, 990] }, expect: 0.05 },
  references: ['Article A, KPI 14', 'Article C, conversion rate'],
});

export const avg_time_to_conversion = /* @__PURE__ */ defineKpi('website', 'avg_time_to_conversion', {
  name: 'Average time to conversion',
  description:
    'Time from first contact to conversion, added up over all conversions and divided by their number. Visitors who have not converted do not count.',
  question: 'How quickly do visitors make up their minds?',
  formula: 'conversion_time / conversions',
  unit: 'duration',
  better: 'lower',
  funnelStage: 'conversion',
  goals: ['conversion'],
  horizon: 'short',
  actions: [
    'Compare products, channels and kinds of conversion before setting a target.',
    'Answer the last doubts early: price, delivery, references.',
    'Remind people who hesitate at the moment they usually decide.',
  ],
  aliases: ['time to conversion', '转化周期', '平均转化时长'],
  // Totals first: 30 days over 10 conversions, 3 days each.
  example: { given: { conversion_time: [864000, 1728000], conversions: [2, 8] }, expect: 259200 },
  references: ['Article B, KPI 11'],
});

export const form_submissions = /* @__PURE__ */ defineKpi('website', 'form_submissions', {
  name: 'Form submissions',
  description: 'Forms sent successfully. Forms begun and left, and test or spam entries, do not count.',
  question: 'How many people send us a form?',
  formula: 'form_submissions',
  unit: 'count',
  better: 'higher',
  funnelStage: 'consideration',
  goals: ['lead_generation'],
  horizon: 'short',
  actions: [
    'Ask only for what the next step needs.',
    'Say beside the button what happens after sending.',
    'Find the field at which people give up.',
  ],
  aliases: ['form fills', '表单提交数', '表单提交量'],
  example: { given: { form_submissions: [30, 45] }, expect: 75 },
  references: ['Article A, choosing KPIs'],
});

export const cart_abandonment_rate = /* @__PURE__ */ defineKpi('website', 'cart_abandonment_rate', {
  name: 'Cart abandonment rate',
  description:
    'Carts that did not become an order, divided by all carts. Visits without a cart do not count.',
  question: 'How many buyers turn back at the till?',
  formula: '(carts - orders) / carts',
  unit: 'percent',
  better: 'lower',
  proportion: true,
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Show shipping and taxes before the last step.',
    'Let people buy without an account and pay in the way they are used to.',
    'Remind them of the cart within a day.',
  ],
  aliases: ['cart abandonment', '弃购率', '购物车弃置率'],
  example: { given: { carts: [20, 180], orders: [10, 50] }, expect: 0.7 },
});

export const conversions = /* @__PURE__ */ defineKpi('website', 'conversions', {
  name: 'Conversions',
  description:
    'Actions that count as success: purchases, sign-ups, bookings. Steps on the way there do not count.',
  question: 'How often did people do what we hoped for?',
  formula: 'conversions',
  unit: 'count',
  better: 'higher',
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Agree on what counts as a conversion before comparing channels.',
    'Bring back those who left just before the end.',
    'Move the budget to the campaigns that convert.',
  ],
  aliases: ['key events', '关键事件', '转化数', '转化量'],
  example: { given: { conversions: [20, 35] }, expect: 55 },
});

export const revenue_per_visitor = /* @__PURE__ */ defineKpi('website', 'revenue_per_visitor', {
  name: 'Revenue per visitor',
  description:
    'Revenue after returns and discounts, divided by visitors. Orders that did not come through the site do not count.',
  question: 'What is one visitor worth to us?',
  formula: 'revenue / visitors',
  unit: 'money',
  better: 'higher',
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'See which half is weak: too few orders, or orders too small.',
    'Recommend products that go with what is being looked at.',
    'Spend less on sources whose visitors never buy.',
  ],
  aliases: ['rpv', '访客价值', '单访客价值', 'UV 价值'],
  example: { given: { revenue: [900, 2100], visitors: 1000 }, expect: 3 },
});

/** The website: who comes, how they use it, and what they do before they leave. */
export const website = {
  visitors,
  sessions,
  page_views,
  pages_per_session,
  avg_session_duration,
  bounce_rate,
  goal_conversion_rate,
  landing_page_conversion_rate,
  traffic_to_lead_rate,
  conversion_rate,
  avg_time_to_conversion,
  form_submissions,
  cart_abandonment_rate,
  conversions,
  revenue_per_visitor,
};
