import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** The full text where there is room for it. */
export function either(full: string, compact: string): TemplateResult {
  if (full === compact) return html`<span>${full}</span>`;
  return html`<span class="full">${full}</span><span class="compact">${compact}</span>`;
}
