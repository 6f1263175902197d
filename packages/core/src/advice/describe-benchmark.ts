import type { Absence } from '../cell.ts';
import { formatAmount, formatValue } from '../text/format.ts';
import { formatPeriod } from '../text/format-period.ts';
import { english, kpiText, type Locale } from '../text/locale.ts';
import { resolvePeriod } from '../time/period.ts';
import en from '../words/benchmark/en.ts';
import type { BenchmarkWords } from '../words/benchmark/words.ts';
import type { BenchmarkComparison, BenchmarkedValue } from './compare-benchmark.ts';

/** A locale that can also speak of benchmarks. */
export interface BenchmarkLocale extends Locale {
  readonly benchmarks: BenchmarkWords;
}

const DATE = /^\d{4}(-\d\d)?(-\d\d)?$/;

/**
 * One sentence on how a value stands to a benchmark, and one on what the benchmark is: whom it describes, when and on which sample
 * it was measured, by whom, and whether it is out of date. A tag gives English words; a locale gives its own.
 *
 * @example
 * describeBenchmark(reading, compareBenchmark(reading)!);
 * // 'Open rate: 40%, worse than the benchmark of 42.35% by 2.35 pp. Benchmark: Email campaigns, all industries, 2026; sample not stated; …'
 */
export function describeBenchmark(
  { kpi, value, currency }: BenchmarkedValue,
  { benchmark, difference, absence, verdict, dated }: BenchmarkComparison,
  locale: string | BenchmarkLocale = english.tag,
): string {
  const reader = typeof locale === 'string' ? { ...english, tag: locale, benchmarks: en } : locale;
  const { benchmarks: says } = reader;
  const format = { unit: kpi.unit, currency, locale: reader };
  const text = kpiText(kpi, reader);
  const stated = formatValue(benchmark.value, { ...format, currency: benchmark.currency, exact: true });
  const standing =
    difference === null
      ? says.notCompared(stated, whyNot(absence, reader))
      : says.standing(verdict, stated, formatAmount(Math.abs(difference), format), difference > 0);
  const { scope, source, sample } = benchmark === kpi.benchmark ? text.benchmark! : benchmark;
  const { date, validUntil } = benchmark;
  const origin = says.origin(scope, dateText(date, reader), source, sample);
  const aged = dated && validUntil ? says.dated(origin, formatPeriod(validUntil, reader)) : origin;
  return says.compared(text.name, formatValue(value, format), standing, aged);
}

function whyNot(absence: Absence = 'no_data', { words, benchmarks }: BenchmarkLocale): string {
  return absence === 'mixed_currency' ? benchmarks.otherCurrency : words.absences[absence];
}

function dateText(date: string, locale: BenchmarkLocale): string {
  if (!DATE.test(date)) return date;
  const { start, end } = resolvePeriod(date);
  return formatPeriod(`${start}/${end}`, locale);
}
