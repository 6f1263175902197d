import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** What stands in the frame of an element. Words that are left out are still on their way, empty ones are not needed. */
export interface Framed {
  /** Classes of the outer box. */
  readonly look: string;
  readonly lang?: string | undefined;
  readonly busy: boolean;
  readonly label?: unknown;
  readonly period?: string | undefined;
  /** Buttons of the element itself, before those of the page. */
  readonly actions?: unknown;
  readonly menu?: unknown;
  readonly body: unknown;
  /** Why there is nothing to show. */
  readonly empty?: unknown;
  /** What the foot says beside the time. */
  readonly foot?: unknown;
  readonly asOf?: string | undefined;
}

/** The box, the name and the foot: the same for all elements in all states. */
export function frame(framed: Framed): TemplateResult {
  const {
    look,
    lang = nothing,
    busy,
    label,
    period,
    actions = nothing,
    menu = nothing,
    body,
    empty = nothing,
    foot = nothing,
    asOf,
  } = framed;
  return html`
    <div class="room">
      <div
        part="base"
        class="base ${look}"
        lang=${lang}
        role="group"
        aria-labelledby="label"
        aria-busy=${String(busy)}
      >
        <div part="header" class="header">
          <div class="names">
            <div part="label" class="label" id="label">
              <slot name="label">${label || ghost('Name of the KPI')}</slot>
            </div>
            <div part="period" class="period small" ?hidden=${period === ''}>
              <span>${period ?? ghost('Jul 1 – 30, 2026')}</span>
            </div>
          </div>
          <div class="actions">${actions}${menu}<slot name="actions"></slot></div>
        </div>
        ${body}${empty}
        <div part="footer" class="footer small">
          ${foot}<span part="as-of" class="item as-of" ?hidden=${asOf === ''}
            >${asOf ?? ghost('As of Jul 31, 2026, 9:30 AM')}</span
          ><slot name="footer"></slot>
        </div>
      </div>
    </div>
  `;
}

/** What went wrong, what helps, and a button that tries again. */
export function errorBox(fact: string, wayOut: string, retry: unknown = nothing): TemplateResult {
  return html`
    <div part="error" class="state">
      <slot name="error">
        <p class="fact" dir="auto">${fact}</p>
        ${wayOut ? html`<p class="small" dir="auto">${wayOut}</p>` : nothing} ${retry}
      </slot>
    </div>
  `;
}

/** A grey bar of the size that a text will have. */
export function ghost(text: string): TemplateResult {
  return html`<span class="ghost"><span>${text}</span></span>`;
}
