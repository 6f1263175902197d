import type { Kpi, Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Exhibit } from '../export/exhibit.ts';
import { takeAway } from '../marks/icons.ts';
import { Announcer } from './announcer.ts';
import { asError } from './as-error.ts';
import { KpiErrorEvent, KpiReadyEvent } from './events.ts';
import { emptyBox, notices } from './frame-parts.ts';
import { errorBox, frame } from './frame.ts';
import { frameView } from './frame.view.ts';
import type { FrameView, Known, Say, Shown } from './frame.view.ts';
import { KeptFocus } from './kept-focus.ts';
import { keepMovedFocus } from './moved-focus.ts';
import { oneOrAll } from './one-or-all.ts';
import { Panel } from './panel.ts';
import { englishReader, readerOf } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Picture, Sitter } from './sitter.ts';

/** What the page says of any element. */
export interface KpiOptions {
  readonly kpi: string | Kpi | undefined;
  readonly label: string | undefined;
  readonly withoutExport: boolean;
}

/** What all pictures share: states, events, the frame and what is said. A picture itself draws readings. */
export abstract class KpiPicture<Options extends KpiOptions> implements Picture {
  protected readonly options: Options;
  protected readonly sitter: Sitter;
  readonly #announcer: Announcer;
  readonly #focus = new KeptFocus();
  readonly #export: Panel<(exhibit: Exhibit) => TemplateResult>;
  #own: readonly Reading[] | undefined;
  #shown: Shown = { status: 'loading' };
  #told = this.#shown;

  constructor(sitter: Sitter, options: Options) {
    this.sitter = sitter;
    this.options = options;
    this.#announcer = new Announcer(sitter.element);
    keepMovedFocus(sitter.element);
    this.#export = new Panel(sitter.element, 'export', takeAway, async (root) =>
      (await import('../export/menu.ts')).prepareMenu(root),
    );
  }

  get readings(): readonly Reading[] {
    return this.#shown.readings ?? [];
  }

  get exhibit(): Exhibit {
    const reader = readerOf(this.sitter.localize) ?? englishReader;
    return {
      element: this.sitter.element,
      readings: this.readings,
      rows: this.rows,
      reader,
      view: () => this.words(this.#shown, this.#known(), reader),
    };
  }

  render(): TemplateResult {
    const reader = readerOf(this.sitter.localize);
    try {
      return this.#draw(reader ? this.#now() : { status: 'loading' }, reader ?? englishReader);
    } catch (error) {
      return this.#draw({ status: 'error', error: asError(error) }, reader ?? englishReader);
    }
  }

  tell(): void {
    const { element } = this.sitter;
    const told = this.#told;
    if (this.#shown.status !== 'loading') this.#focus.giveBack(element);
    const { readings = [], error } = (this.#told = this.#shown);
    if (error && error.message !== told.error?.message) element.dispatchEvent(new KpiErrorEvent(error));
    if (readings.some((reading, i) => reading !== told.readings?.[i])) {
      element.dispatchEvent(new KpiReadyEvent(readings));
    }
  }

  /** Readings are rows of their own, or stages of one thing. */
  protected get rows(): Exhibit['rows'] {
    return 'readings';
  }

  /** The readings that the page gave otherwise than as objects: as JSON, or as plain numbers. May throw. */
  protected abstract readGiven(json: string | undefined): readonly Reading[] | undefined;

  /** Draws readings. May throw. */
  protected abstract body(readings: readonly Reading[], view: FrameView, reader: Reader): unknown;

  /** The words of the frame. */
  protected words(shown: Shown, known: Known, reader: Reader, say?: Say): FrameView {
    return frameView(shown, known, reader, say);
  }

  /** The name, perhaps as a button. */
  protected label({ label }: FrameView): unknown {
    return label;
  }

  /** Buttons of the element itself. */
  protected actions(_reader: Reader): unknown {
    return nothing;
  }

  /** What the foot says beside the words of the frame. */
  protected foot(_readings: readonly Reading[], _reader: Reader): readonly TemplateResult[] {
    return [];
  }

  #now(): Shown {
    const readings = this.#given();
    return readings ? { status: 'ready', readings } : this.sitter.answers.state;
  }

  /** The same objects as long as they say the same. */
  #given(): readonly Reading[] | undefined {
    const given = this.sitter.given();
    if (typeof given === 'object') return given;
    const own = this.readGiven(given);
    if (JSON.stringify(own) !== JSON.stringify(this.#own)) this.#own = own;
    return this.#own;
  }

  #known(): Known {
    const { label, kpi } = this.options;
    return { label, kpi: this.sitter.kpi(), id: typeof kpi === 'string' ? kpi : '' };
  }

  #draw(shown: Shown, reader: Reader): TemplateResult {
    this.#shown = shown;
    const { status, readings = [] } = shown;
    const { lang } = reader;
    const view = this.words(shown, this.#known(), reader);
    const look = [this.sitter.look(), status, view.absence && 'absent'].join(' ');
    if (status === 'loading') {
      this.#focus.keep(this.sitter.element);
      this.#announcer.hush();
      return frame({
        look,
        lang,
        busy: true,
        label: view.label,
        body: this.sitter.skeleton(),
        empty: html`<p class="sr">${view.sentence}</p>`,
      });
    }
    this.#announcer.tell(view.sentence);
    if (status === 'error') {
      const body = errorBox(view.fact, view.wayOut, this.#retry(reader));
      return frame({ look, lang, busy: false, label: view.label, period: '', body, asOf: '' });
    }
    return frame({
      look,
      lang,
      busy: status === 'refreshing',
      label: this.label(view),
      period: view.period,
      actions: this.actions(reader),
      menu: this.#menu(reader),
      body: this.body(readings, view, reader),
      empty: view.absence ? emptyBox(view) : nothing,
      foot: oneOrAll([...this.foot(readings, reader), ...notices(view)]),
      asOf: view.asOf,
    });
  }

  #menu(reader: Reader): unknown {
    if (this.options.withoutExport) return nothing;
    return this.#export.button(reader.strings.export, this.#export.draw?.(this.exhibit));
  }

  #retry({ strings }: Reader): unknown {
    const { answers } = this.sitter;
    if (!answers.asked) return nothing;
    return html`<button part="retry" class="retry" @click=${() => answers.refresh()}>
      ${strings.retry}
    </button>`;
  }
}
