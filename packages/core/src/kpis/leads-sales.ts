import { defineKpi } from '../kpi.ts';

export const leads = /* @__PURE__ */ defineKpi('leads_sales', 'leads', {
  name: 'Leads',
  description:
    'People or companies that showed interest and can be contacted. Anonymous visitors and known customers do not count.',
  question: 'How many possible customers did we win?',
  formula: 'leads',
  unit: 'count',
  better: 'higher',
  funnelStage: 'consideration',
  goals: ['lead_generation'],
  horizon: 'short',
  actions: [
    'Offer content that is worth a contact, and ask for it before showing.',
    'Tidy up landing pages and forms.',
    'Win back those who left without converting with retargeting.',
  ],
  aliases: ['潜在客户', '销售线索', '线索数', '线索量'],
  example: { given: { leads: [120, 80] }, expect: 200 },
  references: ['Article A, KPI 18'],
});

export const mqls = /* @__PURE__ */ defineKpi('leads_sales', 'mqls', {
  name: 'Marketing-qualified leads',
  description:
    'Leads that marketing judges promising by what they did: a download, a webinar, a complete profile. Leads without such a sign do not count.',
  question: 'How many leads are worth pursuing?',
  formula: 'mqls',
  unit: 'count',
  better: 'higher',
  funnelStage: 'consideration',
  horizon: 'short',
  guards: ['sqls'],
  actions: [
    'Write down with sales what makes a lead qualified.',
    'Score leads by behaviour and fit instead of taking all.',
    'Nurture the rest until they show interest.',
  ],
  aliases: ['mql', '市场合格线索', 'MQL 数'],
  example: { given: { mqls: [40, 60] }, expect: 100 },
  references: ['Article A, KPI 18'],
});

export const sqls = /* @__PURE__ */ defineKpi('leads_sales', 'sqls', {
  name: 'Sales-qualified leads',
  description:
    'Leads that sales accepted because they mean to buy: a demo booked, a quote asked for. Leads that only marketing rates do not count.',
  question: 'How many leads are ready to talk to sales?',
  formula: 'sqls',
  unit: 'count',
  better: 'higher',
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Hand leads over within hours, with their history.',
    'Let sales say why a lead was refused, and correct the scoring.',
    'Invite warm leads to a demo or a trial.',
  ],
  aliases: ['sql', '销售认可线索', 'SQL 数'],
  example: { given: { sqls: [4, 26] }, expect: 30 },
  references: ['Article A, KPI 18'],
});

export const lead_to_mql_rate = /* @__PURE__ */ defineKpi('leads_sales', 'lead_to_mql_rate', {
  name: 'Lead-to-MQL ratio',
  description:
    'Marketing-qualified leads divided by all leads of the period. Whether sales accepts them does not count.',
  question: 'How good are the leads that marketing brings?',
  formula: 'mqls / leads',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'consideration',
  goals: ['lead_generation'],
  horizon: 'short',
  actions: [
    'Let only a few clear signs make a lead qualified.',
    'See which sources bring leads that qualify, and favour those.',
    'Ask for a business address or telephone number on high-value offers.',
  ],
  aliases: ['lead-to-mql rate', '线索到 MQL 转化率'],
  example: { given: { mqls: [40, 60], leads: [100, 400] }, expect: 0.2 },
  references: ['Article B, KPI 8'],
});

export const mql_to_sql_rate = /* @__PURE__ */ defineKpi('leads_sales', 'mql_to_sql_rate', {
  name: 'MQL-to-SQL ratio',
  description:
    'Sales-qualified leads divided by marketing-qualified leads of the period. Leads that sales found by itself do not count.',
  question: 'Do marketing and sales agree on what a good lead is?',
  formula: 'sqls / mqls',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'conversion',
  goals: ['lead_generation'],
  horizon: 'short',
  guards: ['avg_sales_cycle'],
  actions: [
    'Agree with sales on one definition of both stages.',
    'Nurture MQLs with cases and comparisons until they want to talk.',
    'Allow for the time between the stages before judging a month.',
  ],
  aliases: ['mql-to-sql rate', 'MQL 到 SQL 转化率'],
  example: { given: { sqls: [4, 26], mqls: [40, 60] }, expect: 0.3 },
  references: ['Article B, KPI 9'],
});

