import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FrameView } from './frame.view.ts';

/** The period of what is shown; nothing where it has none. */
export function periodLine({ period }: FrameView): unknown {
  if (!period) return nothing;
  return html`<div part="period" class="period small"><span>${period}</span></div>`;
}

/** Why there is no value. */
export function emptyBox({ absence }: FrameView): TemplateResult {
  return html`<div part="empty" class="state"><slot name="empty">${absence}</slot></div>`;
}

/** What the reader has to know of the numbers, and how old they are. */
export function footItems({ stale, notices, asOf }: FrameView): readonly TemplateResult[] {
  return [
    ...(stale ? [html`<span part="stale" class="item caution">${stale}</span>`] : []),
    ...notices.map((notice) => html`<span part="notice" class="item">${notice}</span>`),
    ...(asOf ? [html`<span part="as-of" class="item">${asOf}</span>`] : []),
  ];
}
