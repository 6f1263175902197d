import { formatValue, kpiText } from '@kpi-elements/core';
import type { Benchmark, FormatOptions, Reading } from '@kpi-elements/core';
import en from '../locales/benchmark/en.ts';
import type { Reader } from '../base/localize.ts';

/** A benchmark, and where it is known from. */
export interface BenchmarkView {
  readonly text: string;
  readonly source: string;
}

/** A benchmark in words. */
export function benchmarkView(
  it: Benchmark,
  format: FormatOptions,
  { kpi, asOf }: Reading,
  { locale, strings: { benchmark: says = en } }: Reader,
): BenchmarkView {
  const translated = it === kpi.benchmark ? kpiText(kpi, locale).benchmark : undefined;
  const { value, currency, scope, source, date, sample, validUntil } = translated ?? it;
  const text = says.benchmark(
    formatValue(value, { ...format, currency: currency ?? format.currency }),
    scope,
  );
  const isDated = validUntil !== undefined && validUntil < asOf.slice(0, 10);
  return {
    text: isDated ? `${text} (${says.dated})` : text,
    source: says.source(source, date, sample),
  };
}
