import { formatAmount, type FormatOptions } from '../text/format.ts';
import { formatPeriod } from '../text/format-period.ts';
import { kpiText } from '../text/locale.ts';
import type { ComparisonName } from '../time/compare.ts';
import type { EffectText } from '../words/analysis/words.ts';
import en from '../words/sentences/en.ts';
import { analysisLocaleOf, type AnalysisLocale } from './analysis-locale.ts';
import type { DimensionExplanation } from './explain-by-dimension.ts';
import type { InputExplanation } from './explain-by-inputs.ts';
import { wordFor } from '../text/word-for.ts';

const INPUT = /(\w+)(?:\[(.*)\])?(?:, \d+)?\)*$/;

/**
 * Which inputs of the formula changed a KPI, and by how much.
 *
 * @example
 * describeInputs(explainByInputs(reading));
 * // 'Cost per acquisition: up $2.50 from the previous period (May 2026). Cost added $4.58, new customers took off $2.08.'
 */
export function describeInputs(explanation: InputExplanation, locale?: string | AnalysisLocale): string {
  const reader = analysisLocaleOf(locale);
  const { sentences = en } = reader.words;
  const nameOf = (key: string) => {
    const [, id = key, filter] = INPUT.exec(key) ?? [];
    const known = Object.hasOwn(reader.measures, id) ? reader.measures[id]! : id.replaceAll('_', ' ');
    const name = sentences.nameOf(known, filter === undefined ? [] : [filter]);
    if (key.startsWith('previous(')) return reader.analysis.earlier(name);
    return key.startsWith('target(') ? reader.analysis.targetFor(name) : name;
  };
  const effects = explanation.effects.map(({ input, effect }) => ({ name: nameOf(input), effect }));
  return sentenceOf(explanation, effects, reader);
}

/**
 * Which segments changed a KPI, and by how much; for a rate what of it happened within them and what between them; and
 * whether all of them went the other way than the total.
 *
 * @example
 * describeSegments(explainByDimension(reading, { top: 2 }));
 * // 'Conversion rate: down 1.2 pp from the previous period (May 2026). Search took off 0.8 pp, social took off 0.5 pp, 7 others …'
 */
export function describeSegments(
  explanation: DimensionExplanation,
  locale?: string | AnalysisLocale,
): string {
  const reader = analysisLocaleOf(locale);
  const { analysis, words } = reader;
  const { sentences = en } = words;
  const { segments, others, rate, mix, reversal, absence } = explanation;
  const effects = segments.map(({ key, effect }) => ({
    name: Object.values(key)
      .map((member) => member ?? sentences.emptyMember)
      .join(' / '),
    effect,
  }));
  if (others) {
    const name = analysis.others(others.count === null ? undefined : String(others.count));
    effects.push({ name, effect: others.effect });
  }
  const amount = (part: number) => formatAmount(part, { ...formatOf(explanation, reader), sign: true });
  return [
    sentenceOf(explanation, effects, reader),
    ...(absence || mix === 0 ? [] : [analysis.rateAndMix(amount(rate), amount(mix))]),
    ...(reversal ? [analysis.reversals[reversal]] : []),
  ].join(analysis.gap);
}

type Explanation = Pick<
  InputExplanation,
  'kpi' | 'currency' | 'comparison' | 'comparedPeriod' | 'change' | 'absence'
>;

function sentenceOf(
  explanation: Explanation,
  effects: readonly { readonly name: string; readonly effect: number }[],
  reader: AnalysisLocale,
): string {
  const { words, analysis } = reader;
  const { sentences = en } = words;
  const { kpi, comparison, comparedPeriod, change, absence } = explanation;
  const { name } = kpiText(kpi, reader);
  if (change === null || absence)
    return analysis.notExplained(name, wordFor(absence ?? 'no_data', words.absences));
  const format = formatOf(explanation, reader);
  const size = (amount: number) => formatAmount(Math.abs(amount), format);
  const isNamed = Object.hasOwn(words.comparisons, comparison);
  const other = words.otherPeriod(
    formatPeriod(comparedPeriod, reader),
    isNamed ? words.comparisons[comparison as ComparisonName] : undefined,
  );
  const direction = change === 0 ? 'flat' : change > 0 ? 'up' : 'down';
  const texts = effects.map((one): EffectText => ({
    name: one.name,
    amount: size(one.effect),
    isUp: one.effect > 0,
  }));
  return analysis.explained(
    name,
    sentences.changed(direction, other, change === 0 ? undefined : size(change)),
    texts,
  );
}

function formatOf({ kpi, currency }: Explanation, locale: AnalysisLocale): FormatOptions {
  return { unit: kpi.unit, currency, locale };
}
