import type { Reading } from '@kpi-elements/core';
import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { jsonFrom } from '../base/attributes.ts';
import { fullLook } from '../base/full-look.ts';
import type { FrameView } from '../base/frame.view.ts';
import { icon } from '../base/icon.ts';
import type { Reader } from '../base/reader.ts';
import { changes, ReadingPicture } from '../base/reading-picture.ts';
import type { ReadingOptions } from '../base/reading-picture.ts';
import { target } from '../base/target.ts';
import { dialBox, dialPath, turnTo } from '../marks/dial.ts';
import type { Dial } from '../marks/dial.ts';
import { beyond as beyondSign, marks } from '../marks/icons.ts';
import { gaugeView } from './kpi-gauge.view.ts';
import type { GaugeView, RangeView, Span } from './kpi-gauge.view.ts';
import { checkRanges } from './scale.ts';
import type { GaugeRange } from './scale.ts';

/** What the page says of a gauge. */
export interface GaugeOptions extends ReadingOptions {
  readonly layout: string;
  readonly min: number | string | null | undefined;
  readonly max: number | string | null | undefined;
  readonly ranges: readonly GaugeRange[] | string | undefined;
  readonly withoutChange: boolean;
  readonly withoutTarget: boolean;
}

/** A reading on its scale. Those who listen get the meter, and what stands beside it as one picture with its sentence. */
export class GaugePicture extends ReadingPicture<GaugeOptions> {
  protected override bodyOf(reading: Reading, { sentence }: FrameView, reader: Reader): TemplateResult {
    const { min, max, layout, withoutChange, withoutTarget } = this.options;
    const ranges = this.options.ranges ? checkRanges(jsonFrom<unknown>(this.options.ranges, 'ranges')) : [];
    const view = gaugeView(reading, { min, max, ranges }, reader);
    const has = view.now !== undefined;
    const value = layout === 'linear' ? view.value : view.compact;
    const look = fullLook(value, view.compact);
    const current = view.ranges.find((range) => range.current);
    const changed = withoutChange ? nothing : changes(view.changes);
    const aim = withoutTarget ? nothing : target(reading, reader);
    return html`
      <div part="body" class="body">
        <div
          part="gauge"
          class="gauge ${current?.verdict ?? ''}"
          role=${has ? 'meter' : nothing}
          aria-labelledby=${has ? 'label' : nothing}
          aria-valuemin=${has ? view.min : nothing}
          aria-valuemax=${has ? view.max : nothing}
          aria-valuenow=${view.now ?? nothing}
          aria-valuetext=${has ? view.text : nothing}
        >
          ${layout === 'linear' ? linear(view) : dial(layout === 'half' ? 'half' : 'radial', view)}
          <div class="centre" aria-hidden="true">
            <div part="value" class="value" title=${view.value}>
              <span class=${look}>${value}</span><span class="compact" ?hidden=${!look}>${view.compact}</span>
            </div>
            ${current ? html`<div class="name"><span>${current.name}</span></div>` : nothing}
          </div>
        </div>
        <div part="ends" class="ends small" aria-hidden="true">
          <span>${view.lowText}</span><span>${view.highText}</span>
        </div>
        <div part="facts" class="facts">
          ${view.beyond ? html`<div part="beyond" class="caution item" aria-hidden="true"><span>${view.beyondText}</span></div>` : nothing}
          <div
            class="beside"
            role="img"
            aria-label=${sentence}
            ?hidden=${changed === nothing && aim === nothing}
          >
            ${changed}${aim}
          </div>
          ${view.ranges.length ? legend(view.ranges) : nothing}
        </div>
      </div>
    `;
  }
}

/** What is left open behind a range, in hundredths of the scale. */
const GAP = 0.8;

/** Ranges with a gap between them: colour must not be all that parts them. */
function parted(ranges: readonly RangeView[]): readonly RangeView[] {
  return ranges.map((range, i) =>
    i < ranges.length - 1 ? { ...range, to: Math.max(range.from, range.to - GAP) } : range,
  );
}

