import type { Better, Category, Unit } from '@kpi-elements/core';

/** What the catalogue page says beside the texts of the definitions. */
export interface Labels {
  readonly title: string;
  /** A link to the page in the other language. */
  readonly otherLanguage: string;
  readonly intro: readonly string[];
  readonly sourcesTitle: string;
  readonly articles: readonly string[];
  readonly categories: Readonly<Record<Exclude<Category, 'custom'>, string>>;

  readonly formula: string;
  readonly only: string;
  readonly parameters: string;
  readonly unit: string;
  readonly units: Readonly<Record<Unit, string>>;
  readonly directions: Readonly<Record<Better, string>>;
  readonly horizons: Readonly<Record<'short' | 'long', string>>;
  readonly example: string;
  readonly breakEven: string;
  readonly benchmark: string;
  readonly sampleNotStated: string;
  readonly guards: string;
  readonly variants: string;
  readonly actions: string;
  readonly beware: string;
  readonly aliases: string;
  readonly references: string;
  readonly commonPractice: string;
  /** Between a label and what it labels. */
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  /** Between the names of a list. */
  readonly listComma: string;
  /** Between sentences. */
  readonly space: string;
  readonly validUntil: (date: string) => string;
  /** `Article A, KPI 8` */
  readonly article: (letter: string, place: string) => string;
  /** The n-th KPI of an article. */
  readonly place: (number: string) => string;
  /** Passages that references name. */
  readonly passages: Readonly<Record<string, string>>;

  readonly measuresTitle: string;
  readonly measuresIntro: string;
  readonly measureColumns: readonly [id: string, name: string, unit: string, rollUp: string];
  readonly rollUps: Readonly<Record<'sum' | 'first' | 'last' | 'distinct', string>>;
  readonly mean: (weight: string) => string;
  readonly plainMean: string;
}

export const english: Labels = {
  title: 'KPI catalogue',
  otherLanguage: '[简体中文](catalogue.zh-CN.md)',
  intro: [
    'Every KPI that the library ships, and every measure that they are made of. An id is the same word in formulas, HTML attributes, JSON and code: `<kpi-card kpi="cpc">`.',
    'A formula works on totals: the click-through rate of a month over three channels is all clicks over all impressions, never a mean of rates. A percentage is stored as a fraction (0.05) and shown as 5%. In an example, `100 + 50` are two rows.',
  ],
  sourcesTitle: 'Sources',
  articles: [
    '**A**: a guide to 20 marketing KPIs of 2026, from AI search to cost per acquisition, with a part on choosing KPIs (in Chinese).',
    '**B**: “TOP 16 个营销 KPI 示例”, 16 marketing KPIs with dashboards, 2022 (in Chinese).',
    '**C**: a guide to defining and applying KPIs in web marketing, from traffic to retention, with a FAQ (in Chinese).',
  ],
  categories: {
    ai_search: 'AI search',
    seo: 'SEO',
    paid_ads: 'Paid advertising',
    social: 'Social media',
    email: 'Email',
    website: 'Website',
    leads_sales: 'Leads and sales',
    customers: 'Customers and retention',
  },
  formula: 'Formula',
  only: 'only where',
  parameters: 'Parameters',
  unit: 'Unit',
  units: {
    money: 'money',
    percent: 'percent',
    points: 'points of 100',
    multiple: 'multiple',
    count: 'count',
    number: 'number',
    score: 'score',
    position: 'position',
    duration: 'duration',
  },
  directions: {
    higher: 'higher is better',
    lower: 'lower is better',
    range: 'neither direction is better by itself',
  },
  horizons: { short: 'short-term', long: 'long-term' },
  example: 'Example',
  breakEven: 'Break-even',
  benchmark: 'Benchmark',
  sampleNotStated: 'sample not stated',
  guards: 'Read beside',
  variants: 'Not to be confused with',
  actions: 'When it is poor',
  beware: 'Beware',
  aliases: 'Also called',
  references: 'Source',
  commonPractice: 'common practice',
  colon: ': ',
  comma: ', ',
  semicolon: '; ',
  listComma: ', ',
  space: ' ',
  validUntil: (date) => `shown as current until ${date}`,
  article: (letter, place) => `article ${letter}, ${place}`,
  place: (number) => `KPI ${number}`,
  passages: {
    'choosing KPIs': 'choosing KPIs',
    'social media': 'social media',
    'email marketing': 'email marketing',
    'website traffic': 'website traffic',
    'conversion rate': 'conversion rate',
    'ad ROI': 'ad ROI',
    retention: 'retention',
    FAQ: 'FAQ',
  },
  measuresTitle: 'Measures',
  measuresIntro:
    'The base quantities. Map the columns of a source to them, and every KPI that is made of them can be read.',
  measureColumns: ['Id', 'Name', 'Unit', 'Adds up'],
  rollUps: {
    sum: 'as a sum',
    first: 'level: the first of each member, then added over members',
    last: 'level: the last of each member, then added over members',
    distinct: 'not at all: counted by the source for the period and dimensions asked',
  },
  mean: (weight) => `as a mean weighted by ${weight}`,
  plainMean: 'as a mean of the rows',
};

