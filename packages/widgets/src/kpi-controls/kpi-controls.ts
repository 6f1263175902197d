import { formatWhere, KpiError, parseWhere } from '@kpi-elements/core';
import type { KpiClient, ReadingRequest } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues } from 'lit';
import { asError } from '../base/as-error.ts';
import { define } from '../base/define.ts';
import { messageOf } from '../base/message-of.ts';
import { DrawableElement } from '../base/drawable-element.ts';
import { KpiErrorEvent, KpiScopeChangeEvent } from '../base/events.ts';
import { Localize } from '../base/localize.ts';
import { keepMovedFocus } from '../base/moved-focus.ts';
import { englishReader, readerOf } from '../base/reader.ts';
import type { Reader } from '../base/reader.ts';
import panelStyles from '../base/panel.styles.ts';
import { ReadingController } from '../base/reading-controller.ts';
import { DEFAULT_PERIOD, requestOf } from '../base/request.ts';
import roleStyles from '../base/role.styles.ts';
import type { Scope } from '../base/scope.ts';
import type { ControlsWords } from '../locales/controls/words.ts';
import { splitWhere, withChoice } from '../base/choice.ts';
import type { Member } from '../base/choice.ts';
import { parseDimensions } from './filters.ts';
import type { Dimension } from './filters.ts';
import { dateFields, filterField, menuField } from './fields.ts';
import styles from './kpi-controls.styles.ts';
import { controlsView, DATES, wordsOf } from './kpi-controls.view.ts';
import type { ControlsView, FilterView } from './kpi-controls.view.ts';
import { ownSettings, scopeAround } from '../base/scope-box.ts';
import type { Settings } from '../base/scope-box.ts';
import { UrlState } from './url-state.ts';

const PERIODS =
  'last_7_days last_30_days last_90_days month_to_date last_month quarter_to_date last_quarter year_to_date last_year';
const COMPARES = 'previous_period previous_year previous_year_weekday none';

/**
 * Shows what the nearest scope says, and asks it for something else. Conditions of its filter that no dimension here
 * controls stay as they are. With `url`, links lead to what is shown, and the back button takes a choice back.
 *
 * @summary Period, comparison and filters of the scope around it.
 * @status experimental
 * @tagname kpi-controls
 *
 * @slot - Controls of the page, behind these.
 *
 * @fires {KpiScopeChangeEvent} kpi-scope-change - A person chose something. The scope follows unless it is cancelled.
 * @fires {KpiErrorEvent} kpi-error - An attribute cannot be read, or the members of a dimension cannot be had.
 *
 * @csspart base - The outer box.
 * @csspart field - One control with its name.
 * @csspart name - The name of a control.
 * @csspart menu - The menu of periods or comparisons.
 * @csspart date - The first or the last day.
 * @csspart filter - The button that opens the members of a dimension.
 * @csspart panel - The members of a dimension.
 * @csspart clear - Takes all filters back.
 * @csspart error - What cannot be read.
 */
export class KpiControls extends DrawableElement {
  static override properties: PropertyDeclarations = {
    periods: {},
    compares: {},
    dimensions: {},
    kpi: {},
    url: {},
    locale: {},
    withoutPeriod: { type: Boolean, attribute: 'without-period' },
    withoutDates: { type: Boolean, attribute: 'without-dates' },
    withoutCompare: { type: Boolean, attribute: 'without-compare' },
  };
  static override styles: CSSResultGroup = [roleStyles, panelStyles, styles];

  /** Names of periods, or dates, separated by spaces. */
  periods: string | undefined = PERIODS;
  /** Names of comparisons, separated by spaces. */
  compares: string | undefined = COMPARES;
  /**
   * Dimensions to filter by, with their members, `channel=search,social`, or without them, `country`: then the client is
   * asked for those of `kpi`. Written as filters are.
   */
  dimensions: string | undefined;
  /** Id of the KPI whose members there are to choose from. */
  kpi: string | undefined;
  /** Keeps the state in the query string, as `period`, `compare` and `where`; with a text in front: `ads-period`. */
  url: string | boolean | undefined;
  /** Language and number format, `zh-CN`. Else that of the scope, else the nearest `lang`. */
  locale: string | undefined;
  /** Leaves the period out. */
  withoutPeriod = false;
  /** Leaves the choice of two dates out. */
  withoutDates = false;
  /** Leaves the comparison out. */
  withoutCompare = false;

