import { type Calendar, type Slice, sliceKey, type SourceFacts } from '@kpi-elements/core';
import { QueryClient } from '@tanstack/query-core';
import type { Source } from '../source.ts';
import { type Answer, sameOrLatest } from './answer.ts';
import { calendarKey } from './calendar-key.ts';
import type { ClientEvents } from './events.ts';
import { QueryLoader } from './query-loader.ts';
import { Recovery } from './recovery.ts';
import { RefreshTimer } from './refresh-timer.ts';
import { retryDelay, shouldRetry } from './retry.ts';
import { type EntryHost, SliceEntry, type SliceOptions } from './slice-entry.ts';
import { SourceDescription } from './source-description.ts';
import { sourceFailure } from './source-failure.ts';

/** What a client says of how its sources are asked. */
export interface FeedOptions {
  readonly events: ClientEvents;
  /** Seconds without a sign of life after which a query has failed. */
  readonly timeout: number;
  /** Seconds for which an answer is as good as new. */
  readonly freshFor: number;
  /** Seconds between questions for what is watched; 0: only when somebody asks. */
  readonly refreshEvery: number;
  /** Whether a measure adds up over time. */
  readonly additive: (measure: string) => boolean;
  /** Facts, or the reason why there are none, have come. */
  readonly changed: () => void;
  /** The time of the next question has come. */
  readonly due: () => void;
}

const ROOM = 500;

/** One source as a client sees it: what it has, its slices, and how often and how patiently it is asked. */
export class SourceFeed implements EntryHost {
  readonly name: string;
  readonly source: Source;
  silence: Error | undefined;
  isRecovering = false;
  readonly #options: FeedOptions;
  readonly #cache: QueryClient;
  readonly #description: SourceDescription;
  readonly #loader: QueryLoader;
  readonly #recovery: Recovery;
  readonly #refresh: RefreshTimer | undefined;
  readonly #entries = new Map<string, SliceEntry>();
  readonly #watched = new Set<SliceEntry>();
  readonly #closing = new AbortController();
  readonly #retried = new WeakMap<Error, number>();
  #room = ROOM;
  #isAwake = false;
  #stopListening: (() => void) | undefined;
  #hasNews = false;

