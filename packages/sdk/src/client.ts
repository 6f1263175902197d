import {
  type Calendar,
  type Catalog,
  catalog as builtInCatalog,
  defaultCalendar,
  type KpiClient,
  type KpiDefinition,
  KpiError,
  type Measures,
  type Reading,
  type ReadingContext,
  type ReadingRequest,
  type ReadingState,
  type Target,
} from '@kpi-elements/core';
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
  /** KPIs beyond the catalogue, or in place of its own. */
  readonly kpis?: Readonly<Record<string, KpiDefinition>>;
  /** Measures beyond the built-in ones. */
  readonly measures?: Measures;
  readonly targets?: readonly Target[];
  /** Of intervals and of the verdict `unclear`, 0 to 1. @default 0.95 */
  readonly level?: number;
  /** What time it is; asked at the start and by `refresh`. @default the clock */
  readonly now?: () => Date;
  /** The client whose sources and settings hold where this one has none of its own. */
  readonly inherit?: KpiClient;
}

/** A {@link KpiClient} over sources that can come and go. */
export interface Client extends KpiClient {
  /** One reading. Rejects where `watch` would report an error, and at once when there is no source. */
  read(request: ReadingRequest): Promise<Reading>;
  /** Adds a source; the function returned removes it. Throws `invalid_definition` for a name that is taken. */
  addSource(name: string, source: Source): () => void;
  /** Aborts what is under way and forgets everything. No listener is called any more. */
  dispose(): void;
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
  return new SourceClient(options);
}

class SourceClient implements Client {
  readonly version = 1;
  readonly catalog: Catalog;
  readonly #settings: ClientOptions;
  readonly #registry: SourceRegistry;
  readonly #watchers = new Set<Watcher>();
  readonly #timeZone: string;
  #now: Date;

  constructor(options: ClientOptions) {
    const outer = SourceClient.#inside(options.inherit);
    this.#settings = { ...outer?.settings, ...options };
    const inherited = options.inherit?.catalog ?? builtInCatalog;
    const { kpis, measures } = options;
    this.catalog =
      kpis || measures
        ? inherited.extend({ ...(kpis && { kpis }), ...(measures && { measures }) })
        : inherited;
    this.#registry = new SourceRegistry(outer?.registry);
    this.#timeZone = this.#settings.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.#now = this.#readClock();
    for (const [name, source] of Object.entries(options.sources ?? {})) this.#registry.add(name, source);
    this.#registry.subscribe(() => this.#plan());
  }

  watch(requests: readonly ReadingRequest[], listener: (state: ReadingState) => void): () => void {
    const watcher = new Watcher(requests, this.#registry, (request) => this.#contextOf(request), listener);
    this.#watchers.add(watcher);
    watcher.plan();
    return () => {
      this.#watchers.delete(watcher);
      watcher.close();
    };
  }

  async read(request: ReadingRequest): Promise<Reading> {
    if (this.#registry.levels.flat().length === 0) throw noSource();
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
    this.#now = this.#readClock();
    for (const feed of this.#registry.levels.flat()) feed.refresh();
    this.#plan();
  }

  addSource(name: string, source: Source): () => void {
    return this.#registry.add(name, source);
  }

  dispose(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers.clear();
    this.#registry.close();
  }

  #plan(): void {
    for (const watcher of this.#watchers) watcher.plan();
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

function noSource(): KpiError {
  return new KpiError(
    'unknown_source',
    'The client has no source to read from.\nGive it one: createClient({ sources: { … } }) or client.addSource(name, source).',
  );
}
