import type { Catalog } from './catalog.ts';
import type { Reading, ReadingRequest } from './reading/reading.ts';

/** What a widget knows of its requests. `stale`: the last good readings, and why there are no newer ones. */
export type ReadingState =
  | { readonly status: 'loading' }
  | { readonly status: 'error'; readonly error: Error }
  | {
      readonly status: 'ready' | 'refreshing' | 'stale';
      /** One a request, in the order asked. */
      readonly readings: readonly Reading[];
      readonly error?: Error;
    };

/** Where widgets get their readings. The SDK makes one; tests and portals may bring their own. */
export interface KpiClient {
  readonly version: 1;
  readonly catalog: Catalog;
  /**
   * Answers requests now and whenever the answer changes.
   * The listener is first called before `watch` returns or soon after, and never after the returned function was called.
   */
  watch(requests: readonly ReadingRequest[], listener: (state: ReadingState) => void): () => void;
  refresh(): void;
}

/** The key under which a client is provided, by the community context protocol. */
export const clientContext: symbol = Symbol.for('@kpi-elements/client/1');

/** The key under which a scope is provided. */
export const scopeContext: symbol = Symbol.for('@kpi-elements/scope/1');
