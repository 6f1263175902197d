import { wordFor } from '@kpi-elements/core';
import type { Comparison, Reading } from '@kpi-elements/core';
import type { Reader } from '../base/reader.ts';
import type { ExportWords } from '../locales/export/words.ts';

/** The first and the last day of a period; empty where it has none. */
export function dates(period: string): readonly [from: string, to: string] {
  if (!/^\d/.test(period)) return ['', ''];
  const [from = '', to = from] = period.split('/');
  return [from, to];
}

/** What a value is counted in: the currency of money. */
export function unitText({ kpi, currency }: Pick<Reading, 'kpi' | 'currency'>, says: ExportWords): string {
  return kpi.unit === 'money' && currency ? currency : wordFor(kpi.unit, says.units);
}

/** A comparison by its name, where it has one. */
export function comparisonName({ name }: Comparison, { locale: { words } }: Reader): string {
  return wordFor(name, words.comparisons);
}
