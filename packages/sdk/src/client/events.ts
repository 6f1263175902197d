import type { Query } from '@kpi-elements/core';

/** What a client does, as it does it: for logs, for measurements and for the inspector. Holds no token and no data. */
export type ClientEvent =
  /** Requests were worked out. `slices`: how many they need; `asked`: how many of them were not known. */
  | (Moment & {
      readonly type: 'planned';
      readonly requests: number;
      readonly slices: number;
      readonly asked: number;
    })
  /** A query went to a source. */
  | (Moment & OfQuery & { readonly type: 'sent'; readonly query: Query })
  /** Part of a large answer is there: bytes. */
  | (Moment & OfQuery & { readonly type: 'progress'; readonly loaded: number; readonly total?: number })
  /** An answer came. `rows`: of all tables. */
  | (Moment & OfQuery & { readonly type: 'answered'; readonly milliseconds: number; readonly rows: number })
  /** A query failed and will be asked again. `attempt`: from 1. */
  | (Moment &
      OfSource & {
        readonly type: 'retried';
        readonly attempt: number;
        readonly seconds: number;
        readonly error: Error;
      })
  | (Moment & OfQuery & { readonly type: 'failed'; readonly milliseconds: number; readonly error: Error })
  /** Nobody waited any more. */
  | (Moment & OfQuery & { readonly type: 'cancelled' })
  /** A source said what it has, or failed to. */
  | (Moment & OfSource & { readonly type: 'described'; readonly error?: Error });

interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface OfSource {
  /** The name of the source. */
  readonly source: string;
}

interface OfQuery extends OfSource {
  /** The same for all events of one query. */
  readonly id: number;
}

type WithoutMoment<Event> = Event extends ClientEvent ? Omit<Event, 'at'> : never;

/** Hands events to those who listen; nothing is built for nobody. */
export class ClientEvents {
  readonly #listeners = new Set<(event: ClientEvent) => void>();
  #queries = 0;

  listen(listener: (event: ClientEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  /** A number for a new query. */
  nextQuery(): number {
    return ++this.#queries;
  }

  tell(event: WithoutMoment<ClientEvent>): void {
    const at = Date.now();
    for (const listener of [...this.#listeners]) listener({ ...event, at } as ClientEvent);
  }
}