  constructor(name: string, source: Source, options: FeedOptions) {
    const { events, timeout, refreshEvery, additive } = options;
    this.name = name;
    this.source = source;
    this.#options = options;
    this.#cache = new QueryClient({ defaultOptions: { queries: this.#defaults(options) } });
    this.#description = new SourceDescription(name, source, events, options.changed);
    const settled = (error?: Error) => this.#settled(error);
    this.#loader = new QueryLoader({ name, source, events, timeout, additive, settled });
    this.#recovery = new Recovery(
      () => this.#loader.circuit.pause,
      () => this.#recover(),
    );
    if (refreshEvery > 0) this.#refresh = new RefreshTimer(refreshEvery, options.due);
    void this.#describe();
  }

  /** Once it is described. */
  get facts(): SourceFacts | undefined {
    return this.#description.facts;
  }

  /** Why it could not be described yet. */
  get error(): Error | undefined {
    return this.#description.error;
  }

  get isLive(): boolean {
    return this.#stopListening !== undefined;
  }

  /** All slices that are known or asked. */
  get entries(): readonly SliceEntry[] {
    return [...this.#entries.values()];
  }

  /** Whether the source is spared at present because it failed too often. */
  get isSpared(): boolean {
    return this.#loader.circuit.open !== undefined;
  }

  /** What is known of a slice. Nothing is asked yet. */
  entry(calendar: Calendar, slice: Slice): SliceEntry {
    const key = [calendarKey(calendar), sliceKey(slice)];
    const id = key.join(' ');
    const known = this.#entries.get(id);
    if (known) return known;
    if (this.#entries.size >= this.#room) this.#makeRoom();
    const options: SliceOptions = {
      queryKey: key,
      queryFn: ({ signal }) => this.#loader.load({ calendar, slice }, signal),
    };
    const entry = new SliceEntry(this.#cache, options, calendar, slice, this);
    this.#entries.set(id, entry);
    return entry;
  }

  /**
   * Keeps an answer that was had elsewhere: before a reload, or on a server.
   *
   * @param isOld To be asked for anew, however short ago it was had.
   */
  remember(calendar: Calendar, answer: Answer, at: number, isOld: boolean): void {
    const { slice } = answer.table;
    const key = [calendarKey(calendar), sliceKey(slice)];
    if (this.#cache.getQueryData(key) !== undefined) return;
    this.entry(calendar, slice);
    this.#cache.setQueryData(key, answer, { updatedAt: at });
    if (isOld) void this.#cache.invalidateQueries({ queryKey: key, exact: true });
  }

  /** Takes what the source said of itself elsewhere, until it says so here. */
  rememberFacts(facts: SourceFacts): void {
    this.#description.remember(facts);
  }

  watched(entry: SliceEntry, isWatched: boolean): void {
    if (isWatched) this.#watched.add(entry);
    else this.#watched.delete(entry);
    if (this.#watched.size === 0) this.#rest();
    else if (this.#watched.size === 1 && isWatched) this.#wake();
  }

  /**
   * Asks anew for everything that is watched, and forgets the rest.
   *
   * @param byHand Also a source that is spared at present.
   */
  refresh(byHand: boolean): void {
    this.#forgetUnwatched();
    this.isRecovering = false;
    this.#loader.reloadNext();
    if (byHand) this.#loader.circuit.close();
    void this.#cache.invalidateQueries();
    if (this.error) void this.#describe();
  }

  /** Ends all queries. */
  close(): void {
    this.#closing.abort();
    this.#recovery.stop();
    this.#rest();
    for (const entry of this.#entries.values()) entry.close();
    this.#entries.clear();
    this.#cache.clear();
  }

  #defaults({ freshFor }: FeedOptions) {
    return {
      staleTime: freshFor * 1000,
      // Timers that forget would keep a script alive; room is made when it is needed.
      gcTime: Number.POSITIVE_INFINITY,
      networkMode: 'offlineFirst' as const,
      retry: (failures: number, error: Error) => {
        const again = !this.isSpared && shouldRetry(failures, error);
        if (again) this.#tellRetry(failures, error);
        else this.#recovery.plan(error);
        return again;
      },
      retryDelay,
      structuralSharing: (former: unknown, latest: unknown) =>
        sameOrLatest(former as Answer | undefined, latest as Answer),
    };
  }

  /** Once for all slices that failed together. */
  #tellRetry(failures: number, error: Error): void {
    const attempt = failures + 1;
    if (this.#retried.get(error) === attempt) return;
    this.#retried.set(error, attempt);
    const seconds = retryDelay(failures, error) / 1000;
    this.#options.events.tell({ type: 'retried', source: this.name, attempt, seconds, error });
  }

  async #describe(): Promise<void> {
    const failure = await this.#description.ask(this.#closing.signal);
    if (failure) this.#recovery.plan(failure);
  }

  #wake(): void {
    this.#isAwake = true;
    this.#cache.mount();
    this.#refresh?.start();
    this.#stopListening ??= this.source.listen?.((error) => this.#hear(error));
  }

  #rest(): void {
    if (!this.#isAwake) return;
    this.#isAwake = false;
    this.#cache.unmount();
    this.#refresh?.stop();
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#recovery.stop();
  }

  /** News of a source that changes by itself: asked for at once, or as soon as the question under way is answered. */
  #hear(error: Error | undefined): void {
    if (error) {
      this.silence = sourceFailure(error, this.name);
      for (const entry of this.#watched) entry.tell();
      return;
    }
    if (this.silence) {
      this.silence = undefined;
      for (const entry of this.#watched) entry.tell();
    }
    if (this.#cache.isFetching() > 0) this.#hasNews = true;
    else void this.#cache.invalidateQueries();
  }

  #settled(error: Error | undefined): void {
    if (!error) this.isRecovering = false;
    if (!this.#hasNews) return;
    this.#hasNews = false;
    setTimeout(() => void this.#cache.invalidateQueries());
  }

  #recover(): void {
    if (this.error) {
      void this.#describe();
      return;
    }
    this.isRecovering = true;
    void this.#cache.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
  }

  #makeRoom(): void {
    this.#forgetUnwatched();
    this.#room = Math.max(ROOM, 2 * this.#entries.size);
  }

  #forgetUnwatched(): void {
    for (const [id, entry] of this.#entries) {
      if (!entry.isWatched) this.#entries.delete(id);
    }
    this.#cache.removeQueries({ type: 'inactive' });
  }
}
