import type { Catalog, Kpi, Reading, ReadingRequest } from '@kpi-elements/core';
import type { CSSResultGroup, PropertyDeclarations } from 'lit';
import type { CsvOptions, Exhibit, PngOptions } from '../export/exhibit.ts';
import { takeAway } from '../marks/icons.ts';
import type { Announcer } from './announcer.ts';
import { asError } from './as-error.ts';
import { AskingElement } from './asking-element.ts';
import baseStyles from './base.styles.ts';
import { KpiErrorEvent, KpiReadyEvent } from './events.ts';
import { frame } from './frame.ts';
import type { FrameParts } from './frame.ts';
import { frameView } from './frame.view.ts';
import type { FrameView, Known, Shown } from './frame.view.ts';
import { arrivals, lazy } from './lazy.ts';
import { englishReader, Localize } from './localize.ts';
import type { Reader } from './localize.ts';
import { Panel } from './panel.ts';
import { ReadingController } from './reading-controller.ts';
import { requestOf } from './request.ts';
import roleStyles from './role.styles.ts';
import type { Scope } from './scope.ts';
import type { Voice } from './voice.ts';

/** Comes along with the data: until it is there, those who listen are read what others see. */
const voices = lazy<Voice>(() => import('./voice.ts'));

/** What all elements that show readings share: states, events and the frame. An element itself only draws. */
export abstract class KpiElement extends AskingElement {
  static override properties: PropertyDeclarations = {
    withoutExport: { type: Boolean, attribute: 'without-export' },
  };
  static override styles: CSSResultGroup = [roleStyles, baseStyles];

  /** Leaves the button out that opens the ways to take away what is shown. */
  withoutExport = false;

