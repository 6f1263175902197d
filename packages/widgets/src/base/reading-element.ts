import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { ghost } from './frame.ts';
import { KpiElement } from './kpi-element.ts';

/** An element that shows one KPI: a reading of a client, or numbers that the page has. */
export abstract class ReadingElement extends KpiElement {
  static override properties: PropertyDeclarations = {
    selectable: { type: Boolean },
    select: {},
    value: {},
    previous: {},
    currency: {},
    reading: {},
    withoutMath: { type: Boolean, attribute: 'without-math' },
  };

  /** Makes the label a button that fires `kpi-select`. */
  selectable = false;
  /**
   * What choosing does beyond `kpi-select`: `filter` filters the scope by the segment that is shown, which is `where`, or
   * the members that `reading` is of. Choosing it again takes the filter away. Makes it selectable.
   */
  select: 'filter' | undefined;
  /** A number to show without any source; with it, `unit`, `currency` and `better` say what it means. */
  value: number | string | null | undefined;
  /** The earlier number that `value` is compared with. */
  previous: number | string | null | undefined;
  /** ISO 4217 code of `value`. */
  currency: string | undefined;
  /** Leaves the button out that opens the formula with its numbers. */
  withoutMath = false;

  #reading: readonly Reading[] | string | undefined;

  /** The reading that is shown. Setting one overrides scope and attributes; setting none gives way to them again. */
  get reading(): Reading | undefined {
    return typeof this.#reading === 'object' ? this.#reading[0] : this.shownReadings[0];
  }
  set reading(reading: Reading | string | null | undefined) {
    this.#reading = reading && typeof reading === 'object' ? [reading] : reading || undefined;
    // Lit compares with what is shown, and that does not tell a reading that was given from one that was read.
    this.requestUpdate();
  }

  protected override get given(): readonly Reading[] | string | undefined {
    return this.#reading;
  }

  protected override get isGiven(): boolean {
    return this.#reading !== undefined || (this.value ?? undefined) !== undefined;
  }

  /** The comparisons that were asked for, before they are there. */
  protected ghostChanges(): unknown {
    const { compare = [] } = this.requests[0] ?? {};
    const all = [compare].flat();
    return all.length > 0 ? html`<div class="changes">${all.map(ghostChange)}</div>` : nothing;
  }

  /** The target that was asked for; `bar` is drawn below. */
  protected ghostTarget(bar: unknown = nothing): unknown {
    const { kpi, target, targets: all } = this.requests[0] ?? {};
    if ((target ?? (typeof kpi === 'string' ? all?.[kpi] : undefined)) === undefined) return nothing;
    return html`<div class="target">
      ${ghost('84.2% of target 5×')}<span class="small">${ghost('at risk · 0.79× to go')}</span>${bar}
    </div>`;
  }
}

function ghostChange(): TemplateResult {
  return html`<div class="change">
    <span class="badge ghost"
      ><span class="full">0 +7.95% (+0.31×)</span><span class="compact">0 +7.95%</span></span
    >${ghost('0 better')}<span class="small">${ghost('vs 1.23 · Jun 2026')}</span>
  </div>`;
}
