import type { Kpi } from '../kpi.ts';
import { formatValue } from '../text/format.ts';
import { formatPeriod } from '../text/format-period.ts';
import { analysisLocaleOf, type AnalysisLocale } from './analysis-locale.ts';
import type { UnusualPoint } from './find-unusual.ts';

/** What the points are of. */
export interface UnusualOf {
  readonly kpi: Pick<Kpi, 'unit'>;
  readonly currency?: string | undefined;
}

/**
 * What is unusual about a bucket, and what would have been usual. What was never below 0 is not expected there.
 *
 * @example
 * describeUnusual(unusual, reading);
 * // 'Mar 3, 2026: 1,204 is unusually high; 640 to 910 would have been usual for that day of the week.'
 */
export function describeUnusual(
  { point, value, direction, expected, range, basis }: UnusualPoint,
  { kpi, currency }: UnusualOf,
  locale?: string | AnalysisLocale,
): string {
  const reader = analysisLocaleOf(locale);
  const text = (amount: number) => formatValue(amount, { unit: kpi.unit, currency, locale: reader });
  const low = value >= 0 && expected >= 0 ? Math.max(range[0], 0) : range[0];
  const period = formatPeriod(point.period, reader);
  return reader.analysis.unusual(period, text(value), direction, [text(low), text(range[1])], basis);
}
