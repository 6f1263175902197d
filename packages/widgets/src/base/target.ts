import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Reader } from './reader.ts';
import { targetView } from './target.view.ts';

/** How far the target is, whether it is or will be reached, and what `bar` draws of the share. Nothing without a target. */
export function target(
  { kpi, currency, target: it }: Reading,
  reader: Reader,
  bar?: (share: number) => TemplateResult,
): unknown {
  if (!it) return nothing;
  const format = { unit: kpi.unit, currency, locale: reader.locale };
  const { status, text, word, toGo, share } = targetView(it, format, reader);
  return html`
    <div part="target" class="target ${status}">
      <span>${text}</span>
      <span class="small" ?hidden=${!word && !toGo}
        ><span class="status">${word}</span><span>${word && toGo ? ` · ${toGo}` : toGo}</span></span
      >
      ${bar?.(share)}
    </div>
  `;
}
