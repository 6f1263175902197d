/** The portal's languages. English stands in the page itself. */
export type Language = 'en' | 'zh-CN';

/** Chinese for the page's texts, by the key in their `data-text` or `data-text-label`. */
export const chinese: Readonly<Record<string, string>> = {
  skip: '跳到报告正文',
  language: '语言',
  theme: '主题',
  theme_auto: '跟随系统',
  theme_light: '浅色',
  theme_dark: '深色',
  reports: '报告',
  title: '付费广告',
  cmo_nav: 'CMO 看板',
  cmo_title: '从首次访问到首单',
  cmo_lead:
    'Northlight Pro 为户外向导、登山学校和企业客户供货。这里看完整条链路：谁来了、谁留下联系方式、谁进入销售跟进、谁下单，以及获得一条线索要花多少钱。',
  form_title: '线索少了，质量高了',
  form_text:
    '10 月 1 日起，表单增加了采购需求一项。填表的人少了，值得跟进的比例高了，最终进入销售跟进的数量与之前相近。',
  form_link: '只看广告带来的',
  performance_nav: '营销效果',
  performance_title: '营销效果',
  performance_lead: '店铺在广告上花了多少、带回多少，按广告系列和国家查看。',
  auction_title: '点击变贵，主要是一个系列',
  auction_text: '10 月 8 日起，其他商家在夹克相关搜索词上加价竞争。去掉这个系列，点击成本与 9 月基本持平。',
  auction_link: '只看夹克',
  roas_by_campaign: '各系列的广告支出回报率',
  cpc_by_campaign: '各系列的每次点击成本',
  data_from: '数据来自',
  data_page: '本页',
  data_files: '文件',
  data_server: '服务器',
  no_server: '此页面没有配套的服务器。',
  nav_board: '总览',
  nav_search: '付费搜索',
  nav_video: '视频',
  nav_notes: '备注',
  nav_campaigns: '广告系列',
  lead: '广告花了多少、带来了多少，哪里正在变贵。先看回报，再看每次点击和每次转化的成本。',
  synthetic: '模拟数据',
  synthetic_more: 'Northlight 并非真实店铺，所有数字均由程序生成。',
  until: '数据截至',
  period: '统计周期',
  last_7_days: '最近 7 天',
  last_30_days: '最近 30 天',
  last_90_days: '最近 90 天',
  last_month: '上月',
  quarter_to_date: '本季度至今',
  year_to_date: '今年至今',
  search_title: '夹克类点击越来越贵',
  search_text:
    '10 月 8 日起，其他商家在夹克相关搜索词上加价竞争。其余付费搜索的成本没有变化，可见问题出在竞价，而不是广告本身。竞价回落之前，这部分预算先不加，增量投向商品购物广告。',
  last_week: '查看最近 7 天',
  search_cpc: '每次点击成本（付费搜索整体）',
  jackets_cpc: '每次点击成本（仅夹克）',
  video_title: 'YouTube 视频广告',
  video_text: '“First frost” 自 9 月 14 日起投放。',
  notes_title: '团队备注',
  note_incident: '夹克类点击单价逐日上涨。已限制出价，并提高购物广告预算。',
  note_launch: '“First frost” 在 YouTube 上线：请看完播，不要看销售额。',
  note_outage: '数据采集中断两天，期间没有任何记录。这两天是缺数据，不是零。',
  campaigns_title: '广告系列',
  print: '打印本页',
  campaign: '广告系列',
  network: '投放渠道',
  runs: '投放时间',
  status: '状态',
};

/** Words that the page puts together itself. */
export interface Words {
  readonly networks: Readonly<Record<string, string>>;
  readonly running: string;
  readonly ended: string;
  readonly always: string;
  readonly since: (day: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    networks: { search: 'Search', shopping: 'Shopping', meta: 'Meta', youtube: 'YouTube' },
    running: 'Running',
    ended: 'Ended',
    always: 'All year',
    since: (day) => `Since ${day}`,
  },
  'zh-CN': {
    networks: { search: '搜索', shopping: '购物', meta: 'Meta', youtube: 'YouTube' },
    running: '投放中',
    ended: '已结束',
    always: '全年',
    since: (day) => `${day}起`,
  },
};
