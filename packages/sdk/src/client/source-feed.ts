import { type Calendar, KpiError, type Query, type Slice, type SourceFacts } from '@kpi-elements/core';
import type { Source } from '../source.ts';
import { type CacheEntry, calendarKey, SliceCache } from './slice-cache.ts';

interface Flight {
  readonly controller: AbortController;
  readonly entries: readonly CacheEntry[];
}

/**
 * One source as a client sees it: what it has, its slices, and the queries under way.
 * All slices asked within one task become one query; a query that nobody waits for any more is aborted.
 */
export class SourceFeed {
  readonly name: string;
  /** Once it is described. */
  facts: SourceFacts | undefined;
  /** Why it could not be described. */
  error: Error | undefined;
  readonly #source: Source;
  readonly #changed: () => void;
  readonly #cache = new SliceCache();
  readonly #flights = new Set<Flight>();
  #waiting = new Set<CacheEntry>();
  #reload = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed Called when `facts` or `error` is there. */
  constructor(name: string, source: Source, changed: () => void) {
    this.name = name;
    this.#source = source;
    this.#changed = changed;
    void this.#describe();
  }

  /** What is known of a slice. Nothing is asked yet. */
  entry(calendar: Calendar, slice: Slice): CacheEntry {
    return this.#cache.entry(calendar, slice);
  }

  /** Asks for a slice with the next query, unless it is under way. */
  ask(entry: CacheEntry): void {
    if (entry.pending) return;
    entry.pending = true;
    this.#waiting.add(entry);
    // A task and not a microtask: elements of one page ask from microtasks that follow one another.
    this.#timer ??= setTimeout(() => this.#send());
  }

  /** Tells that a listener has left an entry. */
  release(entry: CacheEntry): void {
    if (entry.listeners.size > 0) return;
    if (this.#waiting.delete(entry)) entry.pending = false;
    for (const flight of this.#flights) {
      if (flight.entries.includes(entry) && flight.entries.every(({ listeners }) => listeners.size === 0)) {
        this.#abort(flight);
      }
    }
  }

  /** Asks anew for everything that is watched, and forgets the rest. */
  refresh(): void {
    for (const flight of this.#flights) this.#abort(flight);
    this.#cache.clear();
    this.#reload = true;
    for (const entry of this.#cache.entries) this.ask(entry);
    if (this.error) void this.#describe();
  }

  /** Ends all queries. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const flight of this.#flights) this.#abort(flight);
  }

  async #describe(): Promise<void> {
    this.error = undefined;
    try {
      this.facts = { ...(await this.#source.describe()), name: this.name };
    } catch (error) {
      this.error = asKpiError(error, this.name);
    }
    this.#changed();
  }

  #send(): void {
    this.#timer = undefined;
    const byCalendar = new Map<string, CacheEntry[]>();
    for (const entry of this.#waiting) {
      const key = calendarKey(entry.calendar);
      const same = byCalendar.get(key);
      if (same) same.push(entry);
      else byCalendar.set(key, [entry]);
    }
    const reload = this.#reload;
    this.#waiting = new Set();
    this.#reload = false;
    for (const entries of byCalendar.values()) void this.#fly(entries, reload);
  }

  async #fly(entries: readonly CacheEntry[], reload: boolean): Promise<void> {
    const controller = new AbortController();
    const flight: Flight = { controller, entries };
    this.#flights.add(flight);
    const { timeZone, weekStart, fiscalYearStart } = entries[0]!.calendar;
    const slices = entries.map(({ slice }) => slice);
    const query: Query = { version: 1, timeZone, weekStart, fiscalYearStart, slices };
    let settle: (entry: CacheEntry, index: number) => void;
    try {
      const frame = await this.#source.fetch(query, { signal: controller.signal, ...(reload && { reload }) });
      if (frame.tables.length !== slices.length)
        throw wrongLength(this.name, slices.length, frame.tables.length);
      settle = (entry, index) => {
        entry.answer = { table: frame.tables[index]!, frame };
        delete entry.error;
      };
    } catch (error) {
      const failure = asKpiError(error, this.name);
      settle = (entry) => {
        entry.error = failure;
      };
    }
    // An aborted flight has left the set, and its entries may be in another one by now.
    if (!this.#flights.delete(flight)) return;
    for (const [index, entry] of entries.entries()) {
      settle(entry, index);
      entry.pending = false;
    }
    for (const listener of new Set(entries.flatMap(({ listeners }) => [...listeners]))) listener();
  }

  #abort(flight: Flight): void {
    this.#flights.delete(flight);
    for (const entry of flight.entries) entry.pending = false;
    flight.controller.abort(
      new KpiError('cancelled', `The query to source "${this.name}" was cancelled: nobody waits for it.`),
    );
  }
}

function asKpiError(error: unknown, source: string): KpiError {
  if (error instanceof KpiError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new KpiError('source_failed', `Source "${source}" failed: ${reason}.\nTry again with refresh().`, {
    cause: error,
  });
}

function wrongLength(source: string, asked: number, answered: number): KpiError {
  return new KpiError(
    'source_failed',
    `Source "${source}" answered ${answered} tables to ${asked} slices.\ntables[i] must answer slices[i].`,
  );
}
