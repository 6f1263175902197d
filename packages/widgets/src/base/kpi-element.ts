import type { Kpi, Reading, ReadingRequest } from '@kpi-elements/core';
import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from './announcer.ts';
import { asError } from './as-error.ts';
import { AskingElement } from './asking-element.ts';
import { jsonFrom } from './attributes.ts';
import baseStyles from './base.styles.ts';
import { KpiErrorEvent, KpiReadyEvent, KpiSelectEvent } from './events.ts';
import { frame } from './frame.ts';
import { frameView, shownOf } from './frame.view.ts';
import type { Shown } from './frame.view.ts';
import { englishReader, Localize } from './localize.ts';
import type { Reader } from './localize.ts';
import { ReadingController } from './reading-controller.ts';
import { requestOf } from './request.ts';
import roleStyles from './role.styles.ts';

/** What all elements that show a reading share: states, events and the frame. An element itself only draws. */
export abstract class KpiElement extends AskingElement {
  static override styles: CSSResultGroup = [roleStyles, baseStyles];

  /** Makes the label a button that fires `kpi-select`. */
  @property({ type: Boolean }) selectable = false;

  readonly #localize = new Localize(this);
  readonly #readings = new ReadingController(this, () => this.#requests());
  readonly #announcer = new Announcer(this);
  #given: Reading | string | undefined;
  #own: Reading | undefined;
  #shown: Shown = { status: 'loading' };
  #told = this.#shown;

  /** The reading that is shown. Setting one overrides scope and attributes; setting none gives way to them again. */
  @property()
  get reading(): Reading | undefined {
    return typeof this.#given === 'object' ? this.#given : this.#shown.reading;
  }
  set reading(reading: Reading | string | null | undefined) {
    this.#given = reading || undefined;
    // Lit compares with what is shown, and that does not tell a reading that was given from one that was read.
    this.requestUpdate();
  }

  override render(): unknown {
    const reader = this.#localize.reader;
    try {
      return this.#draw(
        reader ? this.#state() : { status: 'loading' },
        reader ?? englishReader,
        this.knownKpi,
      );
    } catch (error) {
      return this.#draw({ status: 'error', error: asError(error) }, reader ?? englishReader);
    }
  }

  protected override updated(): void {
    const told = this.#told;
    const { reading, error } = (this.#told = this.#shown);
    if (error && error.message !== told.error?.message) this.dispatchEvent(new KpiErrorEvent(error));
    if (reading && reading !== told.reading) this.dispatchEvent(new KpiReadyEvent(reading));
  }

  /** The KPI that is asked for, as far as it is known before there is an answer. */
  protected get knownKpi(): Kpi | undefined {
    return this.findKpi(this.#readings.client?.catalog);
  }

  /** What is asked of the client; nothing when the page gave the numbers. */
  protected get request(): ReadingRequest | undefined {
    return this.#readings.requests[0];
  }

  /** Classes of the outer box. */
  protected get look(): string {
    return '';
  }

  /** Draws a reading, or without one the boxes that it will fill. May throw. */
  protected abstract renderReading(reading: Reading | undefined, reader: Reader): unknown;

  #requests(): ReadingRequest[] {
    return this.#ownReading() ? [] : [this.refine(requestOf(this, this.#localize.scope))];
  }

  /** The reading that the page gave. It stays the same object as long as it says the same. */
  #ownReading(): Reading | undefined {
    if (typeof this.#given === 'object') return this.#given;
    const own = this.#given ? jsonFrom<Reading>(this.#given, 'reading') : this.plainReading();
    if (JSON.stringify(own) !== JSON.stringify(this.#own)) this.#own = own;
    return this.#own;
  }

  #state(): Shown {
    const own = this.#ownReading();
    if (own) return { status: 'ready', reading: own };
    return shownOf(this.#readings.state);
  }

  #draw(shown: Shown, reader: Reader, kpi?: Kpi): unknown {
    this.#shown = shown;
    const { status, reading } = shown;
    const view = frameView(
      shown,
      { label: this.label, kpi, id: typeof this.kpi === 'string' ? this.kpi : '' },
      reader,
    );
    if (status === 'loading') this.#announcer.hush();
    else this.#announcer.tell(view.sentence);
    return frame(view, {
      look: [this.look, status, view.absence && 'absent'].join(' '),
      busy: status === 'loading' || status === 'refreshing',
      body: status === 'error' ? undefined : this.renderReading(reading, reader),
      announcement: this.#announcer.text,
      retry: reader.strings.retry,
      onRetry: this.#readings.asked ? () => this.#readings.refresh() : undefined,
      onSelect:
        this.selectable && reading ? () => this.dispatchEvent(new KpiSelectEvent(reading)) : undefined,
    });
  }
}
