import type { Catalog, Cell, Reading, ReadingRequest } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { about } from '../marks/icons.ts';
import { jsonFrom } from './attributes.ts';
import { change } from './change.ts';
import type { ChangeView } from './change.view.ts';
import type { FrameView } from './frame.view.ts';
import { oneOrAll } from './one-or-all.ts';
import { Panel } from './panel.ts';
import { KpiPicture } from './picture.ts';
import type { KpiOptions } from './picture.ts';
import { plainReading } from './plain-reading.ts';
import type { PlainNumbers } from './plain-reading.ts';
import type { Reader } from './reader.ts';
import { selectButton } from './select-button.ts';
import type { SelectOptions } from './select-button.ts';
import type { Sitter } from './sitter.ts';

/** What the page says of an element that shows one KPI. */
export interface ReadingOptions extends KpiOptions, SelectOptions, Omit<PlainNumbers, 'kpi' | 'label'> {
  readonly withoutMath: boolean;
  /** The numbers of a series that stand beside `value`. */
  readonly series?: readonly Cell[] | string | undefined;
}

type DrawMath = (
  reading: Reading,
  catalog: Catalog | undefined,
  request: ReadingRequest | undefined,
  reader: Reader,
) => TemplateResult;

/** The picture of one KPI: a reading of a client, or numbers that the page has. */
export abstract class ReadingPicture<Options extends ReadingOptions> extends KpiPicture<Options> {
  readonly #math: Panel<DrawMath>;

  constructor(sitter: Sitter, options: Options) {
    super(sitter, options);
    this.#math = new Panel(sitter.element, 'math', about, async (root) =>
      (await import('../the-math/the-math.ts')).prepareMath(this.readings[0]!.kpi, root),
    );
  }

  protected override readGiven(json: string | undefined): readonly Reading[] | undefined {
    const { options, sitter } = this;
    const own = json
      ? jsonFrom<Reading>(json, 'reading')
      : plainReading(options, options.series, sitter.kpi());
    return own && [own];
  }

  protected override label({ label }: FrameView): unknown {
    return selectButton(this.sitter, this.options, this.readings[0]!, label);
  }

  protected override actions(reader: Reader): unknown {
    const [reading] = this.readings;
    const { client, requests } = this.sitter.answers;
    if (this.options.withoutMath || !reading || reading.kpi.formula === '') return nothing;
    const panel = this.#math.draw?.(reading, client?.catalog, requests[0], reader);
    return this.#math.button(reader.strings.math, panel);
  }

  protected override body([reading]: readonly Reading[], view: FrameView, reader: Reader): unknown {
    return this.bodyOf(reading!, view, reader);
  }

  /** Draws the reading. May throw. */
  protected abstract bodyOf(reading: Reading, view: FrameView, reader: Reader): unknown;
}

/** All comparisons; nothing without one. */
export function changes(views: readonly ChangeView[]): unknown {
  if (views.length === 0) return nothing;
  return html`<div part="changes" class="changes">${oneOrAll(views.map(change))}</div>`;
}
