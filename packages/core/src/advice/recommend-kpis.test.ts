import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../default-catalog.ts';
import { defineKpis, type Goal } from '../kpi.ts';
import zhCN from '../locales/zh-CN/advice.ts';
import { measures } from '../measures.ts';
import { goals } from './goals.ts';
import { recommendKpis, type BusinessSize } from './recommend-kpis.ts';
import { reviewScorecard } from './review-scorecard.ts';

const goalIds = Object.keys(goals) as Goal[];
const sizes: readonly BusinessSize[] = ['small', 'medium', 'large'];
const measureIds = Object.keys(measures);

test.each(goalIds)('%s: every recommended set passes its own review', (goal) => {
  for (const businessSize of sizes) {
    const set = recommendKpis({ goal, businessSize });
    expect(reviewScorecard(set)).toEqual([]);
    expect(set.leftOut).toEqual([]);
  }
});

test.each(goalIds)('%s: the primary KPIs are those of the goal, the context begins with its own', (goal) => {
  const { primary, context } = recommendKpis({ goal });
  expect(primary).toEqual(goals[goal].primary);
  expect(context.slice(0, goals[goal].context.length)).toEqual(goals[goal].context);
});

test('goals whose KPIs all answer soon, or all slowly, get one of the other horizon', () => {
  const added = goalIds.flatMap((goal) => {
    const { reasons } = recommendKpis({ goal });
    return Object.entries(reasons).flatMap(([id, { code }]) => (code === 'horizon' ? [`${goal} ${id}`] : []));
  });
  expect(added).toEqual([
    'lead_generation clv_to_cac',
    'conversion clv_to_cac',
    'ai_search_presence organic_clicks',
  ]);
});

test('a small business leans to new customers, acquisition cost and brand awareness', () => {
  const { primary, context, reasons } = recommendKpis({ goal: 'ad_efficiency', businessSize: 'small' });
  expect(primary).toContain('cpa');
  expect(context).toEqual(expect.arrayContaining(['new_customers', 'brand_searches', 'clv']));
  expect(reasons['new_customers']?.code).toBe('small_business');
});

test('a large business leans to market share and retention', () => {
  const { context, reasons } = recommendKpis({ goal: 'ad_efficiency', businessSize: 'large' });
  expect(context).toEqual(expect.arrayContaining(['market_share', 'retention_rate']));
  expect(reasons['market_share']?.code).toBe('large_business');
});

test('a cost that business size brings in comes with its value guard', () => {
  const { context, reasons } = recommendKpis({ goal: 'website_traffic', businessSize: 'small' });
  expect(context).toEqual(expect.arrayContaining(['cpa', 'clv']));
  expect(reasons['clv']).toEqual({
    code: 'guard',
    sentence: 'Read it beside Cost per acquisition (CAC): it shows what that is worth.',
  });
});

test('KPIs whose measures are not available are left out and named', () => {
  const { primary, leftOut } = recommendKpis({
    goal: 'sales',
    available: ['cost', 'revenue', 'orders'],
  });
  expect(primary).toEqual(['revenue', 'sales_target_attainment', 'roas', 'aov']);
  expect(leftOut.map(({ kpi, missing }) => [kpi, missing])).toEqual([
    ['cpa', ['new_customers']],
    ['romi', ['gross_profit']],
    ['clv_to_cac', ['customer_lifespan', 'customers_end', 'customers_start', 'new_customers']],
  ]);
  expect(leftOut[0]?.sentence).toBe('Cost per acquisition (CAC): left out, the data lack New customers.');
});

test('what the data do not carry, the review says', () => {
  const set = recommendKpis({ goal: 'sales', available: ['cost', 'revenue', 'orders'] });
  expect(reviewScorecard(set).map(({ code }) => code)).toEqual(['one_horizon']);
});

test('context stands in for primary KPIs without data', () => {
  const { primary, reasons } = recommendKpis({
    goal: 'ad_efficiency',
    available: ['cost', 'clicks', 'impressions'],
  });
  expect(primary).toEqual(['cpc', 'cpm', 'ctr']);
  expect(reasons['ctr']).toEqual({
    code: 'stand_in',
    sentence: 'Stands in for Return on ad spend and Cost per conversion: their data are not available.',
  });
});

test('a measure that a formula can do without is not asked for', () => {
  const available = ['impressions', 'likes', 'followers'];
  const { primary } = recommendKpis({ goal: 'social_engagement', available });
  expect(primary).toContain('engagement_rate');
});

test('a rate of nothing but optional measures needs one of them', () => {
  const { leftOut } = recommendKpis({ goal: 'social_engagement', available: ['impressions'] });
  expect(leftOut.find(({ kpi }) => kpi === 'engagement_rate')?.missing).toEqual([
    'clicks',
    'comments',
    'likes',
    'saves',
    'shares',
  ]);
});

