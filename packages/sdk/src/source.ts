import type { Frame, Query, SourceFacts } from '@kpi-elements/core';

/** How a client asks. */
export interface FetchOptions {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Read the data anew, whatever is kept of it. @default false */
  readonly reload?: boolean;
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
  /** What it has. Asked once, before the first query. */
  describe(): Promise<SourceFacts>;
  /** Answers `query.slices[i]` with `tables[i]`. Rejects with the signal's reason when it is aborted. */
  fetch(query: Query, options: FetchOptions): Promise<Frame>;
}
