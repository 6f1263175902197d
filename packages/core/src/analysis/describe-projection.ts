import { formatValue } from '../text/format.ts';
import { kpiText } from '../text/locale.ts';
import { analysisLocaleOf, type AnalysisLocale } from './analysis-locale.ts';
import type { TargetProjection } from './project-target.ts';

/**
 * Where a period is heading, what that means for its target, and what the days left have to bring.
 *
 * @example
 * describeProjection(projectTarget(reading));
 * // 'Revenue: heading for $98,000.00 (80% sure: $91,000.00 to $105,000.00). That is 98% of the target of $100,000.00: at risk. …'
 */
export function describeProjection(projection: TargetProjection, locale?: string | AnalysisLocale): string {
  const reader = analysisLocaleOf(locale);
  const { analysis, words } = reader;
  const { kpi, currency, projected, interval, method, target, status, daysLeft, perDay, requiredPerDay } =
    projection;
  const { name } = kpiText(kpi, reader);
  if (projected === null) return analysis.noProjection(name);
  const text = (value: number) => formatValue(value, { unit: kpi.unit, currency, locale: reader });
  const sentences = [
    method === 'final'
      ? analysis.final(name, text(projected))
      : analysis.heading(name, text(projected), interval && [text(interval[0]), text(interval[1])]),
  ];
  if (target !== null && target > 0) {
    const share = formatValue(projected / target, { unit: 'percent', locale: reader });
    const outcome = status === 'missed' && method !== 'final' ? analysis.outOfReach : words.statuses[status];
    sentences.push(analysis.ofTarget(share, text(target), status === 'none' ? undefined : outcome));
  }
  if (requiredPerDay !== null && requiredPerDay > 0 && perDay !== null) {
    sentences.push(analysis.required(daysLeft, text(requiredPerDay), text(perDay), kpi.better === 'lower'));
  }
  return sentences.join(analysis.gap);
}