/** A ring of ranges around a ring of values. Lengths are shares: the paths are 100 long, whatever their size. */
function dial(shape: Dial, { ranges, fill, previousAt, targetAt, beyond }: GaugeView): TemplateResult {
  const inner = dialPath(shape, 40);
  const outer = dialPath(shape, 47.5);
  const dash = ({ from, to }: Span) => `0 ${from} ${to - from} 200`;
  return html`
    <svg part="scale" class="scale" viewBox=${dialBox[shape]} aria-hidden="true">
      <path class="track" d=${inner}></path>
      ${parted(ranges).map((range) => svg`<path part="range" class="range ${range.verdict}" d=${outer} pathLength="100" stroke-dasharray=${dash(range)}></path>`)}
      <path
        part="fill"
        class="fill"
        d=${inner}
        pathLength="100"
        ?hidden=${!fill}
        stroke-dasharray=${fill ? dash(fill) : nothing}
      ></path>
      <path
        part="previous-mark"
        class="previous-mark"
        d="M50 16.5l2.5 4.5h-5z"
        ?hidden=${previousAt === undefined}
        transform=${turnTo(shape, previousAt ?? 0)}
      ></path>
      <path
        part="target-mark"
        class="target-mark"
        d="M50 3v14"
        ?hidden=${targetAt === undefined}
        transform=${turnTo(shape, targetAt ?? 0)}
      ></path>
      ${beyond && svg`<path part="beyond-mark" class="beyond-mark" d=${chevrons[beyond]} transform=${turnTo(shape, beyond === 'max' ? 97 : 3)}></path>`}
    </svg>
  `;
}

/** At twelve o'clock, pointing off the scale. */
const chevrons = {
  max: 'M43 7.5l2.5 2.5-2.5 2.5M46.5 7.5l2.5 2.5-2.5 2.5',
  min: 'M57 7.5l-2.5 2.5 2.5 2.5M53.5 7.5l-2.5 2.5 2.5 2.5',
} as const;

/** The same on a line, stretched to any width. */
function linear(view: GaugeView): TemplateResult {
  const { ranges, fill, previousAt, targetAt, beyond } = view;
  return html`
    <div part="scale" class="scale" aria-hidden="true">
      <svg class="track" viewBox="0 0 100 1" preserveAspectRatio="none">
        ${parted(ranges).map(({ from, to, verdict }) => svg`<rect part="range" class="range ${verdict}" x=${from} width=${to - from} height="1"></rect>`)}
        <rect
          part="fill"
          class="fill"
          ?hidden=${!fill}
          x=${fill?.from ?? 0}
          width=${fill ? fill.to - fill.from : 0}
          height="1"
        ></rect>
      </svg>
      <svg class="marks" viewBox="0 0 100 1" preserveAspectRatio="none">
        <path
          part="previous-mark"
          class="previous-mark"
          ?hidden=${previousAt === undefined}
          d="M${previousAt ?? 0} 0v1"
          vector-effect="non-scaling-stroke"
        ></path>
        <path
          part="target-mark"
          class="target-mark"
          ?hidden=${targetAt === undefined}
          d="M${targetAt ?? 0} 0v1"
          vector-effect="non-scaling-stroke"
        ></path>
      </svg>
      ${beyond && html`<span part="beyond-mark" class="beyond-mark ${beyond}">${icon(beyondSign)}</span>`}
    </div>
  `;
}

/** What a range means, for those who do not see its colour: what a change has beside it, and a dash for neither. */
const signs = { ...marks, caution: 'M2.5 6h7' } as const;

function legend(ranges: readonly RangeView[]): TemplateResult {
  return html`
    <ul part="ranges" class="ranges small">
      ${ranges.map(
        ({ name, verdict, meaning, bounds, current }) => html`
          <li class=${current ? 'current' : nothing}>
            <svg
              class="icon swatch ${verdict}"
              viewBox="-2 -2 16 16"
              role="img"
              aria-label=${meaning || nothing}
              aria-hidden=${meaning ? nothing : 'true'}
            >
              <path d=${signs[verdict] || nothing}></path></svg
            ><span>${name}</span> <span class="bounds">${bounds}</span>
          </li>
        `,
      )}
    </ul>
  `;
}