export const sql_to_customer_rate = /* @__PURE__ */ defineKpi('leads_sales', 'sql_to_customer_rate', {
  name: 'SQL-to-customer rate',
  description:
    'New customers divided by sales-qualified leads of the period. Repeat orders of known customers do not count.',
  question: 'How many of the leads that sales works on become customers?',
  formula: 'new_customers / sqls',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Answer the objections that lose most deals in the sales material.',
    'Follow up in a fixed rhythm.',
    'Pass leads on later rather than half-ready.',
  ],
  variants: ['win_rate'],
  aliases: ['sql-to-customer ratio', 'lead close rate', '线索成交率'],
  example: { given: { new_customers: [2, 4], sqls: [4, 26] }, expect: 0.2 },
});

export const cpl = /* @__PURE__ */ defineKpi('leads_sales', 'cpl', {
  name: 'Cost per lead',
  description: 'Marketing cost divided by leads. What a lead earns later does not count.',
  question: 'What may one lead cost us, and what does it?',
  formula: 'cost / leads',
  unit: 'money',
  better: 'lower',
  breakEven: 'net_revenue_per_lead',
  funnelStage: 'consideration',
  goals: ['lead_generation'],
  horizon: 'short',
  guards: ['net_revenue_per_lead'],
  actions: [
    'Move money to the campaigns with the cheapest good leads.',
    'Pause or repair the dearest campaigns.',
    'Build up channels that cost no click: search, AI answers, social media.',
  ],
  aliases: ['单条线索成本', '线索成本', '获取线索成本'],
  example: { given: { cost: [300, 700], leads: [10, 40] }, expect: 20 },
  references: ['Article A, KPI 19', 'Article B, KPI 2'],
});

export const net_revenue_per_lead = /* @__PURE__ */ defineKpi('leads_sales', 'net_revenue_per_lead', {
  name: 'Net revenue per lead',
  description:
    'Revenue after returns and discounts, divided by leads. The cost of the leads is not taken off: hold it against the cost per lead.',
  question: 'What does one lead bring in?',
  formula: 'revenue / leads',
  unit: 'money',
  better: 'higher',
  funnelStage: 'conversion',
  goals: ['lead_generation'],
  horizon: 'short',
  actions: [
    'Compare it with the cost per lead, campaign by campaign.',
    'Favour the sources whose leads buy more, even if they cost more.',
    'Give the most valuable leads to sales first.',
  ],
  aliases: ['revenue per lead', '单线索收入', '线索产值'],
  example: { given: { revenue: [500, 2500], leads: [10, 40] }, expect: 60 },
  references: ['Article B, KPI 2'],
});

export const cpa = /* @__PURE__ */ defineKpi('leads_sales', 'cpa', {
  name: 'Cost per acquisition (CAC)',
  description:
    'Sales and marketing cost divided by new customers. Orders of known customers do not count. Supply the full cost, not only ad spend.',
  question: 'Can we afford what a new customer costs?',
  formula: 'cost / new_customers',
  unit: 'money',
  better: 'lower',
  breakEven: 'clv',
  funnelStage: 'conversion',
  goals: ['ad_efficiency', 'sales'],
  horizon: 'short',
  guards: ['clv'],
  actions: [
    'Stop or repair the campaigns that win customers at a loss.',
    'Narrow the audience to those who are likely to buy.',
    'Work on the leads you have before paying for new ones.',
  ],
  variants: ['cost_per_conversion'],
  aliases: ['cac', 'cost per acquisition', 'customer acquisition cost', '获客成本', '客户获取成本'],
  beware:
    'Per new customer here; ad platforms mean cost per action, any conversion, which is the cost per conversion.',
  // Totals first: 1,000 / 20. The mean of the two channels would say 68.75.
  example: { given: { cost: [400, 600], new_customers: [4, 16] }, expect: 50 },
  references: ['Article A, KPI 20', 'Article B, KPI 1', 'Article C, ad ROI'],
});

