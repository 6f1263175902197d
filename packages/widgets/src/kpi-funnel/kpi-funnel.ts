import { KpiError } from '@kpi-elements/core';
import type { Reading, ReadingRequest } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import changeStyles from '../base/change.styles.ts';
import { define } from '../base/define.ts';
import { ghost } from '../base/frame.ts';
import { KpiElement } from '../base/kpi-element.ts';
import { lazy } from '../base/lazy.ts';
import { preload } from '../base/preload.ts';
import { requestOf, words } from '../base/request.ts';
import type { Scope } from '../base/scope.ts';
import type { Picture, Sitter } from '../base/sitter.ts';
import styles from './kpi-funnel.styles.ts';

const pictures = lazy(() => import('./kpi-funnel.picture.ts'));

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
 * @fires {KpiSelectEvent} kpi-select - A person chose a stage; its reading comes along. Only with `selectable` or `select`.
 * @fires {KpiScopeChangeEvent} kpi-scope-change - With `select="filter"`, asks the scope for a filter, unless `kpi-select` was cancelled.
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
 * @csspart time - How long it takes to reach a stage.
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
    select: {},
    withoutChange: { type: Boolean, attribute: 'without-change' },
    readings: {},
  };
  static override styles: CSSResultGroup = [KpiElement.styles, changeStyles, styles];
  /** Fetches what drawing needs, so that numbers that a page has are drawn at once, without a skeleton before them. */
  static readonly preload = (): Promise<void> => preload(KpiFunnel, pictures);

  /**
   * Ids of KPIs or measures in their order, separated by spaces: `sessions leads mqls sqls new_customers`. A KPI of time
   * behind a stage is no stage but says how long it takes to get there: `sqls deals_won avg_sales_cycle`.
   */
  stages: string | undefined;
  /** Makes each stage a button that fires `kpi-select`. */
  selectable = false;
  /**
   * What choosing does beyond `kpi-select`: `filter` filters the scope by the segment that is shown, which is `where`, or
   * the members that the reading of the stage is of. Choosing it again takes the filter away. Makes stages selectable.
   */
  select: 'filter' | undefined;
  /** Leaves the comparison out. */
  withoutChange = false;

  #readings: readonly Reading[] | string | undefined;

  /** The readings that are shown, one a stage. Setting some overrides scope and attributes; setting none undoes it. */
  get readings(): readonly Reading[] {
    return typeof this.#readings === 'object' ? this.#readings : this.shownReadings;
  }
  set readings(readings: readonly Reading[] | string | null | undefined) {
    this.#readings = readings || undefined;
    this.requestUpdate();
  }

  protected override get given(): readonly Reading[] | string | undefined {
    return this.#readings;
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

  protected override draw(sitter: Sitter): Picture | null | undefined {
    const module = pictures(this);
    return module && new module.FunnelPicture(sitter, this);
  }

  protected override skeleton(): TemplateResult {
    const compared = this.requests[0]?.compare !== undefined;
    const names = words(this.stages)
      .map((id) => this.catalog?.find(id))
      .filter((kpi) => kpi?.unit !== 'duration')
      .map((kpi) => kpi?.name ?? 'Sessions');
    return html`
      <div part="body" class="body" aria-hidden="true">
        <div part="stages" class="stages">${names.map((_, i) => ghostStage(names, i, compared))}</div>
        <div class="flow ghost"></div>
        ${compared ? html`<div class="earlier small">${ghost('The previous period (Jun 2026)')}</div>` : nothing}
      </div>
    `;
  }
}

/** As many lines as the stage will have. */
function ghostStage(names: readonly string[], i: number, compared: boolean): TemplateResult {
  const last =
    i > 1
      ? html`<span class="overall">${ghost(`12.3% of ${names[0]}`)}</span>`
      : html`<span class="losses">${ghost('largest drop-off')}</span>`;
  return html`
    <div class="stage">
      <div class="stage-name">${ghost(names[i]!)}</div>
      <div class="number">
        <span class="value">${ghost('1,234')}</span>
        ${compared ? html`<span class="badge ghost"><span>0 +12% 0</span></span>` : nothing}
      </div>
      <div class="bar ghost"></div>
      <div class="rates small">
        ${i > 0 ? html`<span class="step">${ghost(`12.3% of ${names[i - 1]}`)}</span><span class="losses">${ghost('12.3% lost (1,234)')}</span>${last}` : nothing}
      </div>
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
