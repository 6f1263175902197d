import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { jsonFrom } from '../base/attributes.ts';
import { fullLook } from '../base/full-look.ts';
import { noticesOf, sentenceOf } from '../base/frame.view.ts';
import type { FrameView, Known, Shown } from '../base/frame.view.ts';
import { KpiPicture } from '../base/picture.ts';
import type { KpiOptions } from '../base/picture.ts';
import type { Reader } from '../base/reader.ts';
import { selectButton } from '../base/select-button.ts';
import type { SelectOptions } from '../base/select-button.ts';
import { arrows, marks } from '../marks/icons.ts';
import { funnelView, wordsOf } from './kpi-funnel.view.ts';
import type { FunnelView, StageView } from './kpi-funnel.view.ts';

/** What the page says of a funnel. */
export interface FunnelOptions extends KpiOptions, SelectOptions {}

/** Stages in their order: a picture, and a table for those who do not see it. What both say is there once. */
export class FunnelPicture extends KpiPicture<FunnelOptions> {
  #drawn: { readings: readonly Reading[]; reader: Reader; view: FunnelView } | undefined;

  protected override readGiven(json: string | undefined): readonly Reading[] | undefined {
    return json ? jsonFrom<readonly Reading[]>(json, 'readings') : undefined;
  }

  protected override get rows(): 'stages' {
    return 'stages';
  }

  protected override words(shown: Shown, known: Known, reader: Reader): FrameView {
    const label = known.label || wordsOf(reader).funnel;
    const sentences = (readings: readonly Reading[]) =>
      readings.map((reading) => sentenceOf(reading, known.label, reader.locale)).join(' ');
    const say = (readings: readonly Reading[]) =>
      `${label}: ${this.#viewOf(readings, reader).sentence || sentences(readings)}`;
    const view = super.words(shown, { ...known, label }, reader, say);
    const { readings } = shown;
    if (!readings) return view;
    return {
      ...view,
      absence: readings.every(({ value }) => value === null) ? view.absence : '',
      notices: [...new Set([...view.notices, ...shownOf(readings).flatMap((one) => noticesOf(one, reader))])],
    };
  }

  protected override body(
    readings: readonly Reading[],
    { sentence }: FrameView,
    reader: Reader,
  ): TemplateResult {
    const view = this.#viewOf(readings, reader);
    const nameOf = (it: StageView) => selectButton(this.sitter, this.options, it.reading, it.name);
    return html`
      <div part="body" class="body">
        <div part="stages" class="stages" role="table" aria-colcount="7" aria-label=${sentence}>
          ${heads(view, reader)}${view.stages.map((one) => stage(one, reader, nameOf(one)))}
        </div>
        ${flow(view)}
        ${view.earlier ? html`<div part="earlier" class="earlier small" aria-hidden="true"><i class="swatch"></i><span class="item">${view.earlier}</span></div>` : nothing}
      </div>
    `;
  }

  /** Once for the words and the picture. */
  #viewOf(readings: readonly Reading[], reader: Reader): FunnelView {
    if (this.#drawn?.readings !== readings || this.#drawn.reader !== reader) {
      this.#drawn = { readings, reader, view: funnelView(readings, reader) };
    }
    return this.#drawn.view;
  }
}

/** A time that nobody knows is left out, and so is what would have to be known of it. */
function shownOf(readings: readonly Reading[]): readonly Reading[] {
  return readings.filter(({ kpi, value }) => kpi.unit !== 'duration' || value !== null);
}

/** Heads of columns, for those who listen. */
function heads({ earlier }: FunnelView, reader: Reader): TemplateResult {
  const { stage: name, value, step, lost, time, overall, change } = wordsOf(reader).columns;
  return html`
    <div class="sr" role="row">
      <span role="columnheader" aria-colindex="1">${name}</span>
      <span role="columnheader" aria-colindex="2">${value}</span>
      <span role="columnheader" aria-colindex="3">${earlier ? `${change} (${earlier})` : change}</span>
      <span role="columnheader" aria-colindex="4">${step}</span>
      <span role="columnheader" aria-colindex="5">${lost}</span>
      <span role="columnheader" aria-colindex="6">${time}</span>
      <span role="columnheader" aria-colindex="7">${overall}</span>
    </div>
  `;
}

function stage(it: StageView, reader: Reader, name: unknown): TemplateResult {
  const { value, compact, change } = it;
  const look = fullLook(value, compact);
  const arrow = change?.direction ? arrows[change.direction] : nothing;
  const mark = change && marks[change.verdict];
  return html`
    <div part="stage" class="stage" role="row">
      <div part="stage-name" class="stage-name" role="rowheader" aria-colindex="1"><span>${name}</span></div>
      <div class="number">
        <span part="value" class="value" role="cell" aria-colindex="2" title=${value}
          ><span class=${look}>${value}</span
          ><span class="compact" aria-hidden="true" ?hidden=${!look}>${compact}</span></span
        >
        <span
          part="badge"
          class="badge ${change?.verdict}"
          role="cell"
          aria-colindex="3"
          title=${change?.word}
          ?hidden=${!change?.brief}
        >
          <svg class="icon" viewBox="0 0 12 12" aria-hidden="true"><path d=${arrow}></path></svg>
          <span>${change?.brief}</span>
          <svg
            class="icon"
            viewBox="0 0 12 12"
            role="img"
            aria-label=${change?.word}
            ?hidden=${!change?.word}
          >
            <path d=${mark || nothing}></path>
          </svg>
        </span>
      </div>
      <svg part="bar" class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="behind" width=${it.earlierShare ?? 0} height="10"></rect>
        <rect class="front" width=${it.share ?? 0} height="7"></rect>
      </svg>
      <div class="rates small">${rates(it, reader)}</div>
    </div>
  `;
}

function rates(it: StageView, reader: Reader): unknown {
  const { absence, stepOf, overallOf, lostText, largest, widening, time } = it;
  const lag = time
    ? html`<span part="time" class="time" role="cell" aria-colindex="6">${time}</span>`
    : nothing;
  if (absence) return html`<span class="item" role="cell" aria-colindex="4">${absence}</span>${lag}`;
  if (!stepOf) return lag;
  const remark = widening ? wordsOf(reader).widening : largest;
  return html`
    <span part="step" class="step ${widening ? 'caution' : ''}" role="cell" aria-colindex="4">${stepOf}</span>
    <span class="losses" role="cell" aria-colindex="5" ?hidden=${!lostText && !remark}
      ><span part="lost">${lostText}</span> ${
        remark ? html`<span class="caution">${remark}</span>` : nothing
      }</span
    >
    ${lag}
    <span part="overall" class="overall" role="cell" aria-colindex="7" ?hidden=${!overallOf}
      >${overallOf}</span
    >
  `;
}

/** The picture of all stages, stretched to any size. */
function flow({ stages, flow: { columns, behind, flow: ground } }: FunnelView): TemplateResult {
  return html`
    <svg
      part="flow"
      class="flow"
      viewBox="0 0 ${100 * stages.length} 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="behind" d=${behind}></path>
      <path class="ground" d=${ground}></path>
      <path class="front" d=${columns}></path>
    </svg>
  `;
}
