import type { Calendar, Grain, KpiClient } from '@kpi-elements/core';
import { ContextProvider } from '@lit/context';
import { css, html } from 'lit';
import type { PropertyDeclarations } from 'lit';
import { jsonFrom } from '../base/attributes.ts';
import { define } from '../base/define.ts';
import { DressedElement } from '../base/dressed-element.ts';
import { KpiErrorEvent, KpiScopeChangeEvent } from '../base/events.ts';
import { clientKey, Inherited, scopeKey } from '../base/scope-context.ts';
import { nestScope } from '../base/scope.ts';
import type { Scope } from '../base/scope.ts';
import type { OwnStrings } from '../locales/strings.ts';
import { ownStrings } from './own-strings.ts';

/**
 * Has no box of its own. Scopes nest: an inner one inherits what it does not set, and the filters of both must hold.
 * A `kpi-scope-change` from inside changes its settings, unless it is cancelled.
 *
 * @summary Settings for all elements inside: client, period, comparison, filters, locale, words, currency, time zone, targets.
 * @status experimental
 * @tagname kpi-scope
 *
 * @slot - The elements that the settings are for.
 * @fires {KpiErrorEvent} kpi-error - A setting cannot be read.
 */
export class KpiScope extends DressedElement {
  static override properties: PropertyDeclarations = {
    period: {},
    compare: {},
    where: {},
    grain: {},
    source: {},
    currency: {},
    locale: {},
    timeZone: { attribute: 'time-zone' },
    weekStart: { attribute: 'week-start' },
    targets: {},
    strings: {},
    client: { attribute: false },
  };
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** `last_30_days`, or two dates: `2026-01-01/2026-02-28`. */
  period: string | undefined;
  /** Any of `previous_period`, `previous_year`, `previous_year_weekday` and periods, separated by spaces; or `none`. */
  compare: string | undefined;
  /** A filter, `channel=search,social country!=DE`. Those of outer scopes hold as well. */
  where: string | undefined;
  /** The width of the buckets of a series. */
  grain: Grain | undefined;
  /** The name of a source, where several have the measures. */
  source: string | undefined;
  /** ISO 4217 code that money is shown in. */
  currency: string | undefined;
  /** Language and number format: `zh-CN`. */
  locale: string | undefined;
  /** IANA name: `Europe/Berlin`. */
  timeZone: string | undefined;
  /** `monday` or `sunday`. */
  weekStart: Calendar['weekStart'] | undefined;
  /** Targets by KPI id, in the KPI's unit; JSON in the attribute: `{"revenue":100000}`. */
  targets: Readonly<Record<string, number>> | string | undefined;
  /**
   * Words of the page's own instead of those of the language; JSON in the attribute: `{"retry":"Once more"}`. What is said
   * by a function can only be set as a property.
   */
  strings: OwnStrings | string | undefined;

  readonly #outer = new Inherited(this, scopeKey);
  readonly #outerClient = new Inherited(this, clientKey);
  readonly #scope = new ContextProvider(this, { context: scopeKey });
  #client: KpiClient | undefined;
  #provider: ContextProvider<typeof clientKey, this> | undefined;

  constructor() {
    super();
    this.addEventListener(KpiScopeChangeEvent.type, (event) => this.#follow(event as KpiScopeChangeEvent));
  }

  /** The client of everything inside. Without one, that of the outer scope or of the page. */
  get client(): KpiClient | undefined {
    return this.#client;
  }
  set client(client: KpiClient | undefined) {
    this.#client = client;
    // A scope that never had a client takes no part in handing clients on.
    if (client) this.#provider ??= new ContextProvider(this, { context: clientKey });
    this.#provide();
  }

  protected override willUpdate(): void {
    this.#scope.setValue(nestScope(this.#outer.value ?? {}, this.#own()));
    this.#provide();
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }

  #provide(): void {
    this.#provider?.setValue(this.#client ?? this.#outerClient.value);
  }

  #own(): Scope {
    const { period, compare, where, grain, source, currency, locale, timeZone, weekStart } = this;
    const settings = {
      period,
      compare,
      where,
      grain,
      source,
      currency,
      locale,
      timeZone,
      weekStart,
      targets: this.#read(() => this.targets && jsonFrom(this.targets, 'targets')),
      strings: this.#read(() => this.strings && ownStrings(this.strings)),
    };
    return Object.fromEntries(Object.entries(settings).filter(([, value]) => value));
  }

  /** A setting, or nothing and an event where it cannot be read. */
  #read<T>(setting: () => T): T | undefined {
    try {
      return setting();
    } catch (error) {
      console.warn(`<kpi-scope>: ${(error as Error).message}`);
      this.dispatchEvent(new KpiErrorEvent(error as Error));
      return undefined;
    }
  }

  /** Only the nearest scope follows, after everybody could object. */
  #follow(event: KpiScopeChangeEvent): void {
    const nearest = event.composedPath().find((target) => target instanceof KpiScope);
    if (nearest !== this) return;
    queueMicrotask(() => {
      if (!event.defaultPrevented) Object.assign(this, event.change);
    });
  }
}

define('kpi-scope', KpiScope);

declare global {
  interface HTMLElementTagNameMap {
    'kpi-scope': KpiScope;
  }
}
