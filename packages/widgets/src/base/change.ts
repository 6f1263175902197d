import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { arrows, marks } from '../marks/icons.ts';
import type { ChangeView } from './change.view.ts';
import { fullLook } from './full-look.ts';

/** One comparison: direction and amount, whether that is good, and what it is compared with. */
export function change({ direction, verdict, amount, brief, word, versus }: ChangeView): TemplateResult {
  const look = fullLook(amount, brief, 16);
  return html`
    <div part="change" class="change ${verdict}">
      <span part="badge" class="badge" ?hidden=${!amount}>
        <svg class="icon" viewBox="0 0 12 12" aria-hidden="true" ?hidden=${!direction}>
          <path d=${direction ? arrows[direction] : nothing}></path></svg
        ><span class=${look}>${amount}</span><span class="compact" ?hidden=${!look}>${brief}</span>
      </span>
      <span part="verdict" class="verdict" ?hidden=${!word}>
        <svg class="icon" viewBox="0 0 12 12" aria-hidden="true" ?hidden=${!marks[verdict]}>
          <path d=${marks[verdict] || nothing}></path></svg
        >${word}
      </span>
      <span part="versus" class="versus small">${versus}</span>
    </div>
  `;
}
