import { defineKpi } from '../kpi.ts';

export const subscribers = /* @__PURE__ */ defineKpi('email', 'subscribers', {
  name: 'Subscribers',
  description:
    'Addresses on the mailing list at the end of the period. Unsubscribed and undeliverable addresses do not count.',
  question: 'How many people can we reach by email?',
  formula: 'subscribers',
  unit: 'count',
  better: 'higher',
  funnelStage: 'consideration',
  goals: ['email_engagement'],
  horizon: 'long',
  actions: [
    'Give a reason to sign up: a guide, early access, a first-order discount.',
    'Ask for the opt-in at checkout.',
    'Let people choose topics, so that they get only what interests them.',
  ],
  aliases: ['email subscribers', 'mailing list size', '邮件订阅人数', '订阅人数'],
  example: { given: { subscribers: 12500 }, expect: 12500 },
  references: ['Article A, KPI 12'],
});

export const open_rate = /* @__PURE__ */ defineKpi('email', 'open_rate', {
  name: 'Open rate',
  description:
    'Unique opens divided by delivered emails. Repeated opens do not count. Mail apps that block images make it too low, those that preload them for privacy too high: read it as a trend.',
  question: 'Do the sender and the subject line make people open?',
  formula: 'unique_opens / emails_delivered',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  benchmark: {
    value: 0.4235,
    scope: 'Email campaigns, all industries',
    date: '2026',
    source: 'Guide to marketing KPIs (Article A, KPI 13), citing a study that it does not name',
    validUntil: '2027-12-31',
  },
  funnelStage: 'consideration',
  goals: ['email_engagement'],
  horizon: 'short',
  actions: [
    'Write a short subject line that promises one thing.',
    'Send each segment its own version.',
    'Use a sender name and address that people recognise.',
  ],
  aliases: ['email open rate', '开启率', '邮件打开率'],
  // Totals first: 400 / 1,000. The mean of the two emails would say 0.489.
  example: { given: { unique_opens: [60, 340], emails_delivered: [100, 900] }, expect: 0.4 },
  references: ['Article A, KPI 13', 'Article C, email marketing'],
});

export const email_ctr = /* @__PURE__ */ defineKpi('email', 'email_ctr', {
  name: 'Email click rate',
  description:
    'Unique clicks divided by delivered emails. Repeated clicks and clicks on the unsubscribe link do not count.',
  question: 'Does the content of the email make people click?',
  formula: 'unique_clicks / emails_delivered',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'consideration',
  goals: ['email_engagement'],
  horizon: 'short',
  actions: [
    'Ask for one thing per email, on a button that stands out.',
    'Match the content to what the segment has bought or read.',
    'Test the wording and the place of the link against each other.',
  ],
  variants: ['click_to_open_rate', 'ctr'],
  aliases: ['email click-through rate', 'email ctr', '邮件 CTR', '邮件点击通过率'],
  beware:
    'The click-through rate of an email is of delivered emails here; elsewhere it is often of opened ones, which is the click-to-open rate.',
  example: { given: { unique_clicks: [10, 20], emails_delivered: [100, 900] }, expect: 0.03 },
  references: ['Article C, email marketing'],
});

export const click_to_open_rate = /* @__PURE__ */ defineKpi('email', 'click_to_open_rate', {
  name: 'Click-to-open rate',
  description:
    'Unique clicks divided by unique opens. Recipients who never opened the email do not count, so it judges the content alone.',
  question: 'Does the email keep what its subject line promises?',
  formula: 'unique_clicks / unique_opens',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'consideration',
  horizon: 'short',
  actions: [
    'Bring the offer of the subject line to the first screen.',
    'Cut links that compete with the main one.',
    'Check how the email reads on a phone.',
  ],
  variants: ['email_ctr'],
  aliases: ['ctor', '点开比', '打开后点击率'],
  beware:
    'Some tools show this number as the click-through rate of an email; here that one is of delivered emails.',
  example: { given: { unique_clicks: [30, 70], unique_opens: [60, 340] }, expect: 0.25 },
});

export const email_conversion_rate = /* @__PURE__ */ defineKpi('email', 'email_conversion_rate', {
  name: 'Email conversion rate',
  description:
    'Recipients who did what the email asked for, divided by delivered emails. Conversions without an email before them do not count.',
  question: 'How many recipients buy, book or register because of the email?',
  formula: 'email_conversions / emails_delivered',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'conversion',
  goals: ['email_engagement', 'retention'],
  horizon: 'short',
  guards: ['clv', 'csat'],
  actions: [
    'Link to a page that continues the offer of the email.',
    'Trigger emails by behaviour: a left cart, an expiring trial, a refill.',
    'Mail the likely buyers more often and the others less.',
  ],
  variants: ['conversion_rate'],
  aliases: ['email cvr', '邮件营销转化率'],
  example: { given: { email_conversions: [3, 7], emails_delivered: [100, 900] }, expect: 0.01 },
  references: ['Article C, email marketing'],
});

