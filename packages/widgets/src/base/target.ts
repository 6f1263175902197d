import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { Reader } from './localize.ts';
import { targetView } from './target.view.ts';

/** How far the target is, whether it is or will be reached, and its bar. Nothing for a reading without one. */
export function target(
  { kpi, currency, target: it }: Reading,
  reader: Reader,
  hidden: 'true' | 'false',
  bar?: (share: number) => unknown,
): unknown {
  if (!it) return nothing;
  const format = { unit: kpi.unit, currency, locale: reader.locale };
  const { status, text, word, toGo, share } = targetView(it, format, reader);
  return html`
    <div part="target" class="target ${status}" aria-hidden=${hidden}>
      <span>${text}</span>
      <span class="small"
        ><span class="status">${word}</span><span>${word && toGo ? ' · ' : ''}${toGo}</span></span
      >
      ${bar?.(share)}
    </div>
  `;
}
