import type { Cell, Reading, ReadingRequest } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { change } from '../base/change.ts';
import changeStyles from '../base/change.styles.ts';
import { define } from '../base/define.ts';
import { either } from '../base/either.ts';
import { ghost } from '../base/frame.ts';
import { grainFor } from '../base/grain-for.ts';
import { lazy } from '../base/lazy.ts';
import type { Reader } from '../base/localize.ts';
import { ReadingElement } from '../base/reading-element.ts';
import styles from './kpi-card.styles.ts';
import { cardView } from './kpi-card.view.ts';

/** Only readings with a benchmark need it. */
const benchmarks = lazy(() => import('./benchmark.ts'));
/** Only readings with a series need it. */
const sparklines = lazy(() => import('./sparkline.ts'));

/**
 * Asks the client of its scope for a KPI, or shows numbers that the page gives: `value`, `previous`, `series`.
 *
 * @summary One KPI: name, value, changes and what they mean, target, benchmark, sparkline.
 * @status experimental
 * @tagname kpi-card
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
 * @csspart export-button - The button that opens the ways to take away what is shown.
 * @csspart export - The menu that it opens.
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
export class KpiCard extends ReadingElement {
  static override properties: PropertyDeclarations = {
    layout: {},
    series: {},
    withoutChange: { type: Boolean, attribute: 'without-change' },
    withoutTarget: { type: Boolean, attribute: 'without-target' },
    withoutBenchmark: { type: Boolean, attribute: 'without-benchmark' },
    withoutSparkline: { type: Boolean, attribute: 'without-sparkline' },
  };
  static override styles: CSSResultGroup = [ReadingElement.styles, changeStyles, styles];

  /** `card`, one line (`row`), or for screens on walls (`big`). */
  layout: 'card' | 'row' | 'big' = 'card';
  /** The numbers of the sparkline; JSON in the attribute: `[3, null, 5]`. */
  series: readonly Cell[] | string | undefined;
  /** Leaves the comparisons out. */
  withoutChange = false;
  /** Leaves the target out. */
  withoutTarget = false;
  /** Leaves the benchmark out. */
  withoutBenchmark = false;
  /** Leaves the sparkline out. */
  withoutSparkline = false;

  protected override get look(): string {
    return this.layout;
  }

  protected override get plainSeries(): readonly Cell[] | string | undefined {
    return this.series;
  }

  protected override refine({ compare, grain, ...request }: ReadingRequest): ReadingRequest {
    return {
      ...request,
      ...(compare && !this.withoutChange && { compare }),
      ...(!this.withoutSparkline && { grain: grain ?? grainFor(request.period) }),
    };
  }

  // What the frame's sentence says too is hidden from screen readers.
  protected override renderReading(reading: Reading | undefined, reader: Reader): TemplateResult {
    const view = reading && cardView(reading, reader);
    return html`
      <div part="body" class="body">
        <div part="value" class="value" aria-hidden=${this.spoken} title=${view?.value ?? nothing}>
          ${view ? either(view.value, view.compact) : ghost('12.3K')}
        </div>
        <div part="changes" class="changes" aria-hidden=${this.spoken}>
          ${this.withoutChange ? nothing : view ? view.changes.map(change) : this.ghostChanges}
        </div>
        ${this.withoutTarget ? nothing : this.drawTarget(reading, reader, bar)}
        ${this.withoutBenchmark ? nothing : this.#benchmark(reading, reader)}
        ${this.withoutSparkline ? nothing : this.#sparkline(reading)}
      </div>
    `;
  }

  #benchmark(reading: Reading | undefined, reader: Reader): unknown {
    if (!(reading ?? this.knownKpi)?.benchmark) return nothing;
    const box = html`<div class="benchmark small">${ghost('Benchmark 1.23 · all industries')}</div>`;
    return this.drawLater(benchmarks, box, reading, (module, it) => module.benchmark(it, reader));
  }

  #sparkline(reading: Reading | undefined): unknown {
    if (reading && !isLine(reading)) return nothing;
    const box = html`<div class="sparkline ghost"></div>`;
    if (!reading && this.requests.length === 0) return box;
    return this.drawLater(sparklines, box, reading, (module, { series, forecast }) =>
      module.sparkline(series!, forecast),
    );
  }
}

function bar(share: number): TemplateResult {
  return html`
    <svg part="progress" class="progress" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width=${share} height="1"></rect>
    </svg>
  `;
}

function isLine({ series = [] }: Reading): boolean {
  return series.filter(({ value }) => value !== null).length > 1;
}

define('kpi-card', KpiCard);

declare global {
  interface HTMLElementTagNameMap {
    'kpi-card': KpiCard;
  }
}