test('without any data nothing is recommended, and everything is named', () => {
  const { primary, context, leftOut } = recommendKpis({ goal: 'retention', available: [] });
  expect([...primary, ...context]).toEqual([]);
  expect(leftOut.map(({ kpi }) => kpi)).toEqual(
    expect.arrayContaining([...goals.retention.primary, ...goals.retention.context]),
  );
});

test('a KPI of one’s own joins the goals that it names', () => {
  const mine = catalog.extend(
    defineKpis({
      revenue_per_session: {
        name: 'Revenue per session',
        question: 'What is a visit worth?',
        formula: 'revenue / sessions',
        unit: 'money',
        better: 'higher',
        goals: ['sales'],
        horizon: 'short',
      },
    }),
  );
  const { context, reasons } = recommendKpis({ goal: 'sales', catalog: mine });
  expect(context).toContain('revenue_per_session');
  expect(reasons['revenue_per_session']?.sentence).toBe(
    'Explains the figures for sales: What is a visit worth?',
  );
});

test('a goal that is none is refused, and the nearest offered', () => {
  expect(() => recommendKpis({ goal: 'sale' as Goal })).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Unknown goal "sale".
    Did you mean "sales"?]
  `);
});

test('whatever is available: each KPI once, each with a reason, and only what can be read', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...goalIds),
      fc.constantFrom(...sizes),
      fc.subarray(measureIds),
      (goal, businessSize, available) => {
        const { primary, context, reasons, leftOut } = recommendKpis({ goal, businessSize, available });
        const chosen = [...primary, ...context];
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(primary.length).toBeLessThanOrEqual(5);
        expect(Object.keys(reasons).toSorted()).toEqual(chosen.toSorted());
        for (const { kpi, missing } of leftOut) {
          expect(chosen).not.toContain(kpi);
          expect(missing.length).toBeGreaterThan(0);
          for (const id of missing) expect(available).not.toContain(id);
        }
        for (const id of goals[goal].primary) {
          expect(primary.includes(id) || leftOut.some(({ kpi }) => kpi === id)).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('reasons, for a person to read', () => {
  const request = { goal: 'lead_generation', businessSize: 'small' } as const;
  const said = ([undefined, zhCN] as const).map((locale) =>
    Object.entries(recommendKpis({ ...request, ...(locale && { locale }) }).reasons)
      .map(([id, { code, sentence }]) => `${id} (${code}): ${sentence}`)
      .join('\n'),
  );
  expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    leads (goal): Tells whether lead generation succeeds: How many possible customers did we win?
    form_submissions (goal): Tells whether lead generation succeeds: How many people send us a form?
    conversion_rate (goal): Tells whether lead generation succeeds: How many of those who click do what we hoped for?
    cpl (goal): Tells whether lead generation succeeds: What may one lead cost us, and what does it?
    lead_to_mql_rate (goal): Tells whether lead generation succeeds: How good are the leads that marketing brings?
    new_customers (small_business): A small business lives on new customers, on what they cost, and on being known.
    cpa (small_business): A small business lives on new customers, on what they cost, and on being known.
    brand_searches (small_business): A small business lives on new customers, on what they cost, and on being known.
    traffic_to_lead_rate (context): Explains the figures for lead generation: How many of our visitors leave their contact?
    mql_to_sql_rate (context): Explains the figures for lead generation: Do marketing and sales agree on what a good lead is?
    landing_page_conversion_rate (context): Explains the figures for lead generation: Which pages and which content work best?
    net_revenue_per_lead (context): Explains the figures for lead generation: What does one lead bring in?
    clv (guard): Read it beside Cost per acquisition (CAC): it shows what that is worth.

    leads (goal): 衡量“线索获取”做得怎么样：我们获得了多少潜在客户？
    form_submissions (goal): 衡量“线索获取”做得怎么样：有多少人提交了表单？
    conversion_rate (goal): 衡量“线索获取”做得怎么样：点进来的人里，有多少完成了我们期待的行动？
    cpl (goal): 衡量“线索获取”做得怎么样：一条线索花了多少钱，值不值？
    lead_to_mql_rate (goal): 衡量“线索获取”做得怎么样：市场部带来的线索质量如何？
    new_customers (small_business): 小企业的命脉是新客、获客成本和知名度。
    cpa (small_business): 小企业的命脉是新客、获客成本和知名度。
    brand_searches (small_business): 小企业的命脉是新客、获客成本和知名度。
    traffic_to_lead_rate (context): 帮助看懂“线索获取”的其他指标：有多少访客愿意留资？
    mql_to_sql_rate (context): 帮助看懂“线索获取”的其他指标：市场和销售对“好线索”的看法一致吗？
    landing_page_conversion_rate (context): 帮助看懂“线索获取”的其他指标：哪些页面、哪些内容效果最好？
    net_revenue_per_lead (context): 帮助看懂“线索获取”的其他指标：一条线索能带来多少收入？
    clv (guard): 与“每次获客成本”对照着看，才知道花得值不值。
    "
  `);
});
