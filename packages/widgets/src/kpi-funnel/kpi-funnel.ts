import { KpiError } from '@kpi-elements/core';
import type { Reading, ReadingRequest } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { jsonFrom } from '../base/attributes.ts';
import changeStyles from '../base/change.styles.ts';
import { define } from '../base/define.ts';
import { either } from '../base/either.ts';
import { KpiSelectEvent } from '../base/events.ts';
import { ghost } from '../base/frame.ts';
import type { FrameView, Known, Shown } from '../base/frame.view.ts';
import { icon } from '../base/icon.ts';
import { KpiElement } from '../base/kpi-element.ts';
import type { Reader } from '../base/localize.ts';
import { requestOf, words } from '../base/request.ts';
import type { Scope } from '../base/scope.ts';
import type { Voice } from '../base/voice.ts';
import { arrows } from '../marks/icons.ts';
import styles from './kpi-funnel.styles.ts';
import { funnelView, wordsOf } from './kpi-funnel.view.ts';
import type { FunnelView, StageView } from './kpi-funnel.view.ts';

/**
 * Counts of consecutive stages, with the share that reaches each of them. A stage may be larger than the one before:
 * that is said, and not hidden. Without numbers of the earlier period there is no shadow behind the bars.
 *
 * @summary Stages in their order: how many reach each one, what is lost on the way, and how it was before.
 * @status experimental
 * @tagname kpi-funnel
 *
 * @slot label - Instead of the name.
 * @slot actions - Buttons beside the name.
 * @slot footer - Below everything.
 * @slot empty - Instead of the reason why there are no values.
 * @slot error - Instead of the error and its retry button.
 *
 * @fires {KpiReadyEvent} kpi-ready - Readings are shown that were not shown before.
 * @fires {KpiErrorEvent} kpi-error - A reading cannot be had or drawn. Once for each error.
 * @fires {KpiSelectEvent} kpi-select - A person chose a stage; its reading comes along. Only with `selectable`.
 *
 * @csspart base - The outer box.
 * @csspart header - Name, period and actions.
 * @csspart label - The name.
 * @csspart select - The name of a stage as a button.
 * @csspart period - The period of the values.
 * @csspart body - Everything between header and footer.
 * @csspart stages - All stages.
 * @csspart stage - One stage.
 * @csspart stage-name - The name of a stage.
 * @csspart value - The value of a stage.
 * @csspart badge - How much a stage changed.
 * @csspart bar - The bar of a stage, where there is little room.
 * @csspart step - The share of the stage before.
 * @csspart lost - What the stage before loses.
 * @csspart overall - The share of the first stage.
 * @csspart flow - The picture of all stages, where there is room.
 * @csspart earlier - Which period the shadow behind the bars is of.
 * @csspart export-button - The button that opens the ways to take away what is shown.
 * @csspart export - The menu that it opens.
 * @csspart empty - The reason why there are no values.
 * @csspart error - The error.
 * @csspart retry - The button that tries again.
 * @csspart footer - Notes, time and the `footer` slot.
 * @csspart stale - The age of old values.
 * @csspart notice - What the reader has to know: missing days, a period that is not over.
 * @csspart as-of - When the source was read.
 *
 * @cssproperty [--kpi-funnel-height=10rem] - Height of the picture, where the stages stand side by side.
 */
export class KpiFunnel extends KpiElement {
  static override properties: PropertyDeclarations = {
    stages: {},
    selectable: { type: Boolean },
    withoutChange: { type: Boolean, attribute: 'without-change' },
    readings: {},
  };
  static override styles: CSSResultGroup = [KpiElement.styles, changeStyles, styles];

  /** Ids of KPIs or measures in their order, separated by spaces: `sessions leads mqls sqls new_customers`. */
  stages: string | undefined;
  /** Makes each stage a button that fires `kpi-select`. */
  selectable = false;
  /** Leaves the comparison out. */
  withoutChange = false;

  #given: readonly Reading[] | string | undefined;
  #own: readonly Reading[] | undefined;

  /** The readings that are shown, one a stage. Setting some overrides scope and attributes; setting none undoes it. */
  get readings(): readonly Reading[] {
    return typeof this.#given === 'object' ? this.#given : this.shownReadings;
  }
  set readings(readings: readonly Reading[] | string | null | undefined) {
    this.#given = readings || undefined;
    this.requestUpdate();
  }

