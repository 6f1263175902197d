import type { Cell, Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { jsonFrom } from './attributes.ts';
import { KpiSelectEvent } from './events.ts';
import { ghost } from './frame.ts';
import type { FrameParts } from './frame.ts';
import { KpiElement } from './kpi-element.ts';
import type { Reader } from './localize.ts';
import { plainReading } from './plain-reading.ts';

/** An element that shows one KPI: a reading of a client, or numbers that the page has. */
export abstract class ReadingElement extends KpiElement {
  /** Makes the label a button that fires `kpi-select`. */
  @property({ type: Boolean }) selectable = false;
  /** A number to show without any source; with it, `unit`, `currency` and `better` say what it means. */
  @property() value: number | string | null | undefined;
  /** The earlier number that `value` is compared with. */
  @property() previous: number | string | null | undefined;
  /** ISO 4217 code of `value`. */
  @property() currency: string | undefined;

  #given: Reading | string | undefined;
  #own: Reading | undefined;

  /** The reading that is shown. Setting one overrides scope and attributes; setting none gives way to them again. */
  @property()
  get reading(): Reading | undefined {
    return typeof this.#given === 'object' ? this.#given : this.shownReadings[0];
  }
  set reading(reading: Reading | string | null | undefined) {
    this.#given = reading || undefined;
    // Lit compares with what is shown, and that does not tell a reading that was given from one that was read.
    this.requestUpdate();
  }

  /** The numbers of a series that stand beside `value`. */
  protected get plainSeries(): readonly Cell[] | string | undefined {
    return undefined;
  }

  protected override givenReadings(): readonly Reading[] | undefined {
    if (typeof this.#given === 'object') return [this.#given];
    const own = this.#given
      ? jsonFrom<Reading>(this.#given, 'reading')
      : plainReading(this, this.plainSeries, this.knownKpi);
    if (JSON.stringify(own) !== JSON.stringify(this.#own)) this.#own = own;
    return this.#own && [this.#own];
  }

  protected override header(_reader: Reader): Pick<FrameParts, 'actions' | 'onSelect'> {
    const { reading } = this;
    if (!this.selectable || !reading) return {};
    return { onSelect: () => this.dispatchEvent(new KpiSelectEvent(reading)) };
  }

  protected override renderBody([reading]: readonly Reading[], reader: Reader): unknown {
    return this.renderReading(reading, reader);
  }

  /** The comparisons that were asked for, before they are there. */
  protected get ghostChanges(): unknown {
    const { compare = [] } = this.requests[0] ?? {};
    return [compare].flat().map(() => html`<div class="change">${ghost('+12.3% better vs 1.23')}</div>`);
  }

  /** The target, where one is known to come, and what is drawn below. */
  protected ghostTarget(below?: unknown): unknown {
    const { kpi, target, targets } = this.requests[0] ?? {};
    const expected = target ?? (typeof kpi === 'string' ? targets?.[kpi] : undefined);
    return expected === undefined
      ? nothing
      : html`<div class="target">${ghost('84% of target 5')}${below}</div>`;
  }

  /** Draws the reading, or without one the boxes that it will fill. May throw. */
  protected abstract renderReading(reading: Reading | undefined, reader: Reader): unknown;
}
