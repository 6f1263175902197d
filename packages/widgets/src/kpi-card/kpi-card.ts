import type { Cell, Reading, ReadingRequest } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../base/define.ts';
import { ghost } from '../base/frame.ts';
import { grainFor } from '../base/grain-for.ts';
import { KpiElement } from '../base/kpi-element.ts';
import type { Reader } from '../base/localize.ts';
import { arrows, marks } from '../marks/icons.ts';
import { lineBox } from '../marks/line.ts';
import type { LineMark } from '../marks/line.ts';
import styles from './kpi-card.styles.ts';
import { cardView } from './kpi-card.view.ts';
import type { BenchmarkView, CardView, ChangeView, TargetView } from './kpi-card.view.ts';
import { plainReading } from './plain-reading.ts';

/**
 * Asks the client of its scope for a KPI, or shows numbers that the page gives: `value`, `previous`, `series`.
 *
 * @summary One KPI: name, value, changes and what they mean, target, benchmark, sparkline.
 * @status experimental
 *
 * @slot label - Instead of the name.
 * @slot actions - Buttons beside the name.
 * @slot footer - Below everything.
 * @slot empty - Instead of the reason why there is no value.
 * @slot error - Instead of the error and its retry button.
 *
 * @fires {KpiReadyEvent} kpi-ready - A reading is shown that was not shown before.
 * @fires {KpiErrorEvent} kpi-error - A reading cannot be had or drawn. Once for each error.
 * @fires {KpiSelectEvent} kpi-select - A person chose the card. Only with `selectable`.
 *
 * @csspart base - The outer box.
 * @csspart header - Name, period and actions.
 * @csspart label - The name.
 * @csspart select - The name as a button.
 * @csspart period - The period of the value.
 * @csspart body - Everything between header and footer.
 * @csspart value - The value.
 * @csspart changes - All comparisons.
 * @csspart change - One comparison.
 * @csspart badge - Direction and amount of a change.
 * @csspart verdict - Whether a change is good.
 * @csspart versus - The earlier value and its period.
 * @csspart target - The progress to the target.
 * @csspart progress - The bar of the target.
 * @csspart benchmark - The benchmark.
 * @csspart sparkline - The line of the series.
 * @csspart empty - The reason why there is no value.
 * @csspart error - The error.
 * @csspart retry - The button that tries again.
 * @csspart footer - Notes, time and the `footer` slot.
 * @csspart stale - The age of an old value.
 * @csspart notice - What the reader has to know: missing days, a period that is not over.
 * @csspart as-of - When the source was read.
 *
 * @cssproperty [--kpi-card-value-size=clamp(1.375rem, 0.9rem + 5cqi, 2rem)] - Size of the value.
 * @cssproperty [--kpi-card-sparkline-height=2.75rem] - Height of the sparkline.
 */
@customElement('kpi-card')
export class KpiCard extends KpiElement {
  static override styles: CSSResultGroup = [KpiElement.styles, styles];

  /** `card`, one line (`row`), or for screens on walls (`big`). */
  @property() layout: 'card' | 'row' | 'big' = 'card';
  /** A number to show without any source; with it, `unit`, `currency` and `better` say what it means. */
  @property() value: number | string | null | undefined;
  /** The earlier number that `value` is compared with. */
  @property() previous: number | string | null | undefined;
  /** The numbers of the sparkline; JSON in the attribute: `[3, null, 5]`. */
  @property() series: readonly Cell[] | string | undefined;
  /** ISO 4217 code of `value`. */
  @property() currency: string | undefined;
  /** Leaves the comparisons out. */
  @property({ type: Boolean, attribute: 'without-change' }) withoutChange = false;
  /** Leaves the target out. */
  @property({ type: Boolean, attribute: 'without-target' }) withoutTarget = false;
  /** Leaves the benchmark out. */
  @property({ type: Boolean, attribute: 'without-benchmark' }) withoutBenchmark = false;
  /** Leaves the sparkline out. */
  @property({ type: Boolean, attribute: 'without-sparkline' }) withoutSparkline = false;

  protected override get look(): string {
    return this.layout;
  }