export const revenue = /* @__PURE__ */ defineKpi('leads_sales', 'revenue', {
  name: 'Revenue',
  description: 'Sales after returns and discounts. Cancelled orders and sales taxes do not count.',
  question: 'How much did we sell?',
  formula: 'revenue',
  unit: 'money',
  better: 'higher',
  funnelStage: 'conversion',
  goals: ['sales'],
  horizon: 'short',
  actions: [
    'See which factor fell: visitors, conversion, order value or repeat orders.',
    'Put effort into the channel that earns most after cost.',
    'Sell more to customers you already have.',
  ],
  aliases: ['sales', 'turnover', '营业额', '销售收入', '营收'],
  example: { given: { revenue: [40000, 45000] }, expect: 85000 },
  references: ['Article B, KPI 3'],
});

export const sales_target_attainment = /* @__PURE__ */ defineKpi('leads_sales', 'sales_target_attainment', {
  name: 'Sales target attainment',
  description:
    'Revenue divided by the revenue target of the period, or by the sum of the targets of the periods within it. A target of a longer period does not count in part.',
  question: 'Do we reach our sales target?',
  formula: 'revenue / target(revenue)',
  unit: 'percent',
  better: 'higher',
  funnelStage: 'conversion',
  goals: ['sales'],
  horizon: 'short',
  actions: [
    'Set a target that can be reached, and look at it every month.',
    'Break the gap down by product, region and channel.',
    'Bring forward the campaigns that pay back soonest.',
  ],
  aliases: ['target attainment', '业绩达成率', '销售目标完成率'],
  example: { given: { revenue: [40000, 45000], 'target(revenue)': 100000 }, expect: 0.85 },
  references: ['Article B, KPI 3'],
});

export const sales_growth = /* @__PURE__ */ defineKpi('leads_sales', 'sales_growth', {
  name: 'Sales growth',
  description:
    'Revenue minus the revenue of the comparison period, divided by the latter. Price rises and new products count like any other sale.',
  question: 'Do our sales grow?',
  formula: '(revenue - previous(revenue)) / previous(revenue)',
  unit: 'percent',
  better: 'higher',
  funnelStage: 'conversion',
  goals: ['sales'],
  horizon: 'short',
  actions: [
    'Compare with the same season of last year before drawing conclusions.',
    'Separate growth from new customers and from known ones.',
    'Check that growth was not bought with discounts: read the gross margin too.',
  ],
  aliases: ['revenue growth', '销售额增长率', '营收增长率'],
  example: { given: { revenue: [75, 165], 'previous(revenue)': [50, 150] }, expect: 0.2 },
  references: ['Article B, KPI 3'],
});

export const aov = /* @__PURE__ */ defineKpi('leads_sales', 'aov', {
  name: 'Average order value',
  description:
    'Revenue after returns and discounts, divided by orders. How many customers placed the orders does not count.',
  question: 'What is the average cart worth?',
  formula: 'revenue / orders',
  unit: 'money',
  better: 'higher',
  funnelStage: 'conversion',
  goals: ['sales'],
  horizon: 'short',
  actions: [
    'Offer what goes with the product, and the next better one.',
    'Set free shipping a little above the usual order.',
    'Give bundles and vouchers from a minimum amount.',
  ],
  variants: ['revenue_per_customer'],
  aliases: ['average basket value', '笔单价', '平均订单金额'],
  beware:
    'Per order here; the Chinese 客单价 is usually the amount paid per buyer, which is revenue per customer.',
  example: { given: { revenue: [100, 900], orders: [1, 19] }, expect: 50 },
  references: ['Article B, KPI 4'],
});

