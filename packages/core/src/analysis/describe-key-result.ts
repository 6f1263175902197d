import type { Kpi } from '../kpi.ts';
import { formatValue } from '../text/format.ts';
import { kpiText } from '../text/locale.ts';
import { analysisLocaleOf, type AnalysisLocale } from './analysis-locale.ts';
import type { KeyResult } from './key-result.ts';

/** The KPI of a key result, and the currency of its money. */
export interface KeyResultOf {
  readonly kpi: Kpi;
  readonly currency?: string | undefined;
}

/**
 * How far a key result has come.
 *
 * @example
 * describeKeyResult(keyResult({ baseline: 2.5, target: 4, value: 3.4, better: 'higher' }), { kpi: catalog.get('roas') });
 * // 'ROAS: 3.4×, 60% of the way from 2.5× to 4×.'
 */
export function describeKeyResult(
  { value, baseline, target, progress, reached }: KeyResult,
  { kpi, currency }: KeyResultOf,
  locale?: string | AnalysisLocale,
): string {
  const reader = analysisLocaleOf(locale);
  const { analysis, words } = reader;
  const { name } = kpiText(kpi, reader);
  const text = (amount: number) => formatValue(amount, { unit: kpi.unit, currency, locale: reader });
  if (value === null) return `${name}: ${words.absences.no_data}`;
  const said = [name, text(value), text(baseline), text(target)] as const;
  if (reached) return analysis.keyResultReached(...said);
  if (progress === null || progress < 0) return analysis.keyResultAway(...said);
  return analysis.keyResult(...said, formatValue(progress, { unit: 'percent', locale: reader }));
}
