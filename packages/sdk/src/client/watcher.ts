import type { Reading, ReadingRequest, ReadingState } from '@kpi-elements/core';
import type { ClientEvents } from './events.ts';
import type { PlannedReading } from './planned-reading.ts';
import type { Planner } from './planner.ts';
import type { SourceRegistry } from './source-registry.ts';
import { inTurn } from './turns.ts';

/** Requests that are watched together, from plan to readings. */
export class Watcher {
  readonly #requests: readonly ReadingRequest[];
  readonly #registry: SourceRegistry;
  readonly #planner: Planner;
  readonly #events: ClientEvents;
  readonly #listener: (state: ReadingState) => void;
  #planned: readonly PlannedReading[] = [];
  #leave: readonly (() => void)[] = [];
  #failure: Error | undefined;
  #readings: readonly Reading[] | undefined;
  #state: ReadingState | undefined;
  #isDue = false;
  #closed = false;

  constructor(
    requests: readonly ReadingRequest[],
    registry: SourceRegistry,
    planner: Planner,
    events: ClientEvents,
    listener: (state: ReadingState) => void,
  ) {
    this.#requests = requests;
    this.#registry = registry;
    this.#planner = planner;
    this.#events = events;
    this.#listener = listener;
  }

  /** Works out anew what is needed, asks for what is missing, and tells the listener. */
  plan(): void {
    // What is shown stays until a source that has just come says what it has.
    if (this.#readings && this.#registry.hasSources && !this.#registry.settled) return;
    this.#planned = [];
    this.#failure = undefined;
    if (this.#isKnown()) {
      try {
        this.#planned = this.#requests.map((request) => this.#planner.plan(request));
      } catch (error) {
        this.#failure = error as Error;
      }
    } else this.#readings = undefined;
    this.#tellPlan();
    this.#listen();
    this.#publish();
  }

  /** No call of the listener comes after this. */
  close(): void {
    this.#closed = true;
    this.#planned = [];
    this.#listen();
  }

  /** Joins what is planned now before it leaves what was: slices that both need are not asked twice. */
  #listen(): void {
    const former = this.#leave;
    this.#leave = this.#planned.map((planned) => planned.listen(this.#update));
    for (const leave of former) leave();
  }

  /** Several slices that change in one task are one update. */
  readonly #update = (): void => {
    if (this.#isDue) return;
    this.#isDue = true;
    inTurn(() => {
      this.#isDue = false;
      this.#publish();
    });
  };

  #tellPlan(): void {
    if (!this.#events.isHeard || this.#planned.length === 0) return;
    const needs = this.#planned.map(({ need }) => need);
    this.#events.tell({
      type: 'planned',
      requests: needs.length,
      slices: needs.reduce((sum, { slices }) => sum + slices, 0),
      asked: needs.reduce((sum, { asked }) => sum + asked, 0),
    });
  }

  #isKnown(): boolean {
    return this.#registry.hasSources && this.#registry.settled;
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
    if (!this.#isKnown()) return { status: 'loading' };
    try {
      return this.#sum();
    } catch (error) {
      return { status: 'error', error: error as Error };
    }
  }

  /** One state of all requests. */
  #sum(): ReadingState {
    const statuses = this.#planned.map(({ status }) => status);
    const isPending = statuses.some((status) => status.isPending);
    const error = statuses.find((status) => status.error)?.error;
    const latest = statuses.flatMap(({ reading }) => reading ?? []);
    // Numbers of one moment: while some are asked anew, the former ones stay.
    if (latest.length === statuses.length && !(isPending && this.#readings)) {
      this.#readings = sameOr(this.#readings, latest);
    }
    const readings = this.#readings;
    if (!readings) return error ? { status: 'error', error } : { status: 'loading' };
    if (isPending) return { status: 'refreshing', readings };
    return error ? { status: 'stale', readings, error } : { status: 'ready', readings };
  }
}

function sameOr(former: readonly Reading[] | undefined, latest: readonly Reading[]): readonly Reading[] {
  return former?.length === latest.length && latest.every((reading, i) => reading === former[i])
    ? former
    : latest;
}

function isSame(a: ReadingState, b: ReadingState): boolean {
  const parts = (state: ReadingState) => ({ error: undefined, readings: undefined, ...state });
  const [one, two] = [parts(a), parts(b)];
  return one.status === two.status && one.error === two.error && one.readings === two.readings;
}
