import { defineKpi } from '../kpi.ts';

export const clv = /* @__PURE__ */ defineKpi('customers', 'clv', {
  name: 'Customer lifetime value',
  description:
    'Average order value × purchases per customer per year × years a customer stays. It is revenue: neither the cost of the goods nor that of winning the customer is taken off, unlike in the value net of acquisition.',
  question: 'How much will a customer spend with us over the years?',
  // Article A writes a retention rate, which would cap the value at one year: read as years that a customer stays.
  formula: 'aov * purchase_frequency * customer_lifespan',
  unit: 'money',
  better: 'higher',
  funnelStage: 'retention',
  goals: ['ad_efficiency', 'retention'],
  horizon: 'long',
  actions: [
    'Reward loyalty: points, levels, early access.',
    'Ask those who leave for the reason, and remove it.',
    'Make offers to present and past customers that fit what they bought.',
  ],
  variants: ['clv_net'],
  aliases: ['ltv', 'cltv', 'lifetime value', '客户生命周期价值', '用户终身价值'],
  example: {
    given: {
      revenue: [5000, 15000],
      orders: [150, 250],
      customers_start: 100,
      customers_end: 100,
      customer_lifespan: 3,
      elapsed_years: 1,
    },
    expect: 600,
  },
  references: ['Article A, KPI 16', 'Article C, ad ROI'],
});

export const clv_net = /* @__PURE__ */ defineKpi('customers', 'clv_net', {
  name: 'Customer lifetime value net of acquisition',
  description:
    'Lifetime revenue of the customers won in the period divided by their number, minus the cost per acquisition. Customers won earlier do not count, unlike in the plain lifetime value.',
  question: 'Do new customers pay off in the long run?',
  formula: 'new_customer_revenue / new_customers - cpa',
  unit: 'money',
  better: 'higher',
  breakEven: 0,
  funnelStage: 'retention',
  horizon: 'long',
  actions: [
    'Find the campaigns whose customers cost more than they bring, and end them.',
    'Move budget to the channels whose customers stay.',
    'Shorten the time to the second order.',
  ],
  variants: ['clv'],
  aliases: ['net ltv', 'profit per acquisition', '净 LTV', '单客净价值'],
  // Totals first: 390 / 3 − 240 / 3. The mean of the two channels would say 37.5.
  example: {
    given: { new_customer_revenue: [100, 290], new_customers: [1, 2], cost: [100, 140] },
    expect: 50,
  },
  references: ['Article B, KPI 6'],
});

export const revenue_per_customer = /* @__PURE__ */ defineKpi('customers', 'revenue_per_customer', {
  name: 'Revenue per customer',
  description:
    'Revenue after returns and discounts, divided by the customers who bought in the period. Customers who bought nothing do not count.',
  question: 'How much does a buyer spend with us in the period?',
  formula: 'revenue / active_customers',
  unit: 'money',
  better: 'higher',
  funnelStage: 'retention',
  horizon: 'short',
  actions: [
    'Give buyers a reason for the next order: refill, accessory, season.',
    'Recommend by purchase history.',
    'Treat the best tenth of customers better than the rest.',
  ],
  variants: ['aov'],
  aliases: ['客单价', 'arpu', 'arpc', '人均消费'],
  beware:
    'This is what 客单价 usually means: the amount paid per buyer. Per order it is the average order value, which some also call 客单价.',
  example: { given: { revenue: [3000, 5000], active_customers: 160 }, expect: 50 },
});

export const purchase_frequency = /* @__PURE__ */ defineKpi('customers', 'purchase_frequency', {
  name: 'Purchases per customer per year',
  description:
    'Orders, scaled to a year, divided by the mean of the customers at the start and at the end. All customers count, not only those who bought in the period.',
  question: 'How often does a customer buy in a year?',
  formula: 'per_year(orders) / ((customers_start + customers_end) / 2)',
  unit: 'number',
  better: 'higher',
  funnelStage: 'retention',
  horizon: 'short',
  actions: [
    'Remind customers when their supply should run out.',
    'Offer a subscription for what is bought again and again.',
    'Give them a reason to come back between seasons.',
  ],
  aliases: ['purchase frequency', '年均购买频次', '购买频率', '购买频次'],
  // Half a year: 200 orders are 400 a year, over 100 customers.
  example: {
    given: { orders: [80, 120], customers_start: 90, customers_end: 110, elapsed_years: 0.5 },
    expect: 4,
  },
  references: ['Article A, KPI 16'],
});

export const clv_to_cac = /* @__PURE__ */ defineKpi('customers', 'clv_to_cac', {
  name: 'CLV to CAC ratio',
  description:
    'Customer lifetime value divided by the cost per acquisition. Under 1 every new customer loses money; from 3 it is healthy. The cost of the goods does not count.',
  question: 'Does a customer bring in more than it cost to win them?',
  formula: 'clv / cpa',
  unit: 'multiple',
  better: 'higher',
  breakEven: 1,
  funnelStage: 'retention',
  goals: ['sales'],
  horizon: 'long',
  actions: [
    'Under 3, work on retention before buying more customers.',
    'Leave the channels whose customers never earn back their cost.',
    'Far above 3, spend more: you may be growing too slowly.',
  ],
  aliases: ['ltv to cac', 'ltv/cac', 'clv/cac', 'LTV 与 CAC 比'],
  // 600 of lifetime value for 200 of cost.
  example: {
    given: {
      revenue: [5000, 15000],
      orders: [150, 250],
      customers_start: 100,
      customers_end: 100,
      customer_lifespan: 3,
      elapsed_years: 1,
      cost: [500, 1500],
      new_customers: [4, 6],
    },
    expect: 3,
  },
  references: ['Article A, KPI 16', 'Article A, KPI 20'],
});

