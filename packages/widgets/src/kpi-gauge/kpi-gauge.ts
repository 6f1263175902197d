import type { ReadingRequest } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import changeStyles from '../base/change.styles.ts';
import { define } from '../base/define.ts';
import { ghost } from '../base/frame.ts';
import { lazy } from '../base/lazy.ts';
import { preload } from '../base/preload.ts';
import { ReadingElement } from '../base/reading-element.ts';
import type { Picture, Sitter } from '../base/sitter.ts';
import type { Dial } from '../marks/dial.ts';
import { emptyScale } from './empty-scale.ts';
import styles from './kpi-gauge.styles.ts';
import type { GaugeRange } from './scale.ts';

const pictures = lazy(() => import('./kpi-gauge.picture.ts'));

/**
 * A value on a scale. The scale ends where `max` or the last range says, else it leaves room for the target. A value
 * beyond the scale is said to be so.
 *
 * @summary One KPI on a scale, with its target, named ranges and the period before.
 * @status experimental
 * @tagname kpi-gauge
 *
 * @slot label - Instead of the name.
 * @slot actions - Buttons beside the name.
 * @slot footer - Below everything.
 * @slot empty - Instead of the reason why there is no value.
 * @slot error - Instead of the error and its retry button.
 *
 * @fires {KpiReadyEvent} kpi-ready - A reading is shown that was not shown before.
 * @fires {KpiErrorEvent} kpi-error - A reading cannot be had or drawn. Once for each error.
 * @fires {KpiSelectEvent} kpi-select - A person chose the gauge. Only with `selectable` or `select`.
 * @fires {KpiScopeChangeEvent} kpi-scope-change - With `select="filter"`, asks the scope for a filter, unless `kpi-select` was cancelled.
 *
 * @csspart base - The outer box.
 * @csspart header - Name, period and actions.
 * @csspart label - The name.
 * @csspart select - The name as a button.
 * @csspart period - The period of the value.
 * @csspart body - Everything between header and footer.
 * @csspart gauge - The scale with its value.
 * @csspart value - The value.
 * @csspart scale - The picture of the scale.
 * @csspart fill - The part of the scale up to the value.
 * @csspart range - A range on the scale.
 * @csspart target-mark - The place of the target.
 * @csspart previous-mark - The place of the value that is compared with.
 * @csspart beyond-mark - Stands at the end that the value lies beyond.
 * @csspart ends - What the two ends stand for.
 * @csspart facts - Everything beside the scale.
 * @csspart beyond - Says that the value lies beyond the scale.
 * @csspart ranges - The names of the ranges.
 * @csspart changes - All comparisons.
 * @csspart change - One comparison.
 * @csspart badge - Direction and amount of a change.
 * @csspart verdict - Whether a change is good.
 * @csspart versus - The earlier value and its period.
 * @csspart target - The progress to the target.
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
 * @cssproperty [--kpi-gauge-size=15rem] - Greatest width of a dial, a length.
 * @cssproperty [--kpi-gauge-thickness=9] - Thickness of a dial, in hundredths of its width.
 * @cssproperty [--kpi-gauge-bar-height=0.75rem] - Height of a linear gauge.
 */
export class KpiGauge extends ReadingElement {
  static override properties: PropertyDeclarations = {
    layout: {},
    min: {},
    max: {},
    ranges: {},
    withoutChange: { type: Boolean, attribute: 'without-change' },
    withoutTarget: { type: Boolean, attribute: 'without-target' },
  };
  static override styles: CSSResultGroup = [ReadingElement.styles, changeStyles, styles];
  /** Fetches what drawing needs, so that numbers that a page has are drawn at once, without a skeleton before them. */
  static readonly preload = (): Promise<void> => preload(KpiGauge, pictures);

  /** Three quarters of a circle, half of one, or a bar. */
  layout: Dial | 'linear' = 'radial';
  /** Where the scale begins, in the KPI's unit. Else at 0, or below the smallest value. */
  min: number | string | null | undefined;
  /** Where the scale ends, in the KPI's unit: 0.05 for 5 %. Else with the last range, or with room for the target. */
  max: number | string | null | undefined;
  /** Named ranges; JSON in the attribute: `[{"to":1,"name":"loss","verdict":"worse"},{"to":5,"name":"profit"}]`. */
  ranges: readonly GaugeRange[] | string | undefined;
  /** Leaves the comparisons out, and the mark of the first. */
  withoutChange = false;
  /** Leaves the target out of the text; its mark stays. */
  withoutTarget = false;

  protected override get look(): string {
    return this.layout || 'radial';
  }

  protected override refine({ compare, grain: _, ...request }: ReadingRequest): ReadingRequest {
    return { ...request, ...(compare && !this.withoutChange && { compare }) };
  }

  protected override draw(sitter: Sitter): Picture | null | undefined {
    const module = pictures(this);
    return module && new module.GaugePicture(sitter, this);
  }

  protected override skeleton(): TemplateResult {
    return html`
      <div part="body" class="body" aria-hidden="true">
        <div class="gauge">
          ${emptyScale(this.layout)}
          <div class="centre"><div part="value" class="value">${ghost('12.3K')}</div></div>
        </div>
        <div class="ends small">${ghost('0')}${ghost('100')}</div>
        <div class="facts">
          ${this.withoutChange ? nothing : this.ghostChanges()}
          ${this.withoutTarget ? nothing : this.ghostTarget()}
        </div>
      </div>
    `;
  }
}

define('kpi-gauge', KpiGauge);

declare global {
  interface HTMLElementTagNameMap {
    'kpi-gauge': KpiGauge;
  }
}
