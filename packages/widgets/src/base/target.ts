import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Reader } from './reader.ts';
import { targetView } from './target.view.ts';

/** How far the target is, whether it is or will be reached, and what `bar` draws of the share. Nothing without a target. */
export function target(reading: Reading, reader: Reader, bar?: (share: number) => TemplateResult): unknown {
  const { target: it } = reading;
  if (!it) return nothing;
  const { status, text, word, gap, share } = targetView({ ...reading, target: it }, reader);
  return html`
    <div part="target" class="target ${status}">
      <span>${text}</span>
      <span class="small" ?hidden=${!word && !gap}
        ><span class="status">${word}</span><span>${word && gap ? ` · ${gap}` : gap}</span></span
      >
      ${bar?.(share)}
    </div>
  `;
}
