import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FrameView } from './frame.view.ts';

/** Why there is no value. */
export function emptyBox({ absence }: FrameView): TemplateResult {
  return html`<div part="empty" class="state empty"><slot name="empty">${absence}</slot></div>`;
}

/** What the reader has to know of the numbers. */
export function notices({ stale, notices: all }: FrameView): readonly TemplateResult[] {
  return [
    ...(stale ? [html`<span part="stale" class="item caution">${stale}</span>`] : []),
    ...all.map((notice) => html`<span part="notice" class="item">${notice}</span>`),
  ];
}
