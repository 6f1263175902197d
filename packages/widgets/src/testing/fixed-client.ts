import type { Catalog, Kpi, KpiClient, ReadingRequest, ReadingState } from '@kpi-elements/core';

/** A client that answers what it is told to, and remembers what it was asked. */
export interface FixedClient extends KpiClient {
  /** All requests so far, newest last. */
  readonly asked: readonly ReadingRequest[];
  /** How many listeners are being served. */
  readonly watching: number;
  readonly refreshed: number;
  /** Gives everybody another answer. */
  answer(next: Answer): void;
}

/** A state for everybody, or one for each request. */
export type Answer = ReadingState | ((request: ReadingRequest) => ReadingState);

/** For tests and stories: a client without sources. */
export function fixedClient(first: Answer, known: readonly Kpi[] | Catalog = []): FixedClient {
  const asked: ReadingRequest[] = [];
  const listeners = new Map<symbol, () => void>();
  let current = first;
  let refreshed = 0;
  return {
    version: 1,
    catalog:
      'find' in known && !Array.isArray(known) ? (known as Catalog) : catalogOf(known as readonly Kpi[]),
    asked,
    get watching() {
      return listeners.size;
    },
    get refreshed() {
      return refreshed;
    },
    watch(requests, listener) {
      const key = Symbol('listener');
      const tell = () => listener(typeof current === 'function' ? together(requests.map(current)) : current);
      asked.push(...requests);
      listeners.set(key, tell);
      tell();
      return () => void listeners.delete(key);
    },
    refresh() {
      refreshed += 1;
    },
    answer(next) {
      current = next;
      for (const tell of listeners.values()) tell();
    },
  };
}

/** The state of several requests: that of the first which has no reading, else all readings. */
function together(states: readonly ReadingState[]): ReadingState {
  const open = states.find((state) => !('readings' in state));
  if (open || states.length === 1) return open ?? states[0]!;
  return {
    status: 'ready',
    readings: states.flatMap((state) => ('readings' in state ? state.readings : [])),
  };
}

function catalogOf(kpis: readonly Kpi[]): Catalog {
  const find = (id: string) => kpis.find((kpi) => kpi.id === id);
  const never = () => {
    throw new Error('A fixed client computes nothing.');
  };
  return {
    get: (id) => find(id) ?? never(),
    find,
    all: () => kpis,
    measures: {},
    compile: never,
    extend: never,
  };
}
