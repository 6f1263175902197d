import { lastDay } from '../data/days.ts';
import { fillCampaignTable } from './campaign-table.ts';
import { byId } from './page.ts';
import type { Language } from './texts.ts';
import { translatePage } from './translate.ts';

/** Brings the portal's own controls to life. Widgets hear of them through attributes alone: `lang`, `data-theme`, `period`. */
export function startControls(): void {
  byId('last-day', HTMLTimeElement).dateTime = lastDay;

  const language = byId('language', HTMLSelectElement);
  const speak = () => {
    translatePage(language.value as Language);
    fillCampaignTable(byId('campaign-rows', HTMLTableSectionElement), language.value as Language);
  };
  language.addEventListener('change', speak);
  speak();

  const theme = byId('theme', HTMLSelectElement);
  const paint = () => (document.documentElement.dataset['theme'] = theme.value);
  theme.addEventListener('change', paint);
  paint();

  const period = byId('period', HTMLSelectElement);
  const rescope = () => document.querySelector('kpi-scope')?.setAttribute('period', period.value);
  period.addEventListener('change', rescope);
  rescope();

  byId('last-week', HTMLButtonElement).addEventListener('click', () => {
    period.value = 'last_7_days';
    rescope();
  });
  byId('print', HTMLButtonElement).addEventListener('click', () => window.print());
}
