import { formatValue } from '../text/format.ts';
import { kpiText } from '../text/locale.ts';
import { analysisLocaleOf, type AnalysisLocale } from './analysis-locale.ts';
import type { Funnel, FunnelStep } from './funnel.ts';
import type { LaggedFunnel } from './read-cohorts.ts';

/**
 * What comes through a funnel, where most is lost, and where it widens; with cohorts also how long it takes.
 *
 * @example
 * describeFunnel(funnel([sessions, leads, customers]));
 * // 'From Sessions to New customers: 0.5% come through (50 of 10,000). The largest drop-off is from Sessions to Leads: 95% (9,500) are lost.'
 */
export function describeFunnel(
  { stages, largestDropOff }: Funnel,
  lagged?: LaggedFunnel,
  locale?: string | AnalysisLocale,
): string {
  const reader = analysisLocaleOf(locale);
  const { analysis } = reader;
  const nameOf = ({ kpi }: FunnelStep) => kpiText(kpi, reader).name;
  const count = (value: number, { kpi, currency }: FunnelStep) =>
    formatValue(value, { unit: kpi.unit, currency, locale: reader });
  const rate = (value: number) => formatValue(value, { unit: 'percent', locale: reader });
  const sentences: string[] = [];

  const [first, last] = [stages[0], stages.at(-1)];
  if (first && last && first !== last && last.overallRate !== null) {
    const [some, all] = [count(last.value!, last), count(first.value!, first)];
    sentences.push(analysis.comesThrough(nameOf(first), nameOf(last), rate(last.overallRate), some, all));
  }
  stages.forEach((stage, i) => {
    const before = stages[i - 1];
    if (!before) return;
    if (stage === largestDropOff) {
      const lost = count(stage.lost!, before);
      sentences.push(analysis.dropsOff(nameOf(stage), nameOf(before), rate(stage.dropOff!), lost));
    }
    if (stage.widening && stage.stepRate !== null) {
      sentences.push(analysis.widens(nameOf(stage), nameOf(before), rate(stage.stepRate)));
    }
  });
  if (lagged && lagged.medianLag !== null) {
    sentences.push(
      analysis.arrived(rate(lagged.rates.at(-1)!), lagged.rates.length - 1, lagged.lag),
      analysis.halfArrived(lagged.medianLag, lagged.lag),
    );
  }
  return sentences.join(analysis.gap);
}
