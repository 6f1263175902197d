import type { Frame, Query, SourceFacts } from '@kpi-elements/core';

/** How a client asks. */
export interface FetchOptions {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Read the data anew, whatever is kept of it. @default false */
  readonly reload?: boolean;
  /** Told while a large answer comes: bytes so far, and of how many where that is known. */
  readonly progress?: (loaded: number, total?: number) => void;
}

/**
 * Where totals come from. It adds measures up where the rows are and knows nothing of KPIs.
 * Cache, batching and retry are the client's job, never a source's.
 *
 * @example
 * const warehouse: Source = {
 *   name: 'warehouse',
 *   describe: async () => ({ name: 'warehouse', dimensions: ['channel'], measures: ['cost'], timeless: false }),
 *   fetch: async (query, { signal }) => (await fetch('/totals', { method: 'POST', body: JSON.stringify(query), signal })).json(),
 * };
 */
export interface Source {
  /** Named in error messages. */
  readonly name: string;
  /** What it has. Asked before the first query, and again when that failed. */
  describe(options?: { readonly signal: AbortSignal }): Promise<SourceFacts>;
  /** Answers `query.slices[i]` with `tables[i]`. Rejects with the signal's reason when it is aborted. */
  fetch(query: Query, options: FetchOptions): Promise<Frame>;
  /**
   * Of a source that changes by itself, as streams do: begins to listen, and calls `changed` when there is something new
   * to fetch, or with an error when the connection is lost, until the next call. The function returned ends it.
   */
  listen?(changed: (error?: Error) => void): () => void;
}