  readonly #localize = new Localize(this);
  readonly #answers = new ReadingController(this, () =>
    this.givenReadings() ? [] : this.asks(this.#localize.scope),
  );
  readonly #export = new Panel(this, 'export', takeAway, async (root) =>
    (await import('../export/menu.ts')).prepareMenu(root),
  );
  #announcer: Announcer | undefined;
  #shown: Shown = { status: 'loading' };
  #told = this.#shown;
  #spoken = false;

  /**
   * The numbers that are shown as CSV, with heads in the reader's language and a byte order mark. Cells that a spreadsheet
   * would run as formulas are defused.
   */
  async toCSV(options?: CsvOptions): Promise<string> {
    return (await this.#exports()).toCsv(this.#exhibit, options);
  }

  /** One sentence that says what is shown. */
  async toText(): Promise<string> {
    return (await this.#exports()).toText(this.#exhibit);
  }

  /** What is seen as an SVG document, with text as text. Throws `wrong_arguments` for an element that is not shown. */
  async toSVG(): Promise<string> {
    return (await this.#exports()).toSvg(this.#exhibit);
  }

  /** What is seen as a PNG. Throws `wrong_arguments` for an element that is not shown, or a scale that is too large. */
  async toPNG(options?: PngOptions): Promise<Blob> {
    return (await this.#exports()).toPng(this.#exhibit, options);
  }

  override render(): unknown {
    const reader = this.#localize.reader;
    try {
      return this.#draw(reader ? this.#now() : { status: 'loading' }, reader ?? englishReader, this.knownKpi);
    } catch (error) {
      return this.#draw({ status: 'error', error: asError(error) }, reader ?? englishReader);
    }
  }

  protected override updated(): void {
    const told = this.#told;
    const { readings = [], error } = (this.#told = this.#shown);
    if (error && error.message !== told.error?.message) this.dispatchEvent(new KpiErrorEvent(error));
    if (readings.some((reading, i) => reading !== told.readings?.[i])) {
      this.dispatchEvent(new KpiReadyEvent(readings));
    }
  }

  /** Also waits for what is fetched when it is needed. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    const more = arrivals();
    if (!more) return done;
    await more;
    return this.getUpdateComplete();
  }

  /** The readings that are shown, in the order asked. */
  protected get shownReadings(): readonly Reading[] {
    return this.#shown.readings ?? [];
  }

  /** The catalog of the client, where there is one. */
  protected get catalog(): Catalog | undefined {
    return this.#answers.client?.catalog;
  }

  /** The KPI that is asked for, as far as it is known before there is an answer. */
  protected get knownKpi(): Kpi | undefined {
    return this.findKpi(this.catalog);
  }

  /** What is asked of the client; nothing when the page gave the numbers. */
  protected get requests(): readonly ReadingRequest[] {
    return this.#answers.requests;
  }

  /** Classes of the outer box. */
  protected get look(): string {
    return '';
  }

  /** What to ask for in a scope. May throw. */
  protected asks(scope: Scope): readonly ReadingRequest[] {
    return [this.refine(requestOf(this, scope))];
  }

  /** The readings that the page gave. The same objects as long as they say the same. May throw. */
  protected givenReadings(): readonly Reading[] | undefined {
    return undefined;
  }

  /** The words of the frame. */
  protected words(
    shown: Shown,
    known: Known,
    reader: Reader,
    voice: Pick<Voice, 'sentenceOf'> | undefined,
  ): FrameView {
    return frameView(shown, known, reader, voice);
  }

  /** `aria-hidden` of what the sentence says too. */
  protected get spoken(): 'true' | 'false' {
    return this.#spoken ? 'true' : 'false';
  }

  /** Readings are rows of their own, or stages of one thing. */
  protected get rows(): Exhibit['rows'] {
    return 'readings';
  }

  /** What the header does beside naming what is shown. */
  protected header(_reader: Reader): Pick<FrameParts, 'actions' | 'onSelect'> {
    return {};
  }

  /** Draws readings, or without any the boxes that they will fill. May throw. */
  protected abstract renderBody(readings: readonly Reading[], reader: Reader): unknown;

  #now(): Shown {
    const readings = this.givenReadings();
    return readings ? { status: 'ready', readings } : this.#answers.state;
  }

  get #exhibit(): Exhibit {
    const reader = this.#localize.reader ?? englishReader;
    return {
      element: this,
      readings: this.shownReadings,
      rows: this.rows,
      reader,
      view: (voice) => this.words(this.#shown, this.#known(this.knownKpi), reader, voice),
    };
  }

  async #exports() {
    await this.updateComplete;
    return import('../export/export.ts');
  }

  #known(kpi: Kpi | undefined): Known {
    return { label: this.label, kpi, id: typeof this.kpi === 'string' ? this.kpi : '' };
  }

  #header(reader: Reader): ReturnType<KpiElement['header']> {
    const header = this.header(reader);
    if (this.withoutExport) return header;
    const button = this.#export.button(reader.strings.export, this.shownReadings.length === 0);
    return { ...header, actions: [header.actions, button, this.#export.draw?.(this.#exhibit)] };
  }

  #draw(shown: Shown, reader: Reader, kpi?: Kpi): unknown {
    this.#shown = shown;
    const { status, readings = [] } = shown;
    const voice = voices(this) ?? undefined;
    const view = this.words(shown, this.#known(kpi), reader, voice);
    this.#spoken = view.sentence !== '';
    if (voice) this.#announcer ??= new voice.Announcer(this);
    if (status === 'loading') this.#announcer?.hush();
    else this.#announcer?.tell(view.sentence);
    return frame(view, {
      ...(status !== 'error' && this.#header(reader)),
      look: [this.look, status, view.absence && 'absent'].join(' '),
      busy: status === 'loading' || status === 'refreshing',
      body: status === 'error' ? undefined : this.renderBody(readings, reader),
      announcement: this.#announcer?.text ?? '',
      retry: reader.strings.retry,
      onRetry: this.#answers.asked ? () => this.#answers.refresh() : undefined,
    });
  }
}
