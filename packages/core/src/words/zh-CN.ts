import type { Grain } from '../time/calendar.ts';
import type { PeriodName } from '../time/period.ts';
import type { AdviceWords } from './advice/words.ts';
import type { AnalysisWords } from './analysis/words.ts';
import type { BenchmarkWords } from './benchmark/words.ts';
import type { ReviewWords } from './review/words.ts';
import type { SentenceWords } from './sentences/words.ts';
import type { Words } from './words.ts';

const grains = { hour: '小时', day: '天', week: '周', month: '个月', quarter: '个季度', year: '年' };
const sameGrain = {
  hour: '同一小时',
  day: '当天',
  week: '当周',
  month: '当月',
  quarter: '当季度',
  year: '当年',
};

const periods = {
  today: '今天',
  yesterday: '昨天',
  this_week: '本周',
  last_week: '上周',
  this_month: '本月',
  last_month: '上月',
  this_quarter: '本季度',
  last_quarter: '上季度',
  this_year: '今年',
  last_year: '去年',
  month_to_date: '本月至今',
  quarter_to_date: '本季度至今',
  year_to_date: '今年至今',
  total: '全部数据',
} satisfies Record<Exclude<PeriodName, `last_${number}_days`> | 'total', string>;

const sentences: SentenceWords = {
  directions: { up: '上升', down: '下降', flat: '持平' },
  emptyMember: '（未设置）',
  nameOf: (kpi, members) => (members.length === 0 ? kpi : `${kpi}（${members.join('、')}）`),
  valueOf: (name, value, period) => `${name}：${value}（${period}）`,
  absenceOf: (name, absence, period) => `${name}：${absence}（${period}）`,
  changed: (direction, other, amount, verdict) =>
    `较${other}${sentences.directions[direction]}${amount ? ` ${amount}` : ''}${verdict ? `，${verdict}` : ''}`,
  valueThen: (value, other) => `${other}为 ${value}`,
  notCompared: (other, absence) => `无法与${other}对比，${absence}`,
  projected: (value) => `预计 ${value}`,
  sentence: (clauses) => `${clauses.map((clause) => clause.trim()).join('；')}。`,
};

/** What is said of readings. */
export const words: Required<Words> = {
  absences: {
    no_data: '暂无数据',
    missing_measure: '数据源未提供',
    zero_denominator: '分母为零',
    not_additive: '不可累加',
    mixed_currency: '币种不统一',
    no_comparison: '没有可比数据',
    no_target: '未设目标',
  },
  verdicts: {
    better: '变好',
    worse: '变差',
    same: '基本持平',
    unclear: '差异不显著',
    none: '不作判断',
  },
  statuses: {
    met: '已达成',
    on_track: '进度正常',
    at_risk: '达成有风险',
    missed: '未达成',
    none: '不作判断',
  },
  comparisons: {
    previous_period: '上一周期',
    previous_year: '去年同期',
    previous_year_weekday: '去年同期（按星期对齐）',
    none: '不对比',
  },
  period: (name) =>
    Object.hasOwn(periods, name)
      ? periods[name as keyof typeof periods]
      : name.replace(/^last_(\d+)_days$/, '最近 $1 天'),
  partial: '数据尚不完整',

  differences: {
    percent: (number) => `${number} 个百分点`,
    points: (number) => `${number} 分`,
    position: (number) => `${number} 位`,
  },
  rateAndAmount: (rate, amount) => `${rate}（${amount}）`,
  coverage: (present, expected, grain) => {
    const unit = grain === undefined ? '个时段' : grains[grain];
    return `${expected} ${unit}中有 ${present} ${unit}有数据`;
  },

  otherPeriod: (period, name) => {
    if (name === undefined) return ` ${period} `;
    return period === '' ? name : `${name}（${period}）`;
  },
  target: (value, status) => `目标 ${value}${status ? `，${status}` : ''}`,
  gaps: {
    open: (amount) => `还差 ${amount}`,
    short: (amount) => `差 ${amount}`,
    over: (amount) => `高出 ${amount}`,
  },

  sentences,
};

