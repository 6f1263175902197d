import { campaigns, isRunning, type Campaign } from '../data/campaigns.ts';
import { lastDay } from '../data/days.ts';
import { words, type Language } from './texts.ts';

/** Fills the table of campaigns: who runs where, since when, and whether still. */
export function fillCampaignTable(body: HTMLTableSectionElement, language: Language): void {
  body.replaceChildren(...campaigns.map((campaign) => campaignRow(campaign, language)));
}

function campaignRow(campaign: Campaign, language: Language): HTMLTableRowElement {
  const { networks, running, ended } = words[language];
  const isOn = isRunning(campaign, lastDay);
  const badge = document.createElement('span');
  badge.className = isOn ? 'badge on' : 'badge';
  badge.textContent = isOn ? running : ended;

  const row = document.createElement('tr');
  const cells = [
    campaign.name,
    networks[campaign.network] ?? campaign.network,
    runs(campaign, language),
    badge,
  ];
  for (const content of cells) row.insertCell().append(content);
  return row;
}

function runs({ flights }: Campaign, language: Language): string {
  const { always, since } = words[language];
  const last = flights?.at(-1);
  if (!last) return always;
  const [from, to] = last.map((day) => new Date(day)) as [Date, Date];
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return to > new Date(lastDay) ? since(dates.format(from)) : dates.formatRange(from, to);
}
