import { expect, test } from 'vitest';
import { catalog } from '../default-catalog.ts';
import { defineKpis } from '../kpi.ts';
import zhCN from '../locales/zh-CN/advice.ts';
import { reviewScorecard, type ReviewOptions, type Scorecard } from './review-scorecard.ts';

const today = '2026-06-01';

/** Passes every rule. */
const sound = { primary: ['revenue', 'roas', 'cpa'], context: ['clv'] };

function codes(scorecard: Scorecard, options: ReviewOptions = {}): readonly string[] {
  return reviewScorecard(scorecard, { today, ...options }).map(({ code, kpis }) => [code, ...kpis].join(' '));
}

test('a sound scorecard has no warnings', () => {
  expect(codes(sound)).toEqual([]);
});

test('more than five primary KPIs is a warning, five is not', () => {
  const five = ['revenue', 'roas', 'aov', 'conversion_rate', 'clv'];
  expect(codes({ primary: five })).toEqual([]);
  expect(codes({ primary: [...five, 'romi'] })).toEqual([`too_many ${five.join(' ')} romi`]);
});

test('fewer than three primary KPIs is a warning, however much context there is', () => {
  expect(codes({ primary: ['revenue', 'roas'], context: ['clv', 'romi'] })).toEqual(['too_few revenue roas']);
  expect(codes({ primary: [] })).toEqual(['too_few']);
});

test('a KPI that is listed twice counts once', () => {
  expect(codes({ primary: ['revenue', 'revenue', 'clv'] })).toEqual(['too_few revenue clv']);
});

test('a scorecard of only short-term or only long-term KPIs is a warning', () => {
  expect(codes({ primary: ['revenue', 'roas', 'aov'] })).toEqual(['one_horizon revenue roas aov']);
  expect(codes({ primary: ['clv', 'nps', 'csat'] })).toEqual(['one_horizon clv nps csat']);
});

test('horizon looks at primary and context KPIs', () => {
  expect(codes({ primary: ['revenue', 'roas', 'aov'], context: ['nps'] })).toEqual([]);
});

test('of a KPI that does not state its horizon, none is claimed', () => {
  const [stock] = Object.values(
    defineKpis({ stock: { name: 'Stock value', formula: 'revenue', unit: 'money', better: 'higher' } }),
  );
  expect(codes({ primary: ['revenue', 'roas', stock!] })).toEqual([]);
});

test('a cost KPI without its value guard is a warning, primary or context', () => {
  expect(codes({ primary: ['revenue', 'roas', 'cpa'], context: ['nps'] })).toEqual([
    'cost_without_value cpa',
  ]);
  expect(codes({ ...sound, context: ['clv', 'cpl'] })).toEqual(['cost_without_value cpl']);
});

test('a guard counts as met by primary or context KPIs, and clv_to_cac and clv_net count as clv', () => {
  for (const guard of ['clv', 'clv_to_cac', 'clv_net']) {
    expect(codes({ primary: ['revenue', 'roas', 'cpa'], context: [guard] })).toEqual([]);
    expect(codes({ primary: ['revenue', guard, 'cpa'], context: [] })).toEqual([]);
  }
});

test('the guard of a cost may be a cost that needs its own', () => {
  expect(codes({ primary: ['revenue', 'roas', 'cpc'], context: ['nps', 'cpa'] })).toEqual([
    'cost_without_value cpa',
  ]);
});

test('the guards of KPIs that are no cost are advice, not demanded', () => {
  expect(catalog.get('email_conversion_rate').guards).toEqual(['clv', 'csat']);
  expect(
    codes({ primary: ['open_rate', 'email_ctr', 'email_conversion_rate'], context: ['subscribers'] }),
  ).toEqual([]);
});

test('a bare volume with no rate or outcome beside it: traffic is not success', () => {
  const traffic = { primary: ['sessions', 'page_views', 'impressions'], context: ['followers'] };
  expect(codes(traffic)).toEqual(['traffic_without_outcome sessions page_views impressions followers']);
  expect(codes({ ...traffic, context: ['followers', 'bounce_rate'] })).toEqual([]);
  expect(codes({ ...traffic, context: ['followers', 'orders'] })).toEqual([]);
});

test('a cost per count does not make a success of traffic', () => {
  expect(codes({ primary: ['sessions', 'impressions', 'followers'], context: ['cpm'] })).toEqual([
    'traffic_without_outcome sessions impressions followers',
  ]);
});

test('an overdue review is a warning from the day after it was due', () => {
  const reviewed: Scorecard = { ...sound, reviewedAt: '2026-01-31', reviewEvery: 'month' };
  expect(codes(reviewed, { today: '2026-02-28' })).toEqual([]);
  expect(codes(reviewed, { today: '2026-03-01' })).toEqual(['review_overdue']);
  expect(codes({ ...reviewed, reviewEvery: 'week' }, { today: '2026-02-07' })).toEqual([]);
  expect(codes({ ...reviewed, reviewEvery: 'week' }, { today: '2026-02-08' })).toEqual(['review_overdue']);
  expect(codes({ ...reviewed, reviewEvery: 'quarter' }, { today: '2026-05-01' })).toEqual(['review_overdue']);
  expect(codes({ ...reviewed, reviewEvery: 'year' }, { today: '2027-01-31' })).toEqual([]);
});

