import { configure, createClient } from '@kpi-elements/sdk';
import '@kpi-elements/widgets/kpi-card';
import '@kpi-elements/widgets/kpi-controls';
import '@kpi-elements/widgets/kpi-funnel';
import '@kpi-elements/widgets/kpi-gauge';
import '@kpi-elements/widgets/kpi-scope';
import { now } from './data/days.ts';
import type { TableId } from './data/tables.ts';
import { drawCampaignCards } from './portal/campaign-cards.ts';
import { fillCampaignTable } from './portal/campaign-table.ts';
import { startControls } from './portal/controls.ts';
import { drawDashboard } from './portal/dashboard.ts';
import { startDataSwitch } from './portal/data-switch.ts';
import { startOverview } from './portal/overview.ts';
import { byId } from './portal/page.ts';
import { type Origin, openSource } from './sources/open-source.ts';

for (const box of document.querySelectorAll<HTMLElement>('[data-dashboard]')) drawDashboard(box);
for (const box of document.querySelectorAll<HTMLElement>('[data-campaigns]')) drawCampaignCards(box);
if (document.getElementById('period')) startOverview();

startControls((language) => {
  const rows = document.querySelector<HTMLTableSectionElement>('#campaign-rows');
  if (rows) fillCampaignTable(rows, language);
});

const table = byId('main', HTMLElement).dataset['table'] as TableId;
let chosen: Origin;
let takeBack = () => {};

/** Gives all widgets a client with the one table of this page. */
async function feed(origin: Origin): Promise<void> {
  chosen = origin;
  const source = await openSource(origin, table);
  if (chosen !== origin) return;
  const takeFormerBack = takeBack;
  const client = createClient({
    sources: { [table]: source },
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    now: () => now,
    // Of all channels and countries: what is filtered is not held against them.
    targets: [
      { kpi: 'revenue', value: 85_000, period: '2026-10' },
      { kpi: 'cpl', value: 24, period: 'last_30_days' },
    ],
  });
  takeBack = configure(client);
  takeFormerBack();
}

void startDataSwitch((origin) => void feed(origin));
