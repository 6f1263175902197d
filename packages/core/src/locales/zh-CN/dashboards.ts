import type { DashboardId } from '../../advice/dashboards.ts';

export default {
  marketing_kpi: '营销 KPI',
  cmo: '首席营销官看板',
  social_media: '社交媒体',
  web_analytics: '网站分析',
  marketing_performance: '营销效果',
  email: '邮件营销',
  ai_seo: 'AI 搜索与 SEO',
} satisfies Record<DashboardId, string>;
