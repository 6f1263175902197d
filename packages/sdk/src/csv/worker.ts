import { KpiError, type KpiErrorCode } from '@kpi-elements/core';
import type { UnzonedDataset } from '../mapping/build-dataset.ts';
import type { Parts } from './parts.ts';
import type { CsvPlan } from './read-csv.ts';

/** What a page tells its worker: first the plan, then a part for each time it is asked; `undefined` behind the last. */
export type ToWorker = CsvPlan | Uint8Array | undefined;

/** What a worker tells its page. */
export type FromWorker =
  | { readonly kind: 'ready' | 'more' }
  | { readonly kind: 'read'; readonly dataset: UnzonedDataset }
  | { readonly kind: 'failed'; readonly code?: KpiErrorCode; readonly message: string };

/** How long a worker has to start. Some policies let one neither start nor fail. */
const PATIENCE_MS = 10_000;

/** A worker, or none where the page has none or is not allowed to start one from the script's address. */
export function startWorker(): Promise<Worker | undefined> {
  if (typeof Worker === 'undefined') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const settled = new AbortController();
    const { signal } = settled;
    let worker: Worker | undefined;
    const settle = (started: boolean) => {
      settled.abort();
      if (!started) worker?.terminate();
      resolve(started ? worker : undefined);
    };
    try {
      worker = new Worker(new URL('./csv-worker.ts', import.meta.url), { type: 'module' });
    } catch {
      settle(false);
      return;
    }
    const timer = setTimeout(settle, PATIENCE_MS, false);
    signal.addEventListener('abort', () => clearTimeout(timer));
    worker.addEventListener('message', () => settle(true), { signal });
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        settle(false);
      },
      { signal },
    );
  });
}

/** Lets a worker read a text, and ends it. */
export async function readInWorker(
  worker: Worker,
  parts: Parts,
  plan: CsvPlan,
  signal: AbortSignal,
): Promise<UnzonedDataset> {
  const post = (message: ToWorker) => worker.postMessage(message, []);
  let stop = () => {};
  try {
    return await new Promise<UnzonedDataset>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop);
      const failed = (why: string) =>
        reject(new Error(`The worker that reads "${plan.name}" failed: ${why}`));
      worker.addEventListener('error', ({ message }) => failed(message));
      worker.addEventListener('messageerror', () => failed('its answer cannot be taken over.'));
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'more') parts.next().then(({ value }) => post(value ?? undefined), reject);
        else if (data.kind === 'read') resolve(data.dataset);
        else if (data.kind === 'failed')
          reject(data.code ? new KpiError(data.code, data.message) : new Error(data.message));
      });
      post(plan);
    });
  } finally {
    signal.removeEventListener('abort', stop);
    worker.terminate();
  }
}
