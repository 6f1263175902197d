import type { PeriodName } from '../time/period.ts';
import sentences from './sentences/zh-CN.ts';
import type { Words } from './words.ts';

const grains = { hour: '小时', day: '天', week: '周', month: '个月', quarter: '个季度', year: '年' };

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

const zhCN: Required<Words> = {
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
    better: '向好',
    worse: '变差',
    same: '基本持平',
    unclear: '差异不显著',
    none: '不作判断',
  },
  statuses: { met: '已达成', on_track: '进度正常', at_risk: '有风险', missed: '未达成', none: '不作判断' },
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
  toGo: (amount) => `还差 ${amount}`,

  sentences,
};

export default zhCN;
