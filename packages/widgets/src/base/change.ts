import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { arrows, marks } from '../marks/icons.ts';
import type { ChangeView } from './change.view.ts';
import { either } from './either.ts';
import { icon } from './icon.ts';

/** One comparison: direction and amount, whether that is good, and what it is compared with. */
export function change({ direction, verdict, amount, brief, word, versus }: ChangeView): TemplateResult {
  return html`
    <div part="change" class="change ${verdict}">
      <span part="badge" class="badge" ?hidden=${!amount}>
        ${direction && icon(arrows[direction])}${either(amount, brief, 16)}
      </span>
      ${word ? html`<span part="verdict" class="verdict">${marks[verdict] && icon(marks[verdict])}${word}</span>` : nothing}
      <span part="versus" class="versus small">${versus}</span>
    </div>
  `;
}