export const analysis: AnalysisWords = {
  gap: '',

  earlier: (name) => `前期${name}`,
  targetFor: (name) => `${name}目标`,

  explained: (kpi, change, effects) => {
    const reasons = effects.map(
      ({ name, amount, isUp }) => `${spaced(name)}${isUp ? '拉高' : '拉低'} ${amount}`,
    );
    return `${kpi}${change}${reasons.length > 0 ? `：${reasons.join('，')}` : ''}。`;
  },
  notExplained: (kpi, reason) => `${kpi}的变化无法拆解：${reason}。`,
  others: (count) => (count === undefined ? '其余各项合计' : `其余 ${count} 项合计`),
  rateAndMix: (rate, mix) => `其中各项自身变化贡献 ${rate}，结构变化贡献 ${mix}。`,
  reversals: {
    up: '各项都在上升，总体却下降：占比向数值较低的项转移。',
    down: '各项都在下降，总体却上升：占比向数值较高的项转移。',
  },

  heading: (kpi, value, interval) =>
    `${kpi}预计期末达到 ${value}${interval ? `（80% 的可能在 ${interval[0]} 至 ${interval[1]} 之间）` : ''}。`,
  final: (kpi, value) => `${kpi}最终为 ${value}。`,
  noProjection: (kpi) => `凭现有数据无法预测${kpi}的期末水平。`,
  ofTarget: (share, target, status) => `相当于目标 ${target} 的 ${share}${status ? `，${status}` : ''}。`,
  outOfReach: '按此节奏无法达成',
  required: (days, each, pace, atMost) =>
    `剩余 ${days} 天每天${atMost ? '最多' : '需要'} ${each}，按目前节奏每天为 ${pace}。`,

  keyResult: (kpi, value, baseline, target, progress) =>
    `${kpi}：${value}，从 ${baseline} 到目标 ${target} 已完成 ${progress}。`,
  keyResultReached: (kpi, value, baseline, target) =>
    `${kpi}：${value}，已从 ${baseline} 达成目标 ${target}。`,
  keyResultAway: (kpi, value, baseline, target) =>
    `${kpi}：${value}，比起点 ${baseline} 离目标 ${target} 更远。`,

  unusual: (period, value, direction, [low, high], basis) => {
    const usual = basis === 'weekday' ? '参照前 8 周的同一星期几' : '参照此前 28 期';
    return `${period}：${value}，异常偏${direction === 'high' ? '高' : '低'}；${usual}，正常范围为 ${low} 至 ${high}。`;
  },

  comesThrough: (first, last, rate, some, all) =>
    `从${first}到${last}的总转化率为 ${rate}（${all} 中的 ${some}）。`,
  dropsOff: (stage, before, rate, lost) => `流失最多的环节是${before}到${stage}：流失 ${rate}（${lost}）。`,
  widens: (stage, before, rate) => `${stage}多于${before}（${rate}）：部分来自其他来源。`,
  arrived: (rate, lags, grain) => `${span(lags, grain)}有 ${rate} 完成转化。`,
  halfArrived: (lags, grain) => `其中一半在${lags === 0 ? '' : ' '}${span(lags, grain)}完成。`,
};

function span(lags: number, grain: Grain): string {
  return lags === 0 ? sameGrain[grain] : `${lags} ${grains[grain]}内`;
}

/** A space after Latin letters and digits. */
function spaced(name: string): string {
  return /[\w.)]$/.test(name) ? `${name} ` : name;
}

