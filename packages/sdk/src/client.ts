import {
  type Calendar,
  type Catalog,
  catalog as builtInCatalog,
  defaultCalendar,
  type KpiClient,
  type KpiDefinition,
  KpiError,
  type Measure,
  type Measures,
  type Reading,
  type ReadingContext,
  type ReadingRequest,
  type ReadingState,
  type RollUp,
  type Target,
} from '@kpi-elements/core';
import type { Blend } from './client/choose-source.ts';
import { type ClientEvent, ClientEvents } from './client/events.ts';
import type { OfflineCopy, OfflineOptions } from './client/offline-copy.ts';
import { Planner } from './client/planner.ts';
import { type ClientSnapshot, requireSnapshot, restore, snapshotOf } from './client/snapshot.ts';
import { type SourceReport, reportOf } from './client/source-report.ts';
import type { SourceFeed } from './client/source-feed.ts';
import { SourceRegistry } from './client/source-registry.ts';
import { Watcher } from './client/watcher.ts';
import type { Source } from './source.ts';

/** What a client knows beside its data. */
export interface ClientOptions extends Partial<Calendar> {
  /** By the name that requests and messages use. */
  readonly sources?: Readonly<Record<string, Source>>;
  /** ISO 4217 code of money that names none. */
  readonly currency?: string;
  /** Units of `currency` for one unit of another: `{ USD: 0.92 }`. */
  readonly exchangeRates?: Readonly<Record<string, number>>;
  /** @default the client's that is inherited from, else all built-in KPIs */
  readonly catalog?: Catalog;
  /** KPIs beyond the catalogue, or in place of its own. */
  readonly kpis?: Readonly<Record<string, KpiDefinition>>;
  /**
   * Measures beyond the built-in ones, and measures that are added up over several sources:
   * `{ cost: ['google', 'meta'] }`.
   */
  readonly measures?: Readonly<Record<string, Measure | readonly string[]>>;
  readonly targets?: readonly Target[];
  /** Of intervals and of the verdict `unclear`, 0 to 1. @default 0.95 */
  readonly level?: number;
  /** What time it is; asked at the start and by `refresh`. @default the clock */
  readonly now?: () => Date;
  /** The client whose sources and settings hold where this one has none of its own. */
  readonly inherit?: KpiClient;
  /** Seconds between questions for what is shown; not while the page is hidden. @default 0, only by `refresh` */
  readonly refreshEvery?: number;
  /**
   * Seconds for which an answer is as good as new: within them it is not asked for again when a widget comes,
   * somebody returns to the page, or the network is back. @default 300
   */
  readonly freshFor?: number;
  /** Seconds without a sign of life after which a query has failed. @default 60 */
  readonly timeout?: number;
  /** Keeps the last answers in the browser, to be shown with their age after a reload. @default nothing is kept */
  readonly offline?: OfflineOptions;
  /** What another client knew: `dehydrate` on the server that rendered the page. */
  readonly hydrate?: ClientSnapshot;
}

/** How one source is asked, where that is not how all are. */
export interface SourceSettings {
  /** Seconds between questions for what is shown. */
  readonly refreshEvery?: number;
}

/** A {@link KpiClient} over sources that can come and go. */
export interface Client extends KpiClient {
  /** One reading. Rejects where `watch` would report an error, and at once when there is no source. */
  read(request: ReadingRequest): Promise<Reading>;
  /** Adds a source; the function returned removes it. Throws `invalid_definition` for a name that is taken. */
  addSource(name: string, source: Source, settings?: SourceSettings): () => void;
  /** Tells what the client does, as it does it. The function returned ends it. */
  onEvent(listener: (event: ClientEvent) => void): () => void;
  /** What is known of each source, for people who want to know why a number is what it is. */
  inspect(): readonly SourceReport[];
  /** What is known, as plain JSON: for `hydrate` of a client elsewhere. */
  dehydrate(): ClientSnapshot;
  /**
   * Aborts what is under way and forgets everything. No listener is called any more.
   * With `forget`, the offline copy goes too: when somebody signs out.
   */
  dispose(options?: { readonly forget?: boolean }): void;
}

