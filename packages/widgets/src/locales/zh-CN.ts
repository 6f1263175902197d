import zhCN from '@kpi-elements/core/locales/zh-CN';
import type { Strings } from './strings.ts';

const strings: Strings = {
  locale: zhCN,
  loading: '加载中',
  refreshing: '更新中',
  failed: '无法显示。',
  retry: '重试',
  versus: (value, period) => `对比 ${value} · ${period}`,
  attained: (share, target) => `已达目标 ${target} 的 ${share}`,
  benchmark: (value, scope) => `行业基准 ${value} · ${scope}`,
  benchmarkSource: (source, date, sample = '未说明样本量') => `${source}，${date}，${sample}`,
  dated: '已过时',
  asOf: (time) => `数据截至 ${time}`,
  stale: (time) => `自 ${time} 起未能更新`,
  notes: {
    timeless: '数据源不含日期',
    sampled: '基于抽样估算',
    thresholded: '已隐去人数过少的分组',
    truncated: '部分行未计入',
  },
  assumed: (filter) => `数据源视为 ${filter}`,

  math: '计算口径',
  beyond: (bound) => `超出量程，量程止于 ${bound}`,
  clauses: (list) => list.join('，'),

  funnel: '转化漏斗',
  funnelColumns: {
    stage: '阶段',
    value: '数量',
    step: '占上一阶段',
    overall: '占首个阶段',
    lost: '流失',
    earlier: '对比期',
  },
  ofStage: (rate, stage) => `${stage}的 ${rate}`,
  lost: (rate, amount) => `流失 ${rate}（${amount}）`,
  largestDropOff: '流失最多',
  widening: '多于上一阶段',
  comesThrough: (first, last, rate, some, all) =>
    `从${first}到${last}：${all} 中有 ${some}，整体转化率 ${rate}。`,
};

export default strings;
