import { createTrustedCatalog } from './catalog.ts';
import { aiSearch } from './kpis/ai-search.ts';
import { customers } from './kpis/customers.ts';
import { email } from './kpis/email.ts';
import { leadsSales } from './kpis/leads-sales.ts';
import { paidAds } from './kpis/paid-ads.ts';
import { seo } from './kpis/seo.ts';
import { social } from './kpis/social.ts';
import { website } from './kpis/website.ts';
import { measures } from './measures.ts';

/**
 * Every KPI and measure that the library ships.
 *
 * @example
 * catalog.get('cpl').name; // 'Cost per lead'
 * const mine = catalog.extend(defineKpis({ … }));
 */
export const catalog = /* @__PURE__ */ createTrustedCatalog({
  kpis: {
    ...aiSearch,
    ...seo,
    ...paidAds,
    ...social,
    ...email,
    ...website,
    ...leadsSales,
    ...customers,
  },
  measures,
});