/**
 * Answers KPI requests from sources. Everything asked within one task becomes one query to each source;
 * a slice that is known is not asked again; a query that nobody waits for is aborted.
 *
 * @example
 * const client = createClient({
 *   sources: { ads: csvSource({ url: 'ads.csv', date: 'day', measures: { cost: 'spend' }, dimensions: ['channel'] }) },
 *   timeZone: 'Europe/Berlin',
 *   currency: 'EUR',
 * });
 * const { value } = await client.read({ kpi: 'ad_spend', period: 'last_30_days' });
 */
export function createClient(options: ClientOptions = {}): Client {
  return new SourceClient(options, options.catalog ?? options.inherit?.catalog ?? builtInCatalog);
}

/**
 * {@link createClient} by a catalog of one's own: a page that uses it instead holds the KPIs of this catalog and no others.
 *
 * @example
 * import { cpc } from '@kpi-elements/core/kpis/paid-ads';
 * const client = createClientWith(createCatalog({ kpis: { cpc } }), { sources: { ads } });
 */
export function createClientWith(catalog: Catalog, options: Omit<ClientOptions, 'catalog'> = {}): Client {
  return new SourceClient(options, catalog);
}

const SAVE_MS = 1000;

class SourceClient implements Client {
  readonly version = 1;
  readonly catalog: Catalog;
  readonly #settings: ClientOptions;
  readonly #registry: SourceRegistry;
  readonly #planner: Planner;
  readonly #events = new ClientEvents();
  readonly #watchers = new Set<Watcher>();
  readonly #offline: Promise<OfflineCopy> | undefined;
  #kept: ClientSnapshot | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;
  #now: Date;
  #ownTimeZone: string | undefined;