  protected override plainReading(): Reading | undefined {
    return plainReading(this, this.knownKpi);
  }

  protected override refine({ compare, grain, ...request }: ReadingRequest): ReadingRequest {
    return {
      ...request,
      ...(compare && !this.withoutChange && { compare }),
      ...(!this.withoutSparkline && { grain: grain ?? grainFor(request.period) }),
    };
  }

  // What the frame's sentence says already is hidden from screen readers.
  protected override renderReading(reading: Reading | undefined, reader: Reader): TemplateResult {
    const view = reading && cardView(reading, reader);
    return html`
      <div part="body" class="body ${view ? '' : 'waiting'}">
        <div part="value" class="value" aria-hidden="true" title=${view?.value ?? nothing}>
          ${view ? either(view.value, view.compact) : ghost('12.3K')}
        </div>
        <div part="changes" class="changes" aria-hidden="true">
          ${this.withoutChange ? nothing : this.#changes(view)}
        </div>
        ${this.withoutTarget ? nothing : this.#target(view)}
        ${view?.benchmark && !this.withoutBenchmark ? benchmark(view.benchmark) : nothing}
        ${this.withoutSparkline ? nothing : this.#sparkline(view)}
      </div>
    `;
  }

  #changes(view: CardView | undefined): unknown {
    if (view) return view.changes.map(change);
    return [this.request?.compare ?? []]
      .flat()
      .map(() => html`<div class="change">${ghost('+12.3% better vs 1.23')}</div>`);
  }

  #target(view: CardView | undefined): unknown {
    if (view) return view.target ? target(view.target) : nothing;
    const { kpi, target: own, targets } = this.request ?? {};
    const expected = own ?? (typeof kpi === 'string' ? targets?.[kpi] : undefined);
    return expected === undefined
      ? nothing
      : html`<div class="target">${ghost('84% of target 5')}${bar(0)}</div>`;
  }

  #sparkline(view: CardView | undefined): unknown {
    if (!view) return html`<div class="sparkline ghost"></div>`;
    return view.line ? sparkline(view.line) : nothing;
  }
}

/** The full text where there is room for it. */
function either(full: string, compact: string): TemplateResult {
  if (full === compact) return html`<span>${full}</span>`;
  return html`<span class="full">${full}</span><span class="compact">${compact}</span>`;
}

function change({ direction, verdict, amount, brief, word, versus }: ChangeView): TemplateResult {
  return html`
    <div part="change" class="change ${verdict}">
      <span part="badge" class="badge" ?hidden=${!amount}>
        ${direction && icon(arrows[direction])}${either(amount, brief)}
      </span>
      ${word ? html`<span part="verdict" class="verdict">${marks[verdict] && icon(marks[verdict])}${word}</span>` : nothing}
      <span part="versus" class="versus small">${versus}</span>
    </div>
  `;
}

function target({ status, text, word, toGo, share }: TargetView): TemplateResult {
  return html`
    <div part="target" class="target ${status}" aria-hidden="true">
      <span>${text}</span>
      <span class="small"
        ><span class="status">${word}</span><span>${word && toGo ? ' · ' : ''}${toGo}</span></span
      >
      ${bar(share)}
    </div>
  `;
}

function bar(share: number): TemplateResult {
  return html`
    <svg part="progress" class="progress" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width=${share} height="1"></rect>
    </svg>
  `;
}

function benchmark({ text, source }: BenchmarkView): TemplateResult {
  return html`<div part="benchmark" class="benchmark small" title=${source}>
    ${text} <span class="sr">${source}</span>
  </div>`;
}

function sparkline({ line, area, partial, end }: LineMark): TemplateResult {
  return html`
    <svg
      part="sparkline"
      class="sparkline"
      viewBox="0 0 ${lineBox.width} ${lineBox.height}"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="area" d=${area}></path>
      <path class="partial" d=${partial}></path>
      <path d=${line}></path>
      <path class="end" d=${end}></path>
    </svg>
  `;
}

function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 12 12" aria-hidden="true"><path d=${path}></path></svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'kpi-card': KpiCard;
  }
}