export const roi = /* @__PURE__ */ defineKpi('leads_sales', 'roi', {
  name: 'Return on investment',
  description:
    'Revenue minus cost, divided by cost. The cost of the goods sold does not count, unlike in ROMI; every kind of marketing does, unlike in ad ROI.',
  question: 'How well do we spend our budget?',
  formula: '(revenue - cost) / cost',
  unit: 'percent',
  better: 'higher',
  breakEven: 0,
  funnelStage: 'conversion',
  horizon: 'short',
  guards: ['followers', 'retention_rate'],
  actions: [
    'Rank campaigns by it; move budget from the last to the first.',
    'Cut costs that bring nothing before cutting reach.',
    'Keep part of the budget for the brand, which pays back later.',
  ],
  variants: ['ad_roi', 'romi', 'roas'],
  aliases: ['投资收益率', '投资回报'],
  beware:
    'In Chinese e-commerce ROI, 投入产出比 and 投产比 often mean revenue divided by ad spend, which is ROAS; here the cost is taken off first.',
  example: { given: { revenue: [3000, 7000], cost: [3000, 5000] }, expect: 0.25 },
  references: ['Article B, KPI 5'],
});

export const romi = /* @__PURE__ */ defineKpi('leads_sales', 'romi', {
  name: 'Return on marketing investment',
  description:
    'Gross profit minus marketing cost, divided by marketing cost. Revenue that pays for the goods does not count, unlike in ROI and ad ROI.',
  question: 'Does marketing add to our profit?',
  formula: '(gross_profit - cost) / cost',
  unit: 'percent',
  better: 'higher',
  breakEven: 0,
  funnelStage: 'conversion',
  goals: ['ad_efficiency', 'sales'],
  horizon: 'short',
  actions: [
    'End what brings no result.',
    'Make the campaigns that do pay more convincing.',
    'Advertise what has a margin to pay for it.',
  ],
  variants: ['roi', 'ad_roi'],
  aliases: ['mroi', 'marketing roi', '营销 ROI', '营销回报率'],
  example: { given: { gross_profit: [3000, 12000], cost: [4000, 6000] }, expect: 0.5 },
  references: ['Article A, KPI 17'],
});

export const mer = /* @__PURE__ */ defineKpi('leads_sales', 'mer', {
  name: 'Marketing efficiency ratio',
  description:
    'All revenue divided by all marketing cost, over every channel. Which ad a sale is credited to does not count, unlike in ROAS.',
  question: 'How much revenue stands behind each unit of marketing money?',
  formula: 'revenue / cost',
  unit: 'multiple',
  better: 'higher',
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Raise or lower the whole budget and watch how revenue follows.',
    'Trust it over the sum of what platforms claim for themselves.',
    'Read it with the share of new customers, so that it is not earned by the loyal alone.',
  ],
  variants: ['roas'],
  aliases: ['blended roas', '综合 ROAS', '整体 ROAS'],
  example: { given: { revenue: [2000, 6000], cost: [1000, 600] }, expect: 5 },
});

export const avg_sales_cycle = /* @__PURE__ */ defineKpi('leads_sales', 'avg_sales_cycle', {
  name: 'Average sales cycle',
  description:
    'Time from first contact to signature, added up over the deals won and divided by their number. Open and lost deals do not count.',
  question: 'How long does a sale take?',
  formula: 'sales_cycle_time / deals_won',
  unit: 'duration',
  better: 'lower',
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Find the stage where deals wait longest.',
    'Bring prices, references and contracts forward.',
    'Talk to everyone who decides from the start.',
  ],
  aliases: ['sales cycle length', '销售周期', '平均成交周期'],
  // Totals first: 90 days over 3 deals, 30 days each. The mean of the two teams would say 35 days.
  example: { given: { sales_cycle_time: [3456000, 4320000], deals_won: [2, 1] }, expect: 2592000 },
  references: ['Article B, KPI 9'],
});

