import zhCN from '@kpi-elements/core/locales/zh-CN';
import benchmark from './benchmark/zh-CN.ts';
import controls from './controls/zh-CN.ts';
import funnel from './funnel/zh-CN.ts';
import gauge from './gauge/zh-CN.ts';
import type { Strings } from './strings.ts';
import target from './target/zh-CN.ts';

const strings: Required<Strings> = {
  locale: zhCN,
  loading: '加载中',
  refreshing: '更新中',
  failed: '无法显示。',
  retry: '重试',
  versus: (value, period) => `对比 ${value} · ${period}`,
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
  export: '导出',
  clauses: (list) => list.join('，'),

  facts: {
    syntax: '公式有误。',
    unknown_name: '公式中有未知名称。',
    wrong_arguments: '函数参数有误。',
    unit_mismatch: '公式中单位不一致。',
    circular_reference: '公式循环引用。',
    too_long: '公式过长。',
    invalid_definition: '指标定义有误。',
    unknown_kpi: '找不到该指标。',
    unknown_measure: '数据源中没有该度量。',
    unknown_dimension: '数据源中没有该维度。',
    ambiguous_measure: '多个数据源都有该度量，请指定其一。',
    invalid_period: '时间范围有误。',
    invalid_where: '筛选条件有误。',
    invalid_frame: '数据格式有误。',
    unreadable_cell: '有数值无法读取。',
    unreadable_data: '数据无法读取。',
    ambiguous_date: '日期写法有歧义。',
    unknown_source: '找不到数据源。',
    source_failed: '数据源读取失败。',
    cancelled: '读取已取消。',
    network: '网络连接失败。',
    timeout: '等待超时。',
    unauthorized: '未登录，或登录已失效。',
    forbidden: '没有访问权限。',
    rate_limited: '请求过于频繁。',
    bad_response: '数据源返回的内容有误。',
    source_said_no: '数据源拒绝了查询。',
  },
  target,
  benchmark,
  gauge,
  funnel,
  controls,
};

export default strings;
