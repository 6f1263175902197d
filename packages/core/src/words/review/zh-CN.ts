import type { ReviewWords } from './words.ts';

const zhCN: ReviewWords = {
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

export default zhCN;
