import type { aiSearch } from '../kpis/ai-search.ts';
import type { customers } from '../kpis/customers.ts';
import type { email } from '../kpis/email.ts';
import type { leadsSales } from '../kpis/leads-sales.ts';
import type { paidAds } from '../kpis/paid-ads.ts';
import type { seo } from '../kpis/seo.ts';
import type { social } from '../kpis/social.ts';
import type { website } from '../kpis/website.ts';

type BuiltIn = typeof aiSearch &
  typeof seo &
  typeof paidAds &
  typeof social &
  typeof email &
  typeof website &
  typeof leadsSales &
  typeof customers;

/** Ids of the KPIs that the library ships: advice that names another one does not compile. */
export type KpiId = keyof BuiltIn;
