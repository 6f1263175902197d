import type { Reading } from '@kpi-elements/core';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Reader } from '../base/reader.ts';
import { benchmarkOf } from './benchmark.view.ts';

/** What others reach, and who says so. Nothing for a reading without a benchmark. */
export function benchmark(reading: Reading, reader: Reader): readonly TemplateResult[] {
  const view = benchmarkOf(reading, reader);
  if (!view) return [];
  const item = html`
    <span part="benchmark" class="item benchmark" title=${view.source}>
      <span>${view.text}</span> <span class="sr">${view.source}</span>
    </span>
  `;
  return [item];
}
