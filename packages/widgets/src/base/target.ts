import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { TargetView } from './target.view.ts';

/** How far the target is, whether it is or will be reached, and what is drawn below. */
export function target({ status, text, word, toGo }: TargetView, below?: unknown): TemplateResult {
  return html`
    <div part="target" class="target ${status}" aria-hidden="true">
      <span>${text}</span>
      <span class="small"
        ><span class="status">${word}</span><span>${word && toGo ? ' · ' : ''}${toGo}</span></span
      >
      ${below}
    </div>
  `;
}
