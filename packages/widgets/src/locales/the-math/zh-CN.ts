import type { MathWords } from './words.ts';

const zhCN: MathWords = {
  close: '关闭',
  why: '变化原因',
  beware: '注意',
  guards: '建议同时关注',
  actions: '表现不佳时可以这样做',
  source: '数据源',
  asOf: '数据截至',
  period: '周期',
  filter: '筛选条件',
  asked: {
    previous: (name) => `${name}（对比期）`,
    target: (name) => `${name}目标`,
    per_year: (name) => `${name}（折合每年）`,
    cumulative: (name) => `${name}（累计）`,
    rolling: (name) => `${name}（滚动）`,
  },
  elapsed: '周期折合年数',
  rollUps: {
    sum: '按周期累加。',
    first: '取周期初的水平。',
    last: '取周期末的水平。',
    distinct: '同一对象在周期内只计一次，因此按天或按渠道的数值不能相加。',
    mean: '取周期内的加权平均。',
  },
  changed: (amount, period) => `较 ${period} ${amount}`,
  total: '合计',
  unknown: '此处无法取得参与计算的数值。',
};

export default zhCN;
