import { createCompany } from './company.ts';
import { listDays, outage } from './days.ts';
import { addOwned } from './owned.ts';
import { createRandom } from './random.ts';
import { createTable, type Columns } from './table.ts';
import { addAds, addUnpaid } from './traffic.ts';

/** What rows of the shop can be told apart by. `day` is the date. */
export const dimensions = ['channel', 'network', 'campaign', 'country', 'device'] as const;

/**
 * Two years of an invented outdoor shop: daily rows by channel, network, campaign, country and device, about 46,000 of them.
 * Ads of all networks have the channel `ads`, as the KPIs of the catalogue expect.
 *
 * Has every measure of the catalogue that adds up. `visitors`, `reach`, `active_customers` and `returning_customers` count people
 * once each, which needs rows of single visits; daily totals of them could not honestly be added up, so they are left out.
 * Such rows are in visits.ts.
 */
export function generateShop(): Columns {
  const random = createRandom(20_261_031);
  const table = createTable(['day', ...dimensions], 50_000);
  const company = createCompany();
  for (const day of listDays()) {
    if (outage.includes(day.date)) continue;
    const channels = [addAds, addUnpaid, addOwned].map((add) => add(table, random, day));
    const won = channels.reduce((sum, part) => sum.map((value, country) => value + (part[country] ?? 0)));
    company.add(table, random, day, won);
  }
  return table.finish();
}
