import { html } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * A path on a box of 12. What it means stands beside it in words. Icons that every element has, of its buttons and
 * comparisons, are written out in their templates instead: a template for each costs more than the icon.
 */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 12 12" aria-hidden="true"><path d=${path}></path></svg>`;
}
