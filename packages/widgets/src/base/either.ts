import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Of a text that is longer than this, narrow elements show the compact one; a number must not break. */
const LONG = 13;

/** The full text where there is room for it. */
export function either(full: string, compact: string, long = LONG): TemplateResult {
  if (full === compact) return html`<span>${full}</span>`;
  const look = full.length > long ? 'full long' : 'full';
  return html`<span class=${look}>${full}</span><span class="compact">${compact}</span>`;
}