export const delivery_rate = /* @__PURE__ */ defineKpi('email', 'delivery_rate', {
  name: 'Delivery rate',
  description:
    'Emails that the receiving servers accepted, divided by emails sent. Whether they reached the inbox or the spam folder does not count.',
  question: 'How much of what we send arrives at all?',
  formula: 'emails_delivered / emails_sent',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'consideration',
  horizon: 'short',
  actions: [
    'Set up SPF, DKIM and DMARC for the sending domain.',
    'Remove addresses that keep bouncing.',
    'Warm up a new domain or IP address with small sends.',
  ],
  aliases: ['email delivery rate', '邮件送达率', '投递成功率'],
  example: { given: { emails_delivered: [100, 880], emails_sent: [110, 890] }, expect: 0.98 },
});

export const email_bounce_rate = /* @__PURE__ */ defineKpi('email', 'email_bounce_rate', {
  name: 'Email bounce rate',
  description:
    'Emails that were returned as undeliverable, divided by emails sent. Emails that landed in a spam folder do not count.',
  question: 'How many of our addresses are dead or full?',
  formula: 'email_bounces / emails_sent',
  unit: 'percent',
  better: 'lower',
  proportion: true,
  funnelStage: 'consideration',
  horizon: 'short',
  actions: [
    'Confirm new addresses by double opt-in.',
    'Drop hard bounces at once and soft ones after a few tries.',
    'Never mail bought lists.',
  ],
  aliases: ['邮件退信率', '邮件弹回率'],
  example: { given: { email_bounces: [12, 8], emails_sent: [110, 890] }, expect: 0.02 },
});

export const unsubscribe_rate = /* @__PURE__ */ defineKpi('email', 'unsubscribe_rate', {
  name: 'Unsubscribe rate',
  description:
    'Unsubscribes divided by delivered emails. Addresses removed because they bounced do not count.',
  question: 'Are we driving our readers away?',
  formula: 'unsubscribes / emails_delivered',
  unit: 'percent',
  better: 'lower',
  proportion: true,
  funnelStage: 'retention',
  goals: ['email_engagement'],
  horizon: 'short',
  actions: [
    'Offer fewer emails or other topics on the way out.',
    'Send only what the sign-up promised.',
    'Ask those who leave for the reason.',
  ],
  aliases: ['opt-out rate', '邮件退订率', '取消订阅率'],
  example: { given: { unsubscribes: [1, 4], emails_delivered: [100, 900] }, expect: 0.005 },
});

export const spam_complaint_rate = /* @__PURE__ */ defineKpi('email', 'spam_complaint_rate', {
  name: 'Spam complaint rate',
  description:
    'Emails that recipients reported as spam, divided by delivered emails. Emails that a filter sorted out do not count.',
  question: 'Do recipients feel that they never asked for our emails?',
  formula: 'spam_complaints / emails_delivered',
  unit: 'percent',
  better: 'lower',
  proportion: true,
  funnelStage: 'retention',
  horizon: 'short',
  actions: [
    'Make unsubscribing easier than complaining: one click, at the top.',
    'Mail only people who opted in, and say where they did.',
    'Stop mailing those who have not reacted for months.',
  ],
  aliases: ['complaint rate', '邮件投诉率', '垃圾邮件举报率'],
  example: { given: { spam_complaints: [1, 0], emails_delivered: [100, 900] }, expect: 0.001 },
});

export const list_growth_rate = /* @__PURE__ */ defineKpi('email', 'list_growth_rate', {
  name: 'List growth rate',
  description:
    'Change in subscribers since the comparison period, divided by the subscribers then. Sign-ups that were lost again within the period do not count.',
  question: 'Does our mailing list grow faster than it wears out?',
  formula: '(subscribers - previous(subscribers)) / previous(subscribers)',
  unit: 'percent',
  better: 'higher',
  funnelStage: 'consideration',
  goals: ['email_engagement'],
  horizon: 'long',
  actions: [
    'Place the sign-up where attention is highest: after an article, after a purchase.',
    'Promote the newsletter on social media and at events.',
    'Look at the losses too: unsubscribes and bounces.',
  ],
  aliases: ['email list growth', '订阅者增长率', '订阅增长率'],
  example: { given: { subscribers: 10500, 'previous(subscribers)': 10000 }, expect: 0.05 },
});

/** Email marketing: the size of the list, what arrives, what is opened and clicked, who leaves. */
export const email = {
  subscribers,
  open_rate,
  email_ctr,
  click_to_open_rate,
  email_conversion_rate,
  delivery_rate,
  email_bounce_rate,
  unsubscribe_rate,
  spam_complaint_rate,
  list_growth_rate,
};