export const retention_rate = /* @__PURE__ */ defineKpi('customers', 'retention_rate', {
  name: 'Customer retention rate',
  description:
    'Customers at the end minus those won in the period, divided by customers at the start. New customers do not count.',
  question: 'How many of our customers stay?',
  formula: '(customers_end - new_customers) / customers_start',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'retention',
  goals: ['retention'],
  horizon: 'long',
  actions: [
    'Survey customers regularly, and repair what they complain of.',
    'Make messages and offers personal by purchase history.',
    'Keep customer data in one place, so that service knows whom it speaks to.',
  ],
  aliases: ['customer retention', '留存率', '客户保留率'],
  example: { given: { customers_start: 200, customers_end: 210, new_customers: [10, 20] }, expect: 0.9 },
  references: ['Article C, retention'],
});

export const churn_rate = /* @__PURE__ */ defineKpi('customers', 'churn_rate', {
  name: 'Churn rate',
  description:
    'Customers lost divided by customers at the start. Customers won and lost again within the period do not count.',
  question: 'How many of our customers do we lose?',
  formula: 'customers_lost / customers_start',
  unit: 'percent',
  better: 'lower',
  proportion: true,
  funnelStage: 'retention',
  goals: ['retention'],
  horizon: 'long',
  actions: [
    'Learn the signs that come before leaving, and call in time.',
    'Ask why people leave; repair the most frequent reason.',
    'Help new customers to a first success in their first days.',
  ],
  aliases: ['attrition rate', '客户流失率', '用户流失率'],
  example: { given: { customers_lost: [6, 4], customers_start: 200 }, expect: 0.05 },
});

export const repeat_purchase_rate = /* @__PURE__ */ defineKpi('customers', 'repeat_purchase_rate', {
  name: 'Repeat purchase rate',
  description:
    'Buyers of the period who had bought before, divided by all buyers of the period. Earlier customers who did not buy do not count.',
  question: 'How many of our buyers came back?',
  formula: 'returning_customers / active_customers',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'retention',
  goals: ['retention'],
  horizon: 'long',
  actions: [
    'Write after the first order: help, care, what goes with it.',
    'Give a voucher for the second order, with a date.',
    'Recommend by what was bought.',
  ],
  aliases: ['returning customer rate', '重复购买率', '回购率', '老客占比'],
  beware: 'Often it means buyers with two or more purchases within the period, whenever their first one was.',
  example: { given: { returning_customers: 150, active_customers: 500 }, expect: 0.3 },
  references: ['Article C, retention'],
});

export const new_customers = /* @__PURE__ */ defineKpi('customers', 'new_customers', {
  name: 'New customers',
  description: 'Customers who bought for the first time in the period. Customers who returned do not count.',
  question: 'How many customers did we win?',
  formula: 'new_customers',
  unit: 'count',
  better: 'higher',
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Lower the first step: trial, sample, money-back promise.',
    'Let customers recommend you, and thank both sides.',
    'Look for people who resemble your best customers.',
  ],
  aliases: ['customers acquired', '新客数', '拉新数'],
  example: { given: { new_customers: [12, 18] }, expect: 30 },
  references: ['Article C, FAQ'],
});

export const csat = /* @__PURE__ */ defineKpi('customers', 'csat', {
  name: 'Customer satisfaction',
  description:
    'Answers that say satisfied or very satisfied, divided by all answers. Customers who did not answer do not count.',
  question: 'Are our customers satisfied?',
  formula: 'survey_satisfied / survey_responses',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'retention',
  goals: ['retention'],
  horizon: 'long',
  actions: [
    'Ask right after the experience, with one question.',
    'Answer every bad rating within a day.',
    'Repair the cause that comes up most often.',
  ],
  aliases: ['客户满意率', '满意度'],
  example: { given: { survey_satisfied: [8, 352], survey_responses: [10, 390] }, expect: 0.9 },
  references: ['Article C, retention'],
});

export const nps = /* @__PURE__ */ defineKpi('customers', 'nps', {
  name: 'Net promoter score',
  description:
    'Share of promoters (9–10 of 10) minus share of detractors (0–6), shown as −100 to 100. Passives (7–8) count only in the total.',
  question: 'Would our customers recommend us?',
  formula: '(promoters - detractors) / (promoters + passives + detractors)',
  unit: 'points',
  better: 'higher',
  funnelStage: 'advocacy',
  goals: ['retention'],
  horizon: 'long',
  actions: [
    'Call detractors back, and tell them what changed.',
    'Ask promoters for reviews and referrals.',
    'Read the comments, not only the number.',
  ],
  aliases: ['推荐指数', '客户净推荐值'],
  example: { given: { promoters: [8, 52], passives: [1, 19], detractors: [1, 19] }, expect: 0.4 },
});

/** Customers after the first order: what they are worth, whether they stay, and what they say. */
export const customers = {
  clv,
  clv_net,
  revenue_per_customer,
  purchase_frequency,
  clv_to_cac,
  retention_rate,
  churn_rate,
  repeat_purchase_rate,
  new_customers,
  csat,
  nps,
};
