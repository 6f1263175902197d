import type { Kpi } from '../kpi.ts';
import type { KpiText } from '../locales/kpi-texts.ts';
import en from '../words/en.ts';
import type { Words } from '../words/words.ts';

export type { KpiText };

/** What a locale must at least say about a KPI. */
type SomeKpiText = Pick<KpiText, 'name'> & Partial<KpiText>;

/** A language, and the way its readers write numbers and dates. */
export interface Locale {
  /** BCP 47 tag: `zh-CN`. */
  readonly tag: string;
  readonly words: Words;
  /** Texts by KPI id. What is missing is said in English. */
  readonly kpis: Readonly<Record<string, SomeKpiText>>;
  /** Names by measure id. */
  readonly measures: Readonly<Record<string, string>>;
}

/** English. Its texts stand in the definitions. */
export const english: Locale = { tag: 'en', words: en, kpis: {}, measures: {} };

/** A tag alone means English words, with numbers and dates as that tag's readers write them; nothing means English. */
export function localeOf(locale: string | Locale = english): Locale {
  return typeof locale === 'string' ? { ...english, tag: locale } : locale;
}

/**
 * A KPI with its texts in a language: name, description, question and advice. They stay English where the language has
 * none, and those of a KPI of one's own, also where it replaces one of the catalogue. A measure that is read as a KPI has
 * the measure's name.
 *
 * @example
 * kpiText(catalog.get('cpc'), zhCN).name; // '每次点击成本'
 */
export function kpiText(kpi: Kpi, locale?: string | Locale): Kpi {
  const { kpis, measures } = localeOf(locale);
  if (kpi.category !== 'custom' && Object.hasOwn(kpis, kpi.id)) {
    const { benchmark, ...text } = kpis[kpi.id]!;
    return {
      ...kpi,
      ...text,
      ...(kpi.benchmark && { benchmark: { ...kpi.benchmark, ...benchmark } }),
    };
  }
  return Object.hasOwn(measures, kpi.id) ? { ...kpi, name: measures[kpi.id]! } : kpi;
}
