import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Strings } from '../locales/strings.ts';

/** What the base draws around the picture of every element. */
export interface Frame {
  readonly strings: Strings;
  /** Classes of the outer box. */
  readonly look: string;
  /** Nothing while nobody knows it. */
  readonly label: string | undefined;
  readonly period: string | undefined;
  /** Says what the element shows. */
  readonly sentence: string;
  readonly announcement: string;
  readonly busy: boolean;
  readonly body: unknown;
  /** Why there is no value. */
  readonly absence: string | undefined;
  readonly error: Error | undefined;
  /** What the reader has to know. */
  readonly notices: readonly string[];
  /** The age of an old value. */
  readonly stale: string | undefined;
  readonly asOf: string | undefined;
  readonly onRetry: () => void;
  /** Makes the label a button. */
  readonly onSelect: (() => void) | undefined;
}

/** The box, the name, the states and the foot: the same for all elements. */
export function frame(it: Frame): TemplateResult {
  const label = it.label ?? ghost('Name of a KPI');
  return html`
    <div part="base" class="base ${it.look}" role="group" aria-labelledby="label" aria-busy=${String(it.busy)}>
      <div part="header" class="header">
        <div class="names">
          <div part="label" class="label" id="label">
            <slot name="label">${it.onSelect ? select(label, it.onSelect) : label}</slot>
          </div>
          <div part="period" class="period muted small" ?hidden=${it.period === ''}>${it.period ?? ghost('1 – 30 Jul')}</div>
        </div>
        <slot name="actions"></slot>
      </div>
      <p class="sr">${it.sentence}</p>
      ${it.body}
      <div part="empty" class="state" ?hidden=${!it.absence}><slot name="empty">${it.absence}</slot></div>
      <div part="error" class="state" ?hidden=${!it.error}><slot name="error">${it.error ? failure(it, it.error) : nothing}</slot></div>
      <div part="footer" class="footer muted small">
        ${it.stale ? html`<span part="stale" class="caution">${it.stale}</span>` : nothing}
        ${it.notices.map((notice) => html`<span part="notice">${notice}</span>`)}
        ${it.asOf === '' ? nothing : html`<span part="as-of">${it.asOf ?? ghost('As of 1 Jul, 10:30')}</span>`}
        <slot name="footer"></slot>
      </div>
      <div class="sr" role="status">${it.announcement}</div>
    </div>
  `;
}

/** A grey bar of the size that a text will have. */
export function ghost(text: string): TemplateResult {
  return html`<span class="ghost" aria-hidden="true">${text}</span>`;
}

function select(label: unknown, onSelect: () => void): TemplateResult {
  return html`<button part="select" class="select" @click=${onSelect}>${label}</button>`;
}

function failure({ strings, onRetry }: Frame, error: Error): TemplateResult {
  const [fact, ...wayOut] = error.message.split('\n');
  return html`
    <p class="fact">${fact}</p>
    <p class="way-out small" ?hidden=${wayOut.length === 0}>${wayOut.join('\n').trim()}</p>
    <button part="retry" @click=${onRetry}>${strings.retry}</button>
  `;
}