  readonly #localize = new Localize(this);
  readonly #url = new UrlState(this);
  /** Dimensions whose members somebody wanted to see. */
  readonly #wanted = new Set<string>();
  readonly #answers = new ReadingController(this, () => this.#questions());
  readonly #found = new Map<string, readonly Member[]>();
  /** Whose members they are. */
  #foundBy: KpiClient | undefined;
  #dimensions: readonly Dimension[] = [];
  /** Why the dimensions cannot be read. */
  #unread: Error | undefined;
  #open: string | undefined;
  #needle = '';
  #dating = false;
  #error: Error | undefined;
  #told: Error | undefined;

  constructor() {
    super();
    keepMovedFocus(this);
  }

  /** What stands before the keys in the query string; nothing where the state is not kept there. */
  get urlPrefix(): string | undefined {
    const { url } = this;
    return url === '' || url === true ? '' : url || undefined;
  }

  /** The dimensions that are controlled. */
  get dimensionNames(): readonly string[] {
    return this.#dimensions.map(({ name }) => name);
  }

  /** What holds around the controls. */
  get inheritedScope(): Scope {
    return this.#localize.scope;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Panels of what is moved are closed, and nobody is told.
    if (this.#open !== undefined && !this.renderRoot.querySelector(':popover-open')) {
      this.#toggle(this.#open, false);
    }
  }

  override render(): unknown {
    const reader = readerOf(this.#localize) ?? englishReader;
    try {
      const { state } = this.#answers;
      return this.#draw(this.#view(reader), reader, state.status === 'error' ? state.error : undefined);
    } catch (error) {
      return this.#fail(asError(error), reader);
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { client } = this.#answers;
    if (changed.has('kpi') || client !== this.#foundBy) this.#found.clear();
    this.#foundBy = client;
    try {
      this.#dimensions = parseDimensions(this.dimensions ?? '');
      this.#unread = undefined;
    } catch (error) {
      this.#dimensions = [];
      this.#unread = asError(error);
    }
  }

  protected override updated(): void {
    if (this.#error && this.#error.message !== this.#told?.message) {
      this.dispatchEvent(new KpiErrorEvent(this.#error));
    }
    this.#told = this.#error;
  }

  get #own(): Settings {
    return ownSettings(scopeAround(this), this.inheritedScope);
  }

  #draw(view: ControlsView, reader: Reader, error: Error | undefined): unknown {
    const says = wordsOf(reader);
    this.#error = error;
    return html`
      <div class="room">
        <div
          part="base"
          class="base ${readerOf(this.#localize) ? '' : 'waiting'}"
          role="group"
          lang=${reader.lang ?? nothing}
          aria-label=${says.controls}
        >
          ${this.withoutPeriod ? nothing : this.#period(view, says)}
          ${this.withoutCompare ? nothing : menuField(says.compare, view.compares, view.compare, (compare) => this.#ask({ compare }))}
          ${view.filters.map((filter, i) => this.#filter(i, filter, reader))}
          <button part="clear" class="quiet" ?hidden=${!view.isFiltered} @click=${() => this.#clear()}>
            ${says.clearAll}
          </button>
          <slot></slot>
        </div>
      </div>
    `;
  }

  #fail(error: Error, reader: Reader): unknown {
    this.#error = error;
    const message = messageOf(error, reader);
    return html`<div class="room"><p part="error" class="error" dir="auto">${message}</p></div>`;
  }

  #view(reader: Reader): ControlsView {
    if (this.#unread) throw this.#unread;
    const { period = DEFAULT_PERIOD, compare = '', timeZone, weekStart } = this.inheritedScope;
    this.#remember();
    return controlsView(
      { period, compare: compare || 'none', where: this.#own.where },
      {
        periods: this.periods || PERIODS,
        compares: this.compares || COMPARES,
        dimensions: this.#dimensions,
        found: this.#found,
        withoutDates: this.withoutDates,
        dating: this.#dating,
      },
      { ...(timeZone && { timeZone }), ...(weekStart && { weekStart }) },
      reader,
    );
  }

  #period(view: ControlsView, says: ControlsWords): unknown {
    return [
      menuField(says.period, view.periods, view.period, (period) => this.#setPeriod(period)),
      view.period === DATES ? dateFields(view.dates, says, (period) => this.#setDates(period)) : nothing,
    ];
  }

  #filter(index: number, filter: FilterView, reader: Reader): unknown {
    const { dimension } = filter;
    return filterField(index, filter, wordsOf(reader), {
      isOpen: this.#open === dimension,
      note: this.#note(dimension, reader),
      needle: this.#needle,
      onToggle: (open) => this.#toggle(dimension, open),
      onFind: (needle) => this.#find(needle),
      onChoose: (members) => this.#choose(dimension, members),
    });
  }

  #setPeriod(period: string): void {
    this.#dating = period === DATES;
    if (this.#dating) this.requestUpdate();
    else this.#ask({ period });
  }

  /** From then on the dates are those of the scope. */
  #setDates(period: string): boolean {
    const mayBe = this.#ask({ period });
    if (mayBe) this.#dating = false;
    return mayBe;
  }

  /** Whether nobody objects. */
  #ask(change: Partial<Scope>): boolean {
    return this.dispatchEvent(new KpiScopeChangeEvent(change));
  }

  #choose(dimension: string, members: readonly Member[]): void {
    const { chosen, kept } = splitWhere(parseWhere(this.#own.where), this.dimensionNames);
    this.#ask({ where: withChoice(kept, new Map(chosen).set(dimension, members)) });
  }

  #clear(): void {
    this.#ask({ where: formatWhere(splitWhere(parseWhere(this.#own.where), this.dimensionNames).kept) });
  }

  #toggle(dimension: string, open: boolean): void {
    if (open) {
      this.#open = dimension;
      this.#wanted.add(dimension);
      this.#needle = '';
    } else if (this.#open === dimension) this.#open = undefined;
    this.#url.session = open ? Symbol(dimension) : undefined;
    this.requestUpdate();
  }

  #find(needle: string): void {
    this.#needle = needle;
    this.requestUpdate();
  }

