import type { AdviceWords } from './words.ts';

const zhCN: AdviceWords = {
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

  warnings: {
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
  },
};

export default zhCN;