  protected override givenReadings(): readonly Reading[] | undefined {
    if (typeof this.#given !== 'string') return this.#given;
    const own = jsonFrom<readonly Reading[]>(this.#given, 'readings');
    if (JSON.stringify(own) !== JSON.stringify(this.#own)) this.#own = own;
    return this.#own;
  }

  protected override asks(scope: Scope): readonly ReadingRequest[] {
    const stages = words(this.stages);
    if (stages.length === 0) throw noStages();
    return stages.map((stage) => this.refine(requestOf(this, scope, stage)));
  }

  protected override refine({ compare, grain: _, target: __, ...request }: ReadingRequest): ReadingRequest {
    const [first] = [compare ?? []].flat();
    return { ...request, ...(first && !this.withoutChange && { compare: [first] }) };
  }

  protected override get rows(): 'stages' {
    return 'stages';
  }

  protected override words(
    shown: Shown,
    known: Known,
    reader: Reader,
    voice: Pick<Voice, 'sentenceOf'> | undefined,
  ): FrameView {
    const label = known.label || wordsOf(reader).funnel;
    const view = super.words(shown, { ...known, label }, reader, voice);
    const { readings } = shown;
    if (!readings) return view;
    const all = readings.map((reading) =>
      super.words({ status: shown.status, readings: [reading] }, known, reader, voice),
    );
    return {
      ...view,
      sentence: `${label}: ${funnelView(readings, reader).sentence || all.map((one) => one.sentence).join(' ')}`,
      absence: all.every(({ absence }) => absence) ? view.absence : '',
      notices: [...new Set(all.flatMap(({ notices }) => notices))],
    };
  }

  protected override renderBody(readings: readonly Reading[], reader: Reader): TemplateResult {
    const view = readings.length > 0 ? funnelView(readings, reader) : undefined;
    const waiting = words(this.stages);
    const select = (i: number) =>
      this.selectable ? () => this.dispatchEvent(new KpiSelectEvent(readings[i]!)) : undefined;
    return html`
      <div part="body" class="body">
        ${view ? table(view, reader) : nothing}
        <ol part="stages" class="stages" aria-hidden=${this.selectable && view ? nothing : 'true'}>
          ${view ? view.stages.map((one, i) => stage(one, reader, select(i))) : waiting.map((_, i) => ghostStage(i))}
        </ol>
        ${view ? flow(view) : html`<div class="flow ghost"></div>`}
        ${view?.earlier ? html`<div part="earlier" class="earlier small" aria-hidden="true"><i class="swatch"></i><span class="item">${view.earlier}</span></div>` : nothing}
      </div>
    `;
  }
}

function stage(it: StageView, reader: Reader, onSelect: (() => void) | undefined): TemplateResult {
  const { name, value, compact, absence, stepOf, overallOf, lostText, largest, widening, change } = it;
  return html`
    <li part="stage" class="stage">
      <div part="stage-name" class="stage-name">
        ${onSelect ? html`<button part="select" class="select" @click=${onSelect}>${name}</button>` : html`<span>${name}</span>`}
      </div>
      <div class="number" aria-hidden="true">
        <span part="value" class="value">${either(value, compact)}</span>
        ${change?.direction ? html`<span part="badge" class="badge ${change.verdict}">${icon(arrows[change.direction])}<span>${change.brief}</span></span>` : nothing}
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
        ${overallOf && !absence ? html`<span part="overall" class="overall">${overallOf}</span>` : nothing}
      </div>
    </li>
  `;
}

function ghostStage(i: number): TemplateResult {
  const rates = ['12.3% of Sessions', '12.3% lost (1,234)', '12.3% of Sessions'].slice(
    0,
    i === 0 ? 0 : i + 1,
  );
  return html`
    <li class="stage">
      <div class="stage-name">${ghost('Sessions')}</div>
      <div class="number"><span class="value">${ghost('12,345')}</span></div>
      <div class="bar ghost"></div>
      <div class="rates small">${rates.map(ghost)}</div>
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
function table({ stages, earlier }: FunnelView, reader: Reader): TemplateResult {
  const { strings } = reader;
  const { widening, columns: titles } = wordsOf(reader);
  const { stage: name, value, step, overall, lost, earlier: then } = titles;
  const columns = [name, value, step, overall, lost, ...(earlier ? [`${then} (${earlier})`] : [])];
  return html`
    <div class="sr">
      <table aria-labelledby="label">
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
        ${stages.map(
          (it) => html`
            <tr>
              <th scope="row">${it.name}</th>
              <td>${it.absence || it.value}</td>
              <td>${it.widening ? strings.clauses([it.step, widening]) : it.step}</td>
              <td>${it.overall}</td>
              <td>${strings.clauses([it.lostText, it.largest].filter(Boolean))}</td>
              ${earlier ? html`<td>${strings.clauses([it.earlier, it.earlierStep].filter(Boolean))}</td>` : nothing}
            </tr>
          `,
        )}
      </table>
    </div>
  `;
}

function noStages(): KpiError {
  return new KpiError(
    'unknown_kpi',
    'A funnel has no stages.\nName KPIs or measures in "stages": sessions leads new_customers.',
  );
}

define('kpi-funnel', KpiFunnel);

declare global {
  interface HTMLElementTagNameMap {
    'kpi-funnel': KpiFunnel;
  }
}
