import { coverageClause } from './coverage.ts';
import type { FormatOptions } from './format.ts';
import { formatChange, formatValue } from './format.ts';
import { formatGap } from './format-gap.ts';
import { formatPeriod } from './format-period.ts';
import type { Locale } from './locale.ts';
import { kpiText, localeOf } from './locale.ts';
import type { Comparison, Reading, TargetReading } from '../reading/reading.ts';
import type { ComparisonName } from '../time/compare.ts';
import en from '../words/sentences/en.ts';
import type { Words } from '../words/words.ts';
import { wordFor } from './word-for.ts';

/**
 * One sentence that says what a reading shows: name, value and period, each comparison with its dates and whether it is
 * better or worse, target, whether it is final, how much of the data is there, and why a value is missing.
 * A tag such as `de` gives English words with German numbers; a locale gives its own words.
 *
 * @example
 * describe(reading); // 'Cost per click: $1.20 for Jan 2026; down 4% ($0.05) from the previous period (Dec 2025), better.'
 */
export function describe(reading: Reading, locale?: string | Locale): string {
  const { words } = localeOf(locale);
  const { sentences = en } = words;
  const { kpi, value, currency, target } = reading;
  const format: FormatOptions = { unit: kpi.unit, currency, locale };
  const members = Object.values(reading.key).map((member) => member ?? sentences.emptyMember);
  const name = sentences.nameOf(kpiText(kpi, locale).name, members);
  const period = formatPeriod(reading.period, locale);
  const clauses = [
    value === null
      ? sentences.absenceOf(name, wordFor(reading.absence ?? 'no_data', words.absences), period)
      : sentences.valueOf(name, formatValue(value, format), period),
    reading.partial && words.partial,
    coverageClause(reading.coverage, reading.elapsed ?? reading.period, words),
    ...reading.comparisons.map((comparison) => comparisonClause(comparison, value === null, words, format)),
    ...(target ? targetClauses(reading, target, words, format) : []),
  ];
  return sentences.sentence(clauses.filter((clause) => typeof clause === 'string'));
}

function comparisonClause(
  comparison: Comparison,
  isAbsent: boolean,
  words: Words,
  format: FormatOptions,
): string {
  const { value, change, changeRate, verdict } = comparison;
  const { sentences = en } = words;
  const dates = formatPeriod(comparison.period, format.locale);
  const isNamed = Object.hasOwn(words.comparisons, comparison.name);
  const other = words.otherPeriod(
    dates,
    isNamed ? words.comparisons[comparison.name as ComparisonName] : undefined,
  );
  if (isAbsent && value !== null) return sentences.valueThen(formatValue(value, format), other);
  if (change === null)
    return sentences.notCompared(other, wordFor(comparison.absence ?? 'no_comparison', words.absences));
  if (change === 0) return sentences.changed('flat', other);
  // Of sizes alone: the way it went is said in a word.
  const amount = formatChange(
    {
      change: Math.abs(change),
      changeRate: changeRate === null ? null : Math.abs(changeRate),
      value: value === null || change > 0 ? value : value + change,
    },
    { ...format, sign: false },
  );
  // Position 4 after position 5 is one place up.
  const isUp = change > 0 !== (format.unit === 'position');
  const judged = verdict === 'none' ? undefined : words.verdicts[verdict];
  return sentences.changed(isUp ? 'up' : 'down', other, amount, judged);
}

function targetClauses(
  reading: Reading,
  { value, status, projected }: TargetReading,
  words: Words,
  format: FormatOptions,
) {
  const { sentences = en } = words;
  return [
    words.target(formatValue(value, format), status === 'none' ? undefined : words.statuses[status]),
    formatGap(reading, format.locale) || undefined,
    typeof projected === 'number' ? sentences.projected(formatValue(projected, format)) : undefined,
  ];
}
