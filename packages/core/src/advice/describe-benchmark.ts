import { formatAmount, formatValue } from '../text/format.ts';
import { formatPeriod } from '../text/format-period.ts';
import { kpiText } from '../text/locale.ts';
import { resolvePeriod } from '../time/period.ts';
import { adviceLocaleOf, type AdviceLocale } from './advice-locale.ts';
import type { BenchmarkComparison, BenchmarkedValue } from './compare-benchmark.ts';

const DATE = /^\d{4}(-\d\d)?(-\d\d)?$/;

/**
 * One sentence on how a value stands to a benchmark, and one on what the benchmark is: whom it describes, when and on which sample
 * it was measured, by whom, and whether it is out of date.
 *
 * @example
 * describeBenchmark(reading, compareBenchmark(reading)!);
 * // 'Open rate: 40%, worse than the benchmark of 42.35% by 2.35 pp. Benchmark: Email campaigns, all industries, 2026; sample not stated; …'
 */
export function describeBenchmark(
  { kpi, value, currency }: BenchmarkedValue,
  { benchmark, difference, absence, verdict, dated }: BenchmarkComparison,
  locale?: string | AdviceLocale,
): string {
  const reader = adviceLocaleOf(locale);
  const { words, advice } = reader;
  const format = { unit: kpi.unit, currency, locale: reader };
  const text = kpiText(kpi, reader);
  const stated = formatValue(benchmark.value, { ...format, currency: benchmark.currency, exact: true });
  const standing =
    difference === null
      ? advice.benchmarks.notCompared(stated, words.absences[absence ?? 'no_data'])
      : advice.benchmarks.standing(
          verdict,
          stated,
          formatAmount(Math.abs(difference), format),
          difference > 0,
        );
  const { scope, source } = benchmark === kpi.benchmark ? text.benchmark! : benchmark;
  const { date, sample, validUntil } = benchmark;
  const origin = advice.benchmarks.origin(scope, dateText(date, reader), source, sample);
  const aged =
    dated && validUntil ? advice.benchmarks.dated(origin, formatPeriod(validUntil, reader)) : origin;
  return advice.benchmarks.compared(text.name, formatValue(value, format), standing, aged);
}

function dateText(date: string, locale: AdviceLocale): string {
  if (!DATE.test(date)) return date;
  const { start, end } = resolvePeriod(date);
  return formatPeriod(`${start}/${end}`, locale);
}
