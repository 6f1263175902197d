import { english, type Locale } from '../text/locale.ts';
import en from '../words/analysis/en.ts';
import type { AnalysisWords } from '../words/analysis/words.ts';

/** A locale that can also put results of analysis into words. */
export interface AnalysisLocale extends Locale {
  readonly analysis: AnalysisWords;
}

/** A tag alone means English words, with numbers and dates as that tag's readers write them; nothing means English. */
export function analysisLocaleOf(locale: string | AnalysisLocale = english.tag): AnalysisLocale {
  return typeof locale === 'string' ? { ...english, tag: locale, analysis: en } : locale;
}
