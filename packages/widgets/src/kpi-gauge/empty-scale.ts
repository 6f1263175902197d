import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { dialBox, dialPath } from '../marks/dial.ts';

/** The track of a gauge, before there is anything on it. */
export function emptyScale(layout: string): TemplateResult {
  if (layout === 'linear') {
    return html`<div class="scale">
      <svg class="track" viewBox="0 0 100 1" preserveAspectRatio="none"></svg>
    </div>`;
  }
  const shape = layout === 'half' ? 'half' : 'radial';
  return html`<svg class="scale" viewBox=${dialBox[shape]}>
    <path class="track" d=${dialPath(shape, 40)}></path>
  </svg>`;
}
