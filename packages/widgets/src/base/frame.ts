import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FrameView } from './frame.view.ts';

/** What the frame does beside showing its view. */
export interface FrameParts {
  /** Classes of the outer box. */
  readonly look: string;
  readonly busy: boolean;
  readonly body: unknown;
  /** What the live region says. */
  readonly announcement: string;
  readonly retry: string;
  /** Absent where nothing can be tried again. */
  readonly onRetry: (() => void) | undefined;
  /** Makes the label a button. */
  readonly onSelect?: () => void;
  /** Buttons of the element itself, before those of the page. */
  readonly actions?: unknown;
}

/** The box, the name, the states and the foot: the same for all elements. */
export function frame(view: FrameView, parts: FrameParts): TemplateResult {
  const label = view.label ?? ghost('Name of the KPI');
  return html`
    <div class="room">
      <div
        part="base"
        class="base ${parts.look}"
        role="group"
        aria-labelledby="label"
        aria-busy=${String(parts.busy)}
      >
        <div part="header" class="header">
          <div class="names">
            <div part="label" class="label" id="label">
              <slot name="label">
                ${parts.onSelect ? html`<button part="select" class="select" @click=${parts.onSelect}>${label}</button>` : label}
              </slot>
            </div>
            <div part="period" class="period small" ?hidden=${view.period === ''}>
              ${view.period === undefined ? ghost('Jul 1 – 30, 2026') : html`<span>${view.period}</span>`}
            </div>
          </div>
          <div class="actions">${parts.actions}<slot name="actions"></slot></div>
        </div>
        <p class="sr">${view.sentence}</p>
        ${parts.body}
        <div part="empty" class="state" ?hidden=${!view.absence}>
          <slot name="empty">${view.absence}</slot>
        </div>
        <div part="error" class="state" ?hidden=${!view.fact}>
          <slot name="error">
            <p class="fact" dir="auto">${view.fact}</p>
            <p class="small" dir="auto" ?hidden=${!view.wayOut}>${view.wayOut}</p>
            <button part="retry" ?hidden=${!parts.onRetry} @click=${parts.onRetry ?? nothing}>
              ${parts.retry}
            </button>
          </slot>
        </div>
        <div part="footer" class="footer small">
          ${view.stale ? html`<span part="stale" class="item caution">${view.stale}</span>` : nothing}
          ${view.notices.map((notice) => html`<span part="notice" class="item">${notice}</span>`)}
          ${view.asOf === '' ? nothing : html`<span part="as-of" class="item">${view.asOf ?? ghost('As of Jul 31, 9:30')}</span>`}
          <slot name="footer"></slot>
        </div>
        <div class="sr" role="status">${parts.announcement}</div>
      </div>
    </div>
  `;
}

/** A grey bar of the size that a text will have. */
export function ghost(text: string): TemplateResult {
  return html`<span class="ghost"><span>${text}</span></span>`;
}
