import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { Reader } from '../base/localize.ts';
import { benchmarkOf } from './benchmark.view.ts';

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
