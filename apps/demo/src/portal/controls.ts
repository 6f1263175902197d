import { lastDay } from '../data/days.ts';
import { byId } from './page.ts';
import { recall, remember, type Setting } from './settings.ts';
import type { Language } from './texts.ts';
import { translatePage } from './translate.ts';

/** Brings the portal's own menus to life. Widgets hear of them through attributes alone: `lang`, `data-theme`. */
export function startControls(onLanguage: (language: Language) => void): void {
  byId('last-day', HTMLTimeElement).dateTime = lastDay;
  startMenu('language', (language) => {
    translatePage(language as Language);
    onLanguage(language as Language);
  });
  startMenu('theme', (theme) => {
    document.documentElement.dataset['theme'] = theme;
  });
}

function startMenu(id: Setting, apply: (value: string) => void): void {
  const menu = byId(id, HTMLSelectElement);
  const chosen = recall(id);
  if ([...menu.options].some(({ value }) => value === chosen)) menu.value = chosen!;
  menu.addEventListener('change', () => {
    remember(id, menu.value);
    apply(menu.value);
  });
  apply(menu.value);
}