export const chinese: Labels = {
  title: 'KPI 目录',
  otherLanguage: '[English](catalogue.md)',
  intro: [
    '本库自带的全部 KPI，以及构成它们的全部基础指标。公式、HTML 属性、JSON 和代码里用的都是同一个 id：`<kpi-card kpi="cpc">`。',
    '公式只对总量计算：三个渠道一个月的点击率是总点击 ÷ 总展示，绝不是各点击率的平均值。百分比以小数存储（0.05），显示为 5%。示例中的 `100 + 50` 表示两行数据。',
  ],
  sourcesTitle: '来源',
  articles: [
    '**A**：2026 年 20 个营销 KPI 指南，从 AI 搜索到获客成本，并讲解如何选择 KPI（中文）。',
    '**B**：《TOP 16 个营销 KPI 示例》，16 个营销 KPI 及看板，2022 年（中文）。',
    '**C**：网络营销 KPI 的定义与应用指南，从流量到留存，附常见问题（中文）。',
  ],
  categories: {
    ai_search: 'AI 搜索',
    seo: 'SEO',
    paid_ads: '付费广告',
    social: '社交媒体',
    email: '邮件营销',
    website: '网站',
    leads_sales: '线索与销售',
    customers: '客户与留存',
  },
  formula: '公式',
  only: '仅限',
  parameters: '参数',
  unit: '单位',
  units: {
    money: '金额',
    percent: '百分比',
    points: '分（百分制）',
    multiple: '倍数',
    count: '计数',
    number: '数值',
    score: '评分',
    position: '名次',
    duration: '时长',
  },
  directions: { higher: '越高越好', lower: '越低越好', range: '高低本身不分好坏' },
  horizons: { short: '短期', long: '长期' },
  example: '示例',
  breakEven: '盈亏平衡点',
  benchmark: '基准',
  sampleNotStated: '样本量未说明',
  guards: '对照着看',
  variants: '不要混淆',
  actions: '表现不佳时',
  beware: '注意',
  aliases: '别名',
  references: '来源',
  commonPractice: '行业通行做法',
  colon: '：',
  comma: '，',
  semicolon: '；',
  listComma: '、',
  space: '',
  validUntil: (date) => `有效期至 ${date}`,
  article: (letter, place) => `文章 ${letter} ${place}`,
  place: (number) => `第 ${number} 个 KPI`,
  passages: {
    'choosing KPIs': '“如何选择 KPI”',
    'social media': '“社交媒体”',
    'email marketing': '“邮件营销”',
    'website traffic': '“网站流量”',
    'conversion rate': '“转化率”',
    'ad ROI': '“广告 ROI”',
    retention: '“客户留存”',
    FAQ: '“常见问题”',
  },
  measuresTitle: '基础指标',
  measuresIntro: '构成公式的基础量。把数据源的列对应到它们，用到它们的 KPI 就都能算出来。',
  measureColumns: ['id', '名称', '单位', '汇总方式'],
  rollUps: {
    sum: '求和',
    first: '存量：各维度成员取期初值，再相加',
    last: '存量：各维度成员取期末值，再相加',
    distinct: '不可累加：由数据源按所需时段和维度去重计数',
  },
  mean: (weight) => `按 ${weight} 加权平均`,
  plainMean: '各行简单平均',
};
