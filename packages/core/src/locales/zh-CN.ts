import type { Locale } from '../text/locale.ts';
import { words } from '../words/zh-CN.ts';
import aiSearch from './zh-CN/ai-search.ts';
import customers from './zh-CN/customers.ts';
import email from './zh-CN/email.ts';
import leadsSales from './zh-CN/leads-sales.ts';
import measures from './zh-CN/measures.ts';
import paidAds from './zh-CN/paid-ads.ts';
import seo from './zh-CN/seo.ts';
import social from './zh-CN/social.ts';
import website from './zh-CN/website.ts';

/**
 * Simplified Chinese: every KPI, every measure, and the words of the library.
 *
 * @example
 * import zhCN from '@kpi-elements/core/locales/zh-CN';
 * kpiText(catalog.get('cpc'), zhCN).name; // '每次点击成本'
 */
const zhCN = {
  tag: 'zh-CN',
  words,
  kpis: { ...aiSearch, ...seo, ...paidAds, ...social, ...email, ...website, ...leadsSales, ...customers },
  measures,
} satisfies Locale;

export default zhCN;
