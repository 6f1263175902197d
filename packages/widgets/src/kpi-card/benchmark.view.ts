import { formatValue, kpiText } from '@kpi-elements/core';
import type { Benchmark, FormatOptions, Reading } from '@kpi-elements/core';
import en from '../locales/benchmark/en.ts';
import type { Reader } from '../base/reader.ts';

/** A benchmark, and where it is known from. */
export interface BenchmarkView {
  readonly text: string;
  readonly source: string;
}

/** The benchmark of a reading in words, where it has one. `currency` is that of money which names none. */
export function benchmarkOf(
  reading: Reading,
  reader: Reader,
  currency = reading.currency,
): BenchmarkView | undefined {
  const { kpi, benchmark: it } = reading;
  return it && benchmarkView(it, { unit: kpi.unit, currency, locale: reader.locale }, reading, reader);
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
