import { KpiError } from '@kpi-elements/core';
import en from '../locales/en.ts';
import type { Translation } from '../locales/strings.ts';
import { setLanguage } from './languages.ts';
import { lazy } from './lazy.ts';

/**
 * Teaches all elements of the page a language, or replaces one. It is fetched when an element is first drawn in it: one
 * with that `lang` around it, or that `locale`. A tag without a region is for all regions that have no language of
 * their own. What a translation written without types leaves out is said in English.
 *
 * Throws `wrong_arguments` for what is no BCP 47 tag.
 *
 * @example
 * addLanguage('fr', () => import('./fr.js'));
 */
export function addLanguage(tag: string, load: () => Promise<{ readonly default: Translation }>): void {
  setLanguage(
    canonical(tag),
    lazy(async () => ({ default: { ...en, ...(await load()).default } })),
  );
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    throw new KpiError('wrong_arguments', `"${tag}" is no language tag.\nWrite it like "fr" or "pt-BR".`);
  }
}
