import type { Reading, ReadingRequest } from '@kpi-elements/core';
import { html, nothing, svg } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { jsonFrom } from '../base/attributes.ts';
import { change } from '../base/change.ts';
import changeStyles from '../base/change.styles.ts';
import { define } from '../base/define.ts';
import { either } from '../base/either.ts';
import { ghost } from '../base/frame.ts';
import { icon } from '../base/icon.ts';
import type { Reader } from '../base/localize.ts';
import { ReadingElement } from '../base/reading-element.ts';
import { dialBox, dialPath, turnTo } from '../marks/dial.ts';
import type { Dial } from '../marks/dial.ts';
import { beyond as beyondSign } from '../marks/icons.ts';
import styles from './kpi-gauge.styles.ts';
import { gaugeView } from './kpi-gauge.view.ts';
import type { GaugeView, RangeView, Span } from './kpi-gauge.view.ts';
import { checkRanges } from './scale.ts';
import type { GaugeRange } from './scale.ts';

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
 * @fires {KpiSelectEvent} kpi-select - A person chose the gauge. Only with `selectable`.
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
 * @cssproperty [--kpi-gauge-size=15rem] - Greatest width of a dial.
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
    return this.layout;
  }

  protected override refine({ compare, grain: _, ...request }: ReadingRequest): ReadingRequest {
    return { ...request, ...(compare && !this.withoutChange && { compare }) };
  }

  // What the meter and the frame's sentence say already is hidden from screen readers.
  protected override renderReading(reading: Reading | undefined, reader: Reader): TemplateResult {
    const { min, max } = this;
    const ranges = this.ranges ? checkRanges(jsonFrom<unknown>(this.ranges, 'ranges')) : [];
    const view = reading && gaugeView(reading, { min, max, ranges }, reader);
    const has = view?.now !== undefined;
    return html`
      <div part="body" class="body">
        <div
          part="gauge"
          class="gauge ${view?.ranges.find(({ current }) => current)?.verdict ?? ''}"
          role=${has ? 'meter' : nothing}
          aria-labelledby=${has ? 'label' : nothing}
          aria-valuemin=${has ? view.min : nothing}
          aria-valuemax=${has ? view.max : nothing}
          aria-valuenow=${view?.now ?? nothing}
          aria-valuetext=${has ? view.text : nothing}
        >
          ${this.layout === 'linear' ? linear(view) : dial(this.layout === 'half' ? 'half' : 'radial', view)}
          ${this.#value(view)}
        </div>
        <div part="ends" class="ends small" aria-hidden="true">
          <span>${view ? view.lowText : ghost('0')}</span><span>${view ? view.highText : ghost('100')}</span>
        </div>
        ${this.#facts(view, this.withoutTarget ? nothing : this.drawTarget(reading, reader))}
      </div>
    `;
  }

  #value(view: GaugeView | undefined): TemplateResult {
    const isLinear = this.layout === 'linear';
    const current = view?.ranges.find((range) => range.current);
    return html`
      <div class="centre" aria-hidden="true">
        <div part="value" class="value" title=${view?.value ?? nothing}>
          ${view ? either(isLinear ? view.value : view.compact, view.compact) : ghost('12.3K')}
        </div>
        ${current?.name ? html`<div class="name"><span>${current.name}</span></div>` : nothing}
      </div>
    `;
  }

  #facts(view: GaugeView | undefined, target: unknown): TemplateResult {
    return html`
      <div part="facts" class="facts">
        ${view?.beyond ? html`<div part="beyond" class="caution item" aria-hidden="true"><span>${view.beyondText}</span></div>` : nothing}
        ${this.withoutChange || view?.changes.length === 0 ? nothing : this.#changes(view)} ${target}
        ${view?.ranges.length ? legend(view.ranges) : nothing}
      </div>
    `;
  }

  #changes(view: GaugeView | undefined): unknown {
    return html`
      <div part="changes" class="changes" aria-hidden=${this.spoken}>
        ${view ? view.changes.map(change) : this.ghostChanges}
      </div>
    `;
  }
}