  constructor(options: ClientOptions, catalog: Catalog) {
    const outer = SourceClient.#inside(options.inherit);
    const { hydrate: _hydrate, offline: _offline, ...inheritable } = outer?.settings ?? {};
    this.#settings = { ...inheritable, ...options };
    const { kpis } = options;
    const { measures, blend } = sortMeasures(options.measures);
    this.catalog =
      kpis || measures ? catalog.extend({ ...(kpis && { kpis }), ...(measures && { measures }) }) : catalog;
    this.#registry = new SourceRegistry(outer?.registry);
    this.#planner = new Planner({
      catalog: this.catalog,
      contextOf: (request) => this.#contextOf(request),
      blend: { ...sortMeasures(outer?.settings.measures).blend, ...blend },
      levels: () => this.#registry.levels,
    });
    this.#now = this.#readClock();
    if (options.hydrate) requireSnapshot(options.hydrate);
    for (const [name, source] of Object.entries(options.sources ?? {})) this.addSource(name, source);
    this.#registry.subscribe(() => this.#plan());
    if (options.offline) {
      this.#offline = openCopy(options.offline);
      void this.#keepOffline(this.#offline);
    }
  }

  watch(requests: readonly ReadingRequest[], listener: (state: ReadingState) => void): () => void {
    const watcher = new Watcher(requests, this.#registry, this.#planner, this.#events, listener);
    this.#watchers.add(watcher);
    watcher.plan();
    return () => {
      this.#watchers.delete(watcher);
      watcher.close();
    };
  }

  async read(request: ReadingRequest): Promise<Reading> {
    if (!this.#registry.hasSources) throw noSource();
    let stop = () => {};
    const reading = new Promise<Reading>((resolve, reject) => {
      stop = this.watch([request], (state) => {
        if (state.status === 'error' || state.status === 'stale') reject(state.error);
        else if (state.status === 'ready') resolve(state.readings[0]!);
      });
    });
    return reading.finally(() => stop());
  }

  refresh(): void {
    this.#refresh(this.#registry.levels.flat(), true);
  }

  addSource(name: string, source: Source, settings: SourceSettings = {}): () => void {
    const { timeout = 60, freshFor = 300, refreshEvery = 0 } = { ...this.#settings, ...settings };
    const remove = this.#registry.add(name, source, {
      events: this.#events,
      timeout,
      freshFor,
      refreshEvery,
      additive: (measure) => isAdditive(this.catalog.measures[measure]?.rollUp),
      due: (feed) => this.#refresh([feed], false),
    });
    this.#restore(name);
    return remove;
  }

  onEvent(listener: (event: ClientEvent) => void): () => void {
    return this.#events.listen(listener);
  }

  inspect(): readonly SourceReport[] {
    return this.#registry.levels.flat().map(reportOf);
  }

  dehydrate(): ClientSnapshot {
    const sources = this.#registry.own.flatMap((feed) => {
      const snapshot = snapshotOf(feed);
      return snapshot ? [[feed.name, snapshot] as const] : [];
    });
    return { version: 1, sources: Object.fromEntries(sources) };
  }

  dispose({ forget = false }: { readonly forget?: boolean } = {}): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers.clear();
    this.#registry.close();
    clearTimeout(this.#saving);
    if (forget) void this.#offline?.then((copy) => copy.forget());
  }

  #refresh(feeds: readonly SourceFeed[], byHand: boolean): void {
    this.#now = this.#readClock();
    for (const feed of feeds) feed.refresh(byHand);
    this.#plan();
  }

  #plan(): void {
    this.#planner.renew();
    for (const watcher of this.#watchers) watcher.plan();
  }

  /** Gives a source what was known of it elsewhere. */
  #restore(name: string): void {
    const feed = this.#registry.own.find((one) => one.name === name)!;
    const { hydrate } = this.#settings;
    const given = hydrate?.sources[name];
    const kept = this.#kept?.sources[name];
    if (given) restore(feed, given, false);
    if (kept) restore(feed, kept, true);
  }

  /** Shows what was kept, and keeps what comes: a little later, so that answers that come together are written once. */
  async #keepOffline(opening: Promise<OfflineCopy>): Promise<void> {
    this.#events.listen(({ type }) => {
      if (type !== 'answered') return;
      clearTimeout(this.#saving);
      this.#saving = setTimeout(() => void this.#save(opening), SAVE_MS);
    });
    const copy = await opening;
    this.#kept = await copy.load();
    for (const { name } of this.#registry.own) this.#restore(name);
  }

  async #save(opening: Promise<OfflineCopy>): Promise<void> {
    const copy = await opening;
    await copy.save(this.dehydrate());
  }

  /** Known once it is needed: `Intl` takes its time to begin, and a page that loads has none. */
  get #timeZone(): string {
    this.#ownTimeZone ??= this.#settings.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return this.#ownTimeZone;
  }

  #readClock(): Date {
    return this.#settings.now?.() ?? new Date();
  }

  #contextOf(request: ReadingRequest): ReadingContext {
    const {
      currency = request.currency,
      exchangeRates,
      targets,
      level,
      fiscalYearStart = defaultCalendar.fiscalYearStart,
    } = this.#settings;
    return {
      catalog: this.catalog,
      now: this.#now,
      timeZone: request.timeZone ?? this.#timeZone,
      weekStart: request.weekStart ?? this.#settings.weekStart ?? defaultCalendar.weekStart,
      fiscalYearStart,
      ...(currency !== undefined && { currency }),
      ...(exchangeRates && { exchangeRates }),
      ...(targets && { targets }),
      ...(level !== undefined && { level }),
    };
  }

  /** What a client of this library has within; nothing of another's. */
  static #inside(
    client: KpiClient | undefined,
  ): { settings: ClientOptions; registry: SourceRegistry } | undefined {
    return client && #registry in client
      ? { settings: client.#settings, registry: client.#registry }
      : undefined;
  }
}

async function openCopy(options: OfflineOptions): Promise<OfflineCopy> {
  const { OfflineCopy } = await import('./client/offline-copy.ts');
  return new OfflineCopy(options);
}

/** Definitions and blending rules apart. */
function sortMeasures(given: ClientOptions['measures'] = {}): { measures?: Measures; blend: Blend } {
  const entries = Object.entries(given);
  const measures = entries.filter((entry): entry is [string, Measure] => !Array.isArray(entry[1]));
  const blend = entries.filter((entry): entry is [string, readonly string[]] => Array.isArray(entry[1]));
  return {
    ...(measures.length > 0 && { measures: Object.fromEntries(measures) }),
    blend: Object.fromEntries(blend),
  };
}

function isAdditive(rollUp: RollUp | undefined): boolean {
  return rollUp === 'sum' || typeof rollUp === 'object';
}

function noSource(): KpiError {
  return new KpiError(
    'unknown_source',
    'The client has no source to read from.\nGive it one: createClient({ sources: { … } }) or client.addSource(name, source).',
  );
}
