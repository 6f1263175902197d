import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { Reader } from '../base/localize.ts';
import { benchmarkView } from './benchmark.view.ts';
import type { BenchmarkView } from './benchmark.view.ts';

/** The benchmark of a reading in words, where it has one. `currency` is that of money which names none. */
export function benchmarkOf(
  reading: Reading,
  reader: Reader,
  currency = reading.currency,
): BenchmarkView | undefined {
  const { kpi, benchmark: it } = reading;
  return it && benchmarkView(it, { unit: kpi.unit, currency, locale: reader.locale }, reading, reader);
}

/** What others reach, and who says so. Nothing for a reading without a benchmark. */
export function benchmark(reading: Reading, reader: Reader): unknown {
  const view = benchmarkOf(reading, reader);
  if (!view) return nothing;
  return html`
    <div part="benchmark" class="benchmark small" title=${view.source}>
      <span>${view.text}</span> <span class="sr">${view.source}</span>
    </div>
  `;
}