/** A ring of ranges around a ring of values. Lengths are shares: the paths are 100 long, whatever their size. */
function dial(shape: Dial, view: GaugeView | undefined): TemplateResult {
  const inner = dialPath(shape, 40);
  return html`
    <svg part="scale" class="scale" viewBox=${dialBox[shape]} aria-hidden="true">
      <path class="track" d=${inner}></path>
      ${view && dialMarks(shape, inner, view)}
    </svg>
  `;
}

function dialMarks(shape: Dial, inner: string, view: GaugeView): TemplateResult {
  const { ranges, fill, previousAt, targetAt, beyond } = view;
  const outer = dialPath(shape, 47.5);
  const dash = ({ from, to }: Span) => `0 ${from} ${to - from} 200`;
  return svg`
    ${ranges.map((range) => svg`<path part="range" class="range ${range.verdict}" d=${outer} pathLength="100" stroke-dasharray=${dash(range)}></path>`)}
    ${fill && svg`<path part="fill" class="fill" d=${inner} pathLength="100" stroke-dasharray=${dash(fill)}></path>`}
    ${previousAt === undefined ? nothing : svg`<path part="previous-mark" class="previous-mark" d="M50 16.5l2.5 4.5h-5z" transform=${turnTo(shape, previousAt)}></path>`}
    ${targetAt === undefined ? nothing : svg`<path part="target-mark" class="target-mark" d="M50 3v14" transform=${turnTo(shape, targetAt)}></path>`}
    ${beyond && svg`<path part="beyond-mark" class="beyond-mark" d=${chevrons[beyond]} transform=${turnTo(shape, beyond === 'max' ? 100 : 0)}></path>`}
  `;
}

/** At twelve o'clock, pointing off the scale. */
const chevrons = {
  max: 'M43 7.5l2.5 2.5-2.5 2.5M46.5 7.5l2.5 2.5-2.5 2.5',
  min: 'M57 7.5l-2.5 2.5 2.5 2.5M53.5 7.5l-2.5 2.5 2.5 2.5',
} as const;

/** The same on a line, stretched to any width. */
function linear(view: GaugeView | undefined): TemplateResult {
  const { ranges = [], fill, previousAt, targetAt, beyond } = view ?? {};
  return html`
    <div part="scale" class="scale" aria-hidden="true">
      <svg class="track" viewBox="0 0 100 1" preserveAspectRatio="none">
        ${ranges.map(({ from, to, verdict }) => svg`<rect part="range" class="range ${verdict}" x=${from} width=${to - from} height="1"></rect>`)}
        ${fill && svg`<rect part="fill" class="fill" x=${fill.from} width=${fill.to - fill.from} height="1"></rect>`}
      </svg>
      <svg class="marks" viewBox="0 0 100 1" preserveAspectRatio="none">
        ${previousAt === undefined ? nothing : svg`<path part="previous-mark" class="previous-mark" d="M${previousAt} 0v1" vector-effect="non-scaling-stroke"></path>`}
        ${targetAt === undefined ? nothing : svg`<path part="target-mark" class="target-mark" d="M${targetAt} 0v1" vector-effect="non-scaling-stroke"></path>`}
      </svg>
      ${beyond && html`<span part="beyond-mark" class="beyond-mark ${beyond}">${icon(beyondSign)}</span>`}
    </div>
  `;
}

function legend(ranges: readonly RangeView[]): TemplateResult {
  return html`
    <ul part="ranges" class="ranges small">
      ${ranges.map(
        ({ name, verdict, bounds, current }) => html`
          <li class=${current ? 'current' : nothing}>
            <i class="swatch ${verdict}"></i><span>${name}</span> <span class="bounds">${bounds}</span>
          </li>
        `,
      )}
    </ul>
  `;
}

define('kpi-gauge', KpiGauge);

declare global {
  interface HTMLElementTagNameMap {
    'kpi-gauge': KpiGauge;
  }
}
