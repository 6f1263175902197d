import type { Cell, Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { about } from '../marks/icons.ts';
import { jsonFrom } from './attributes.ts';
import { KpiSelectEvent } from './events.ts';
import { ghost } from './frame.ts';
import type { FrameParts } from './frame.ts';
import { KpiElement } from './kpi-element.ts';
import { lazy } from './lazy.ts';
import type { Lazy } from './lazy.ts';
import type { Reader } from './localize.ts';
import { Panel } from './panel.ts';
import { plainReading } from './plain-reading.ts';

/** Only readings with a target need it. */
const targets = lazy(() => import('./target.ts'));

/** An element that shows one KPI: a reading of a client, or numbers that the page has. */
export abstract class ReadingElement extends KpiElement {
  static override properties: PropertyDeclarations = {
    selectable: { type: Boolean },
    value: {},
    previous: {},
    currency: {},
    reading: {},
    withoutMath: { type: Boolean, attribute: 'without-math' },
  };

  /** Makes the label a button that fires `kpi-select`. */
  selectable = false;
  /** A number to show without any source; with it, `unit`, `currency` and `better` say what it means. */
  value: number | string | null | undefined;
  /** The earlier number that `value` is compared with. */
  previous: number | string | null | undefined;
  /** ISO 4217 code of `value`. */
  currency: string | undefined;
  /** Leaves the button out that opens the formula with its numbers. */
  withoutMath = false;

  readonly #math = new Panel(this, 'math', about, async (root) =>
    (await import('../the-math/the-math.ts')).prepareMath(this.reading!.kpi, root),
  );
  #given: Reading | string | undefined;
  #own: Reading | undefined;

  /** The reading that is shown. Setting one overrides scope and attributes; setting none gives way to them again. */
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

  protected override header(reader: Reader): Pick<FrameParts, 'actions' | 'onSelect'> {
    const { reading } = this;
    const hasMath = !this.withoutMath && reading?.kpi.formula !== '';
    return {
      ...(this.selectable && reading && { onSelect: () => this.dispatchEvent(new KpiSelectEvent(reading)) }),
      ...(hasMath && {
        actions: [
          this.#math.button(reader.strings.math, !reading),
          reading && this.#math.draw?.(reading, this.catalog, this.requests[0], reader),
        ],
      }),
    };
  }

  protected override renderBody([reading]: readonly Reading[], reader: Reader): unknown {
    return this.renderReading(reading, reader);
  }

  /** The comparisons that were asked for, before they are there. */
  protected get ghostChanges(): readonly TemplateResult[] {
    const { compare = [] } = this.requests[0] ?? {};
    return [compare].flat().map(ghostChange);
  }

  /** How far the target is; its box, where one is known to come. `bar` draws a share of 100 below. */
  protected drawTarget(
    reading: Reading | undefined,
    reader: Reader,
    bar?: (share: number) => unknown,
  ): unknown {
    if ((reading ? reading.target : this.#target) === undefined) return nothing;
    const box = html`<div class="target">
      ${ghost('84% of target 5')}${ghost('met · 1.23 to go')}${bar?.(0)}
    </div>`;
    return this.drawLater(targets, box, reading, (module, it) => module.target(it, reader, this.spoken, bar));
  }

  /** What a fetched module draws of a reading; until both are there its box, and nothing where it cannot be had. */
  protected drawLater<Module>(
    modules: Lazy<Module>,
    box: TemplateResult,
    reading: Reading | undefined,
    draw: (module: Module, reading: Reading) => unknown,
  ): unknown {
    const module = modules(this);
    if (module === null) return nothing;
    return module && reading ? draw(module, reading) : box;
  }

  /** Draws the reading, or without one the boxes that it will fill. May throw. */
  protected abstract renderReading(reading: Reading | undefined, reader: Reader): unknown;

  /** What was asked for. */
  get #target(): number | undefined {
    const { kpi, target, targets: all } = this.requests[0] ?? {};
    return target ?? (typeof kpi === 'string' ? all?.[kpi] : undefined);
  }
}

function ghostChange(): TemplateResult {
  return html`<div class="change">
    ${ghost('+12.3% (+1.23) better')}${ghost('vs 1.23 · Jun 1 – 30, 2026')}
  </div>`;
}