  /** Dimensions whose members the client has to be asked for. */
  get #asked(): readonly string[] {
    return this.#dimensions
      .filter(({ name, members }) => !members && this.#wanted.has(name))
      .map(({ name }) => name);
  }

  #questions(): readonly ReadingRequest[] {
    const { kpi } = this;
    const { compare: _, grain: __, targets: ___, ...scope } = this.inheritedScope;
    const own = this.#own.where;
    const outer = (scope.where ?? '').slice(0, -own.length || undefined);
    const { kept } = splitWhere(parseWhere(own), this.dimensionNames);
    return this.#asked.map((by): ReadingRequest => {
      if (!kpi) throw noMembers(by);
      return { ...requestOf({ kpi }, { ...scope, where: `${outer} ${formatWhere(kept)}`.trim() }), by };
    });
  }

  /** Members stay while those of another period are read. */
  #remember(): void {
    const { state } = this.#answers;
    if (!('readings' in state)) return;
    this.#asked.forEach((dimension, i) => {
      const groups = state.readings[i]?.groups;
      if (groups) this.#found.set(dimension, groups.map(({ key }) => key[dimension] ?? null).sort(byName));
    });
  }

  #note(dimension: string, reader: Reader): string {
    const { status } = this.#answers.state;
    const says = wordsOf(reader);
    if (!this.#asked.includes(dimension) || this.#found.has(dimension)) return '';
    return status === 'error' ? says.unread : status === 'loading' ? says.reading : '';
  }
}

function byName(a: Member, b: Member): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a.localeCompare(b);
}

function noMembers(dimension: string): KpiError {
  return new KpiError(
    'unknown_dimension',
    `The members of "${dimension}" are not known.\nList them in "dimensions", ${dimension}=a,b, or set "kpi" to a KPI that has them.`,
  );
}

define('kpi-controls', KpiControls);

declare global {
  interface HTMLElementTagNameMap {
    'kpi-controls': KpiControls;
  }
}
