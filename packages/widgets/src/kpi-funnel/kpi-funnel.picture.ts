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
import { isSelectable, selectButton } from '../base/select-button.ts';
import type { SelectOptions } from '../base/select-button.ts';
import { arrows, marks } from '../marks/icons.ts';
import { funnelView, wordsOf } from './kpi-funnel.view.ts';
import type { FunnelView, StageView } from './kpi-funnel.view.ts';

/** What the page says of a funnel. */
export interface FunnelOptions extends KpiOptions, SelectOptions {}

/** Stages in their order, as a picture and as a table. */
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
        ${table(sentence, view, reader)}
        <ol part="stages" class="stages" aria-hidden=${isSelectable(this.options) ? nothing : 'true'}>
          ${view.stages.map((one) => stage(one, reader, nameOf(one)))}
        </ol>
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

function stage(it: StageView, reader: Reader, name: unknown): TemplateResult {
  const { value, compact, absence, stepOf, overallOf, lostText, largest, widening, time, change } = it;
  const look = fullLook(value, compact);
  const arrow = change?.direction ? arrows[change.direction] : nothing;
  const mark = change && marks[change.verdict];
  return html`
    <li part="stage" class="stage">
      <div part="stage-name" class="stage-name"><span>${name}</span></div>
      <div class="number" aria-hidden="true">
        <span part="value" class="value"
          ><span class=${look}>${value}</span><span class="compact" ?hidden=${!look}>${compact}</span></span
        >
        <span
          part="badge"
          class="badge ${change?.verdict}"
          title=${change?.word}
          ?hidden=${!change?.direction}
        >
          <svg class="icon" viewBox="0 0 12 12" aria-hidden="true"><path d=${arrow}></path></svg>
          <span>${change?.brief}</span>
          <svg class="icon" viewBox="0 0 12 12" aria-hidden="true" ?hidden=${!mark}>
            <path d=${mark || nothing}></path>
          </svg>
        </span>
      </div>
      <svg part="bar" class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="behind" width=${it.earlierShare ?? 0} height="10"></rect>
        <rect class="front" width=${it.share ?? 0} height="7"></rect>
      </svg>
      <div class="rates small" aria-hidden="true">
        ${absence ? html`<span class="item">${absence}</span>` : nothing}
        ${stepOf && !absence ? html`<span part="step" class="step ${widening ? 'caution' : ''}">${stepOf}</span>` : nothing}
        ${widening ? html`<span class="caution">${wordsOf(reader).widening}</span>` : nothing}
        ${lostText ? html`<span part="lost" class="lost">${lostText}</span>` : nothing}
        ${largest ? html`<span class="lost caution">${largest}</span>` : nothing}
        ${time ? html`<span part="time" class="time">${time}</span>` : nothing}
        ${overallOf && !absence ? html`<span part="overall" class="overall">${overallOf}</span>` : nothing}
      </div>
    </li>
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

/** The same for those who do not see the picture. */
function table(sentence: string, { stages, earlier }: FunnelView, reader: Reader): TemplateResult {
  const { strings } = reader;
  const { widening, columns: titles } = wordsOf(reader);
  const { stage: name, value, step, overall, lost, time, earlier: then } = titles;
  const hasTime = stages.some((it) => it.time);
  return html`
    <div class="sr table">
      <table>
        <caption>
          ${sentence}
        </caption>
        <tr>
          <th scope="col">${name}</th>
          <th scope="col">${value}</th>
          <th scope="col">${step}</th>
          <th scope="col">${overall}</th>
          <th scope="col">${lost}</th>
          ${hasTime ? html`<th scope="col">${time}</th>` : nothing}
          <th scope="col" ?hidden=${!earlier}>${earlier && `${then} (${earlier})`}</th>
        </tr>
        ${stages.map(
          (it) => html`
            <tr>
              <th scope="row">${it.name}</th>
              <td>${it.absence || it.value}</td>
              <td>${it.widening ? strings.clauses([it.step, widening]) : it.step}</td>
              <td>${it.overall}</td>
              <td>${strings.clauses([it.lostText, it.largest].filter(Boolean))}</td>
              ${hasTime ? html`<td>${it.time}</td>` : nothing}
              <td ?hidden=${!earlier}>${strings.clauses([it.earlier, it.earlierStep].filter(Boolean))}</td>
            </tr>
          `,
        )}
      </table>
    </div>
  `;
}