export const advice: AdviceWords = {
  goals: {
    brand_awareness: '品牌知名度',
    video_awareness: '视频品牌传播',
    website_traffic: '网站流量',
    lead_generation: '线索获取',
    conversion: '转化',
    ad_efficiency: '广告投放效率',
    sales: '销售',
    social_engagement: '社媒互动',
    email_engagement: '邮件互动',
    retention: '客户留存',
    ai_search_presence: 'AI 搜索可见度',
  },

  reasons: {
    goal: (goal, question) => `衡量“${goal}”做得怎么样${question ? `：${question}` : '。'}`,
    context: (goal, question) => `帮助看懂“${goal}”的其他指标${question ? `：${question}` : '。'}`,
    small_business: '小企业的命脉是新客、获客成本和知名度。',
    large_business: '大企业要守住市场份额，留住老客户。',
    guard: (kpi) => `与“${kpi}”对照着看，才知道花得值不值。`,
    horizon: {
      short: '其他指标变化慢，它能看出近期工作的成效。',
      long: '其他指标几周内就有反应，它能看出长期积累。',
    },
    stand_in: (kpis) => `${kpis}没有数据，由它顶上。`,
  },
  leftOut: (kpi, measures) => `未纳入“${kpi}”：数据里没有${measures}。`,
};

export const review: ReviewWords = {
  tooMany: (count, most) => ({
    sentence: `核心指标有 ${count} 个，太多了，抓不住重点。`,
    wayOut: `留下最关键的 ${most} 个，其余放到参考指标里。`,
  }),
  tooFew: (count, least) => ({
    sentence: `核心指标只有 ${count} 个，看不到全貌。`,
    wayOut: `至少要有 ${least} 个：补上同一目标的其他衡量角度。`,
  }),
  oneHorizon: {
    short: {
      sentence: '全是短期指标，看不到长期效果。',
      wayOut: '加一个长期指标，例如客户终身价值或品牌搜索。',
    },
    long: {
      sentence: '全是长期指标，看不到近期工作的成效。',
      wayOut: '加一个短期指标，例如转化率或自然点击。',
    },
  },
  costWithoutValue: (cost, value) => ({
    sentence: `“${cost}”只说花了多少，没说换来什么：缺少“${value}”。`,
    wayOut: `把“${value}”放在旁边一起看，便宜不等于划算。`,
  }),
  trafficWithoutOutcome: (volumes) => ({
    sentence: `有流量不等于成功：${volumes}带来了什么，这里看不出来。`,
    wayOut: '加一个比率或结果指标，例如转化率或销售额。',
  }),
  reviewOverdue: ({ last, due, owner }) => ({
    sentence: due ? `上次复盘是 ${last}，本应在 ${due}再次复盘。` : '已设定复盘周期，但还没有复盘记录。',
    wayOut: `请${owner ? ` ${owner} ` : '负责人'}和团队一起逐个过一遍：保留、替换还是去掉。`,
  }),
  noFreshData: (kpis) => ({
    sentence: `以下指标没有最新数据：${kpis}。`,
    wayOut: '先修复数据源，或者暂时撤下，等有数据再放回来。',
  }),
  lastData: (kpi, date) => `${kpi}（${date ? `最后更新 ${date}` : '一直没有数据'}）`,
};

export const benchmarks: BenchmarkWords = {
  compared: (name, value, standing, origin) => `${name}：${value}，${standing}。基准来源：${origin}。`,
  standing: (verdict, benchmark, difference, above) => {
    if (verdict === 'same') return `与基准 ${benchmark} 基本持平`;
    const side = `比基准 ${benchmark} ${above ? '高' : '低'} ${difference}`;
    if (verdict === 'better') return `${side}，优于基准`;
    if (verdict === 'worse') return `${side}，不及基准`;
    return verdict === 'unclear' ? `${side}，差异不显著` : side;
  },
  notCompared: (benchmark, why) => `未与基准 ${benchmark} 对比：${why}`,
  otherCurrency: '币种不同',
  origin: (scope, date, source, sample) => `${scope}，${date}；${sample ?? '样本量未说明'}；${source}`,
  dated: (origin, validUntil) => `${origin}；数据已过时，有效期至 ${validUntil}`,
};