export const orders = /* @__PURE__ */ defineKpi('leads_sales', 'orders', {
  name: 'Orders',
  description: 'Orders placed. Carts that were left and cancelled orders do not count.',
  question: 'How many orders came in?',
  formula: 'orders',
  unit: 'count',
  better: 'higher',
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Remove steps and surprises from the checkout.',
    'Remind people of left carts and of goods that run out.',
    'Check that what is advertised is in stock.',
  ],
  aliases: ['purchases', '订单量', '成交笔数'],
  example: { given: { orders: [35, 65] }, expect: 100 },
});

export const gross_margin = /* @__PURE__ */ defineKpi('leads_sales', 'gross_margin', {
  name: 'Gross margin',
  description:
    'Gross profit divided by revenue. Marketing, wages and rent do not count: only the cost of the goods is taken off.',
  question: 'How much of each sale is left after the goods are paid?',
  formula: 'gross_profit / revenue',
  unit: 'percent',
  better: 'higher',
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Promote products with a margin, not only with volume.',
    'Give discounts to those who would not buy otherwise.',
    'Negotiate purchase and shipping prices again.',
  ],
  aliases: ['gross profit margin', '毛利润率', '销售毛利率'],
  example: { given: { gross_profit: [20, 300], revenue: [100, 900] }, expect: 0.32 },
});

export const pipeline_value = /* @__PURE__ */ defineKpi('leads_sales', 'pipeline_value', {
  name: 'Pipeline value',
  description:
    'Amount of the opportunities opened in the period, at their full value. The chance of winning them does not count.',
  question: 'How much could sales still win?',
  formula: 'pipeline_value',
  unit: 'money',
  better: 'higher',
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Bring more qualified leads where the pipeline is thin.',
    'Close or clean up opportunities that have not moved for long.',
    'Aim campaigns at the accounts with the largest deals.',
  ],
  aliases: ['sales pipeline', '商机总额', '销售管道金额'],
  example: { given: { pipeline_value: [20000, 45000] }, expect: 65000 },
});

export const win_rate = /* @__PURE__ */ defineKpi('leads_sales', 'win_rate', {
  name: 'Win rate',
  description: 'Deals won divided by opportunities of the period. Leads that never became one do not count.',
  question: 'How many of our offers do we win?',
  formula: 'deals_won / opportunities',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'conversion',
  horizon: 'short',
  actions: [
    'Learn from lost deals: ask for the reason every time.',
    'Give sales a comparison with each rival.',
    'Turn down what does not fit earlier.',
  ],
  variants: ['sql_to_customer_rate'],
  aliases: ['close rate', '赢率', '商机赢单率'],
  example: { given: { deals_won: [5, 5], opportunities: [10, 30] }, expect: 0.25 },
});

export const market_share = /* @__PURE__ */ defineKpi('leads_sales', 'market_share', {
  name: 'Market share',
  description:
    'Our revenue divided by the revenue of the whole market, ours included. Markets that we do not serve do not count.',
  question: 'How much of the market is ours?',
  formula: 'revenue / market_revenue',
  unit: 'percent',
  better: 'higher',
  funnelStage: 'conversion',
  horizon: 'long',
  actions: [
    'Look for the segment or region where rivals gain.',
    'Win light and new buyers, not only loyal ones.',
    'Stay visible when rivals spend less.',
  ],
  aliases: ['市占率', '市场占有率'],
  example: { given: { revenue: [40, 60], market_revenue: [500, 1500] }, expect: 0.05 },
  references: ['Article C, FAQ'],
});

/** From the first contact to the sale, and what marketing pays and earns on the way. */
export const leadsSales = {
  leads,
  mqls,
  sqls,
  lead_to_mql_rate,
  mql_to_sql_rate,
  sql_to_customer_rate,
  cpl,
  net_revenue_per_lead,
  cpa,
  revenue,
  sales_target_attainment,
  sales_growth,
  aov,
  roi,
  romi,
  mer,
  avg_sales_cycle,
  orders,
  gross_margin,
  pipeline_value,
  win_rate,
  market_share,
};
