import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Of a text that is longer than this, narrow elements show the compact one; a number must not break. */
const LONG = 13;

/** The full text where there is room for it. */
export function either(full: string, compact: string, long = LONG): TemplateResult {
  if (full === compact) return html`<span>${full}</span>`;
  if (full.length > long) {
    return html`<span class="full long">${full}</span><span class="compact">${compact}</span>`;
  }
  return html`<span class="full">${full}</span><span class="compact">${compact}</span>`;
}
