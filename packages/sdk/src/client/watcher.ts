import {
  type Frame,
  type Reading,
  type ReadingContext,
  type ReadingPlan,
  type ReadingRequest,
  type ReadingState,
  planReading,
  readPlanned,
} from '@kpi-elements/core';
import { chooseSource } from './choose-source.ts';
import type { Answer, CacheEntry } from './slice-cache.ts';
import type { SourceFeed } from './source-feed.ts';
import type { SourceRegistry } from './source-registry.ts';

/** What a request becomes: its plan, and where the slices of the plan are. */
interface Planned {
  readonly context: ReadingContext;
  readonly plan: ReadingPlan;
  readonly feed: SourceFeed;
  readonly entries: readonly CacheEntry[];
}

/** Everything but the source that a reading depends on. */
export type ContextOf = (request: ReadingRequest) => ReadingContext;

/** Requests that are watched together, from plan to readings. */
export class Watcher {
  readonly #requests: readonly ReadingRequest[];
  readonly #registry: SourceRegistry;
  readonly #contextOf: ContextOf;
  readonly #listener: (state: ReadingState) => void;
  readonly #update = (): void => this.#publish();
  #planned: readonly Planned[] = [];
  #failure: Error | undefined;
  #readings: readonly Reading[] | undefined;
  #state: ReadingState | undefined;
  #closed = false;

  constructor(
    requests: readonly ReadingRequest[],
    registry: SourceRegistry,
    contextOf: ContextOf,
    listener: (state: ReadingState) => void,
  ) {
    this.#requests = requests;
    this.#registry = registry;
    this.#contextOf = contextOf;
    this.#listener = listener;
  }

  /** Works out anew what is needed, asks for what is missing, and tells the listener. */
  plan(): void {
    // What is shown stays until a source that has just come says what it has.
    if (this.#readings && this.#hasSources() && !this.#registry.settled) return;
    const former = this.#planned;
    this.#planned = [];
    this.#failure = undefined;
    if (this.#isKnown()) {
      try {
        this.#planned = this.#requests.map((request) => this.#planOne(request));
      } catch (error) {
        this.#failure = error as Error;
      }
    } else this.#readings = undefined;
    for (const { feed, entries } of this.#planned) {
      for (const entry of entries) {
        entry.listeners.add(this.#update);
        if (!entry.answer) feed.ask(entry);
      }
    }
    this.#release(former);
    this.#publish();
  }

  /** No call of the listener comes after this. */
  close(): void {
    this.#closed = true;
    const former = this.#planned;
    this.#planned = [];
    this.#release(former);
  }

  #isKnown(): boolean {
    return this.#hasSources() && this.#registry.settled;
  }

  #hasSources(): boolean {
    return this.#registry.levels.flat().length > 0;
  }

  #planOne(request: ReadingRequest): Planned {
    const general = this.#contextOf(request);
    const { catalog } = general;
    const kpi = typeof request.kpi === 'string' ? catalog.get(request.kpi) : request.kpi;
    const feed = chooseSource(kpi, catalog.compile(kpi).measures, this.#registry.levels, request.source);
    const context = { ...general, source: feed.facts! };
    const plan = planReading(request, context);
    return { context, plan, feed, entries: plan.slices.map((slice) => feed.entry(context, slice)) };
  }

  #release(former: readonly Planned[]): void {
    const kept = new Set(this.#planned.flatMap(({ entries }) => entries));
    for (const { feed, entries } of former) {
      for (const entry of entries) {
        if (kept.has(entry)) continue;
        entry.listeners.delete(this.#update);
        feed.release(entry);
      }
    }
  }

  #publish(): void {
    if (this.#closed) return;
    const state = this.#next();
    if (this.#state && isSame(state, this.#state)) return;
    this.#state = state;
    this.#listener(state);
  }

  #next(): ReadingState {
    if (this.#failure) return { status: 'error', error: this.#failure };
    const entries = this.#planned.flatMap((planned) => planned.entries);
    if (!this.#isKnown()) return { status: 'loading' };
    const error = entries.find((entry) => !entry.pending && entry.error)?.error;
    if (entries.every(({ answer }) => answer)) {
      try {
        this.#readings = sameOr(this.#readings, this.#planned.map(readAnswers));
      } catch (failure) {
        return { status: 'error', error: failure as Error };
      }
    }
    const readings = this.#readings;
    if (!readings) return error ? { status: 'error', error } : { status: 'loading' };
    if (entries.some(({ pending }) => pending)) return { status: 'refreshing', readings };
    return error ? { status: 'stale', readings, error } : { status: 'ready', readings };
  }
}

function isSame(a: ReadingState, b: ReadingState): boolean {
  const parts = (state: ReadingState) => ({ error: undefined, readings: undefined, ...state });
  const [one, two] = [parts(a), parts(b)];
  return one.status === two.status && one.error === two.error && one.readings === two.readings;
}

function readAnswers({ context, plan, feed, entries }: Planned): Reading {
  const frame = frameOf(
    feed.name,
    entries.map(({ answer }) => answer!),
    context.now,
  );
  return readPlanned(plan, frame, context);
}

/** Answers of several frames as one; what holds for any of them holds for all. A formula of constants has none. */
function frameOf(source: string, answers: readonly Answer[], now: Date): Frame {
  const frames = answers.map(({ frame }) => frame);
  const earliest = (dates: readonly (string | undefined)[]) =>
    dates.filter((date) => date !== undefined).toSorted()[0];
  const completeUntil = earliest(frames.map((frame) => frame.completeUntil));
  return {
    ...frames[0],
    version: 1,
    source,
    tables: answers.map(({ table }) => table),
    asOf: earliest(frames.map(({ asOf }) => asOf)) ?? now.toISOString(),
    flags: [...new Set(frames.flatMap(({ flags }) => flags))],
    ...(completeUntil !== undefined && { completeUntil }),
  };
}

/** The former readings when nothing but the time of asking has changed, so that nothing is drawn again. */
function sameOr(former: readonly Reading[] | undefined, latest: readonly Reading[]): readonly Reading[] {
  return former && contentOf(former) === contentOf(latest) ? former : latest;
}

function contentOf(readings: readonly Reading[]): string {
  return JSON.stringify(readings, (key, value: unknown) => (key === 'asOf' ? undefined : value));
}
