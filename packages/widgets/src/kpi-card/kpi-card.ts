import type { Cell, Reading, ReadingRequest } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { asError } from '../base/as-error.ts';
import type { BenchmarkView } from '../base/benchmark.view.ts';
import { change } from '../base/change.ts';
import changeStyles from '../base/change.styles.ts';
import { customElement } from '../base/define.ts';
import { either } from '../base/either.ts';
import { KpiErrorEvent } from '../base/events.ts';
import { ghost } from '../base/frame.ts';
import { grainFor } from '../base/grain-for.ts';
import { icon } from '../base/icon.ts';
import type { Reader } from '../base/localize.ts';
import { ReadingElement } from '../base/reading-element.ts';
import { target } from '../base/target.ts';
import { signs } from '../marks/icons.ts';
import { lineBox } from '../marks/line.ts';
import type { LineMark } from '../marks/line.ts';
import styles from './kpi-card.styles.ts';
import { cardView } from './kpi-card.view.ts';
import type { CardView } from './kpi-card.view.ts';
import type { mathPanel } from './the-math.ts';

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
 * @csspart math-button - The button that opens the formula with its numbers.
 * @csspart math - The panel that it opens.
 * @csspart equation - The formula with its numbers.
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
export class KpiCard extends ReadingElement {
  static override styles: CSSResultGroup = [ReadingElement.styles, changeStyles, styles];

  /** `card`, one line (`row`), or for screens on walls (`big`). */
  @property() layout: 'card' | 'row' | 'big' = 'card';
  /** The numbers of the sparkline; JSON in the attribute: `[3, null, 5]`. */
  @property() series: readonly Cell[] | string | undefined;
  /** Leaves the comparisons out. */
  @property({ type: Boolean, attribute: 'without-change' }) withoutChange = false;
  /** Leaves the target out. */
  @property({ type: Boolean, attribute: 'without-target' }) withoutTarget = false;
  /** Leaves the benchmark out. */
  @property({ type: Boolean, attribute: 'without-benchmark' }) withoutBenchmark = false;
  /** Leaves the sparkline out. */
  @property({ type: Boolean, attribute: 'without-sparkline' }) withoutSparkline = false;
  /** Leaves the button out that opens the formula with its numbers. */
  @property({ type: Boolean, attribute: 'without-math' }) withoutMath = false;

  #math: typeof mathPanel | undefined;

  protected override get look(): string {
    return this.layout;
  }

  protected override get plainSeries(): readonly Cell[] | string | undefined {
    return this.series;
  }

  protected override header(reader: Reader): ReturnType<ReadingElement['header']> {
    const { reading, withoutMath } = this;
    const header = super.header(reader);
    if (withoutMath || reading?.kpi.formula === '') return header;
    // Before there is a reading, the button keeps its place.
    return { ...header, actions: [this.#mathButton(reader, reading), this.#mathPanel(reader, reading)] };
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

  #mathButton({ strings }: Reader, reading: Reading | undefined): TemplateResult {
    return html`
      <button
        part="math-button"
        class="icon-button math-button"
        aria-label=${strings.math}
        title=${strings.math}
        aria-haspopup="dialog"
        ?disabled=${!reading}
        popovertarget=${this.#math ? 'math' : nothing}
        @click=${this.#math ? nothing : () => this.#openMath(reading!)}
      >
        ${icon(signs.about)}
      </button>
    `;
  }

  #mathPanel(reader: Reader, reading: Reading | undefined): unknown {
    return this.#math && reading ? this.#math(reading, this.catalog, this.requests[0], reader) : nothing;
  }

  /** The panel and its words are fetched when somebody wants to read them. From then on the button opens it by itself. */
  async #openMath({ kpi }: Reading): Promise<void> {
    try {
      const math = await import('./the-math.ts');
      await math.prepareMath(kpi, this.shadowRoot!);
      this.#math = math.mathPanel;
    } catch (error) {
      this.dispatchEvent(new KpiErrorEvent(asError(error)));
    }
    this.requestUpdate();
    await this.updateComplete;
    this.shadowRoot!.querySelector<HTMLElement>('.math')?.showPopover();
  }

  #changes(view: CardView | undefined): unknown {
    return view ? view.changes.map(change) : this.ghostChanges;
  }

  #target(view: CardView | undefined): unknown {
    if (!view) return this.ghostTarget(bar(0));
    return view.target ? target(view.target, bar(view.target.share)) : nothing;
  }

  #sparkline(view: CardView | undefined): unknown {
    if (!view) return html`<div class="sparkline ghost"></div>`;
    return view.line ? sparkline(view.line) : nothing;
  }
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

declare global {
  interface HTMLElementTagNameMap {
    'kpi-card': KpiCard;
  }
}
