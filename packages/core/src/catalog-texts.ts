import type { KpiDefinition } from './kpi.ts';
import { aiSearch } from './kpis/ai-search.ts';
import { customers } from './kpis/customers.ts';
import { email } from './kpis/email.ts';
import { leadsSales } from './kpis/leads-sales.ts';
import { paidAds } from './kpis/paid-ads.ts';
import { seo } from './kpis/seo.ts';
import { social } from './kpis/social.ts';
import { website } from './kpis/website.ts';

/** What people read about a KPI when they ask for it. Nothing is computed with it. */
export type CatalogText = Pick<
  KpiDefinition,
  'description' | 'question' | 'actions' | 'beware' | 'example' | 'references'
>;

/**
 * What the catalogue says at length about each of its KPIs, in English and by id. These texts stand in the KPIs
 * themselves. Only `kpi-elements.js` leaves them out there, and loads this file when somebody wants to read them.
 *
 * @example
 * const { default: texts } = await import('@kpi-elements/core/catalog-texts');
 * texts['cpc']?.question; // 'What does one visit from an ad cost us?'
 */
const texts: Readonly<Record<string, CatalogText>> = {
  ...aiSearch,
  ...seo,
  ...paidAds,
  ...social,
  ...email,
  ...website,
  ...leadsSales,
  ...customers,
};

export default texts;
