import type { Cell, ReadingRequest } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import changeStyles from '../base/change.styles.ts';
import { define } from '../base/define.ts';
import { ghost } from '../base/frame.ts';
import { grainFor } from '../base/grain-for.ts';
import { lazy } from '../base/lazy.ts';
import { preload } from '../base/preload.ts';
import { ReadingElement } from '../base/reading-element.ts';
import type { Picture, Sitter } from '../base/sitter.ts';
import styles from './kpi-card.styles.ts';

const pictures = lazy(() => import('./kpi-card.picture.ts'));

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
 * @fires {KpiSelectEvent} kpi-select - A person chose the card. Only with `selectable` or `select`.
 * @fires {KpiScopeChangeEvent} kpi-scope-change - With `select="filter"`, asks the scope for a filter, unless `kpi-select` was cancelled.
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
 * @cssproperty [--kpi-card-value-size=calc(32em / 13)] - Size of the value where there is room, by default 32 where text is 13. Narrow cards take less of it, in steps.
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
  /** Fetches what drawing needs, so that numbers that a page has are drawn at once, without a skeleton before them. */
  static readonly preload = (): Promise<void> => preload(KpiCard, pictures);

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
    return this.layout || 'card';
  }

  protected override refine({ compare, grain, ...request }: ReadingRequest): ReadingRequest {
    return {
      ...request,
      ...(compare && !this.withoutChange && { compare }),
      ...(!this.withoutSparkline && { grain: grain ?? grainFor(request.period) }),
    };
  }

  protected override draw(sitter: Sitter): Picture | null | undefined {
    const module = pictures(this);
    return module && new module.CardPicture(sitter, this);
  }

  protected override skeleton(): TemplateResult {
    return html`
      <div part="body" class="body" aria-hidden="true">
        <div part="value" class="value">${ghost('12.3K')}</div>
        ${this.withoutChange ? nothing : this.ghostChanges()}
        ${this.withoutTarget ? nothing : this.ghostTarget(html`<div class="progress"></div>`)}
        ${this.withoutSparkline || !this.#hasSeries ? nothing : html`<div class="sparkline ghost"></div>`}
      </div>
    `;
  }

  /** A client is asked for a series; of plain numbers it has to be given. */
  get #hasSeries(): boolean {
    return this.requests.length > 0 || Boolean(this.series);
  }
}

define('kpi-card', KpiCard);

declare global {
  interface HTMLElementTagNameMap {
    'kpi-card': KpiCard;
  }
}
