import { describe } from '@kpi-elements/core';
import type { Better, Grain, Kpi, Reading, ReadingRequest, ReadingState, Unit } from '@kpi-elements/core';
import { LitElement } from 'lit';
import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from './announcer.ts';
import { jsonFrom } from './attributes.ts';
import baseStyles from './base.styles.ts';
import { KpiErrorEvent, KpiReadyEvent, KpiSelectEvent } from './events.ts';
import { frame } from './frame.ts';
import { english, Localize } from './localize.ts';
import type { Reader } from './localize.ts';
import { ReadingController } from './reading-controller.ts';
import { requestOf } from './request.ts';
import roleStyles from './role.styles.ts';

/** What an element stands at. Only one that is read has a reading. */
interface Shown {
  readonly status: ReadingState['status'];
  readonly reading?: Reading | undefined;
  readonly error?: Error | undefined;
}

/** What all elements that show a reading share: common attributes, states, events. An element itself only draws. */
export abstract class KpiElement extends LitElement {
  static override styles: CSSResultGroup = [roleStyles, baseStyles];

  /** Id of a KPI of the client's catalog; as a property also a definition of one's own. */
  @property() kpi: string | Kpi | undefined;
  /** A formula instead of a KPI: `cost / clicks`. */
  @property() formula: string | undefined;
  /** The unit of `formula` or `value`. */
  @property() unit: Unit | undefined;
  /** Which direction of `formula` or `value` is good. Without it no change is called good or bad. */
  @property() better: Better | undefined;
  /** Shown instead of the KPI's name. */
  @property() label: string | undefined;
  /** `last_30_days`, or two dates: `2026-01-01/2026-02-28`. */
  @property() period: string | undefined;
  /** Any of `previous_period`, `previous_year`, `previous_year_weekday` and periods, separated by spaces. */
  @property() compare: string | undefined;
  /** A filter, `channel=search,social country!=DE`. That of the scope holds as well. */
  @property() where: string | undefined;
  /** The width of the buckets of a series. */
  @property() grain: Grain | undefined;
  /** What the KPI is to reach, in its unit. */
  @property() target: number | string | undefined;
  /** Language and number format, `zh-CN`. Else that of the scope, else the nearest `lang`. */
  @property() locale: string | undefined;
  /** Makes the label a button that fires `kpi-select`. */
  @property({ type: Boolean }) selectable = false;

  readonly #localize = new Localize(this);
  readonly #readings = new ReadingController(this, () => this.#requests());
  readonly #announcer = new Announcer(this);
  #given: Reading | string | undefined;
  #shown: Shown = { status: 'loading' };
  #told = this.#shown;

  /** The reading that is shown. Setting one overrides scope and attributes; setting none gives way to them again. */
  @property()
  get reading(): Reading | undefined {
    return typeof this.#given === 'object' ? this.#given : this.#shown.reading;
  }
  set reading(reading: Reading | string | null | undefined) {
    this.#given = reading || undefined;
  }

  override render(): unknown {
    const reader = this.#localize.reader;
    try {
      return this.#draw(reader ? this.#state() : { status: 'loading' }, reader ?? english);
    } catch (error) {
      return this.#draw({ status: 'error', error: error as Error }, reader ?? english);
    }
  }

  protected override updated(): void {
    const told = this.#told;
    const { reading, error } = (this.#told = this.#shown);
    if (error && error.message !== told.error?.message) this.dispatchEvent(new KpiErrorEvent(error));
    if (reading && reading !== told.reading) this.dispatchEvent(new KpiReadyEvent(reading));
  }

  /** The request with the wishes of this element. */
  protected refine(request: ReadingRequest): ReadingRequest {
    return request;
  }

  /** The reading that attributes spell out, for elements that can do without a client. May throw. */
  protected plainReading(): Reading | undefined {
    return undefined;
  }

  /** Draws a reading, or without one the boxes that it will fill. May throw. */
  protected abstract renderReading(reading: Reading | undefined, reader: Reader): unknown;

  #requests(): ReadingRequest[] {
    return this.#ownReading() ? [] : [this.refine(requestOf(this, this.#localize.scope))];
  }

  #ownReading(): Reading | undefined {
    return this.#given ? jsonFrom<Reading>(this.#given, 'reading') : this.plainReading();
  }

  #state(): Shown {
    const own = this.#ownReading();
    if (own) return { status: 'ready', reading: own };
    const { state } = this.#readings;
    return 'readings' in state ? { ...state, reading: state.readings[0] } : state;
  }

  #draw(shown: Shown, reader: Reader): unknown {
    this.#shown = shown;
    const { status, reading } = shown;
    return frame({
      shown, reader,
      label: this.label || nameOf(...),
      body: status === 'error' ? undefined : this.renderReading(reading, reader),
    });
  }
}
