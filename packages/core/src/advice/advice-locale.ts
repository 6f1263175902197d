import { english, type Locale } from '../text/locale.ts';
import en from '../words/advice/en.ts';
import type { AdviceWords } from '../words/advice/words.ts';

/** A locale that can also give advice. */
export interface AdviceLocale extends Locale {
  readonly advice: AdviceWords;
}

/** A tag alone means English words, with numbers and dates as that tag's readers write them; nothing means English. */
export function adviceLocaleOf(locale: string | AdviceLocale = english.tag): AdviceLocale {
  return typeof locale === 'string' ? { ...english, tag: locale, advice: en } : locale;
}