test('reviews that are planned and never noted are overdue; without a plan nothing is', () => {
  expect(codes({ ...sound, reviewEvery: 'quarter' })).toEqual(['review_overdue']);
  expect(codes({ ...sound, reviewedAt: '2020-01-01' })).toEqual([]);
});

test('a KPI without fresh data is a warning; of one that nothing is known of, nothing is claimed', () => {
  const freshness = { revenue: '2026-05-25', roas: '2026-05-24', cpa: null, ctr: '2020-01-01' };
  expect(codes({ ...sound, freshness })).toEqual(['no_fresh_data roas cpa']);
  expect(codes({ ...sound, freshness }, { freshWithin: 30 })).toEqual(['no_fresh_data cpa']);
});

test('today is the present day where it is not given', () => {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const scorecard: Scorecard = { ...sound, reviewEvery: 'week', reviewedAt: '2020-01-01' };
  expect(reviewScorecard(scorecard).map(({ code }) => code)).toEqual(['review_overdue']);
  expect(reviewScorecard({ ...scorecard, reviewedAt: tomorrow })).toEqual([]);
});

test('an unknown KPI is refused, and the nearest offered', () => {
  expect(() => reviewScorecard({ primary: ['sesions'] })).toThrow(
    'Unknown KPI "sesions".\nDid you mean "sessions"?',
  );
});

test('warnings, for a person to read', () => {
  const scorecards: readonly Scorecard[] = [
    {
      primary: ['cpa', 'cpc', 'sessions', 'impressions', 'cpl', 'roas'],
      owner: 'Growth',
      reviewedAt: '2026-01-05',
      reviewEvery: 'quarter',
      freshness: { sessions: '2026-04-01', cpl: null },
    },
    { primary: ['nps', 'csat'], context: ['clv'] },
    { primary: ['sessions', 'followers'], reviewEvery: 'month' },
  ];
  const said = ([undefined, zhCN] as const).map((locale) =>
    scorecards
      .flatMap((scorecard) => reviewScorecard(scorecard, { today, ...(locale && { locale }) }))
      .map(({ code, sentence, wayOut }) => `${code}: ${sentence} ${wayOut}`)
      .join('\n'),
  );
  expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    too_many: 6 primary KPIs are too many to act on. Keep the 5 that decide, and move the others to context.
    one_horizon: Every KPI here is short-term; none shows what lasts. Add a long-term one, such as customer lifetime value or brand searches.
    cost_without_value: Cost per acquisition (CAC) says what you pay, not what you get for it: Customer lifetime value is missing. Put Customer lifetime value beside it, so that cheap is not taken for good.
    cost_without_value: Cost per lead says what you pay, not what you get for it: Net revenue per lead is missing. Put Net revenue per lead beside it, so that cheap is not taken for good.
    review_overdue: The last review was on Jan 5, 2026; the next was due on Apr 5, 2026. Ask Growth to go through it with the team: keep, replace or drop each KPI.
    no_fresh_data: There are no fresh data for Sessions (last on Apr 1, 2026) and Cost per lead (none at all). Repair the source, or take it off until data arrive again.
    too_few: 2 primary KPIs show only a part of the picture. Have at least 3: add what the same goal is also judged by.
    one_horizon: Every KPI here is long-term; none shows what recent work brings. Add a short-term one, such as conversion rate or organic clicks.
    too_few: 2 primary KPIs show only a part of the picture. Have at least 3: add what the same goal is also judged by.
    traffic_without_outcome: Traffic is not success: nothing here says what came of Sessions and Followers. Add a rate or an outcome, such as conversion rate or revenue.
    review_overdue: Reviews are planned, and none has been noted. Go through it with the team: keep, replace or drop each KPI.

    too_many: 核心指标有 6 个，太多了，抓不住重点。 留下最关键的 5 个，其余放到参考指标里。
    one_horizon: 全是短期指标，看不到长期效果。 加一个长期指标，例如客户终身价值或品牌搜索。
    cost_without_value: “每次获客成本”只说花了多少，没说换来什么：缺少“客户终身价值”。 把“客户终身价值”放在旁边一起看，便宜不等于划算。
    cost_without_value: “每条线索成本”只说花了多少，没说换来什么：缺少“每线索净收入”。 把“每线索净收入”放在旁边一起看，便宜不等于划算。
    review_overdue: 上次复盘是 2026年1月5日，本应在 2026年4月5日再次复盘。 请 Growth 和团队一起逐个过一遍：保留、替换还是去掉。
    no_fresh_data: 以下指标没有最新数据：会话数（最后更新 2026年4月1日）和每条线索成本（一直没有数据）。 先修复数据源，或者暂时撤下，等有数据再放回来。
    too_few: 核心指标只有 2 个，看不到全貌。 至少要有 3 个：补上同一目标的其他衡量角度。
    one_horizon: 全是长期指标，看不到近期工作的成效。 加一个短期指标，例如转化率或自然点击。
    too_few: 核心指标只有 2 个，看不到全貌。 至少要有 3 个：补上同一目标的其他衡量角度。
    traffic_without_outcome: 有流量不等于成功：会话数和粉丝数带来了什么，这里看不出来。 加一个比率或结果指标，例如转化率或销售额。
    review_overdue: 已设定复盘周期，但还没有复盘记录。 请负责人和团队一起逐个过一遍：保留、替换还是去掉。
    "
  `);
});
