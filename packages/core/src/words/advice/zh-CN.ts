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
};

export default zhCN;
