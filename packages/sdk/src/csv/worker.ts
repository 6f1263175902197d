import { type Grain, KpiError, type KpiErrorCode, type Query, type Table } from '@kpi-elements/core';
import type { DatasetTotals } from '../mapping/dataset-totals.ts';
import type { Parts } from './parts.ts';
import type { CsvPlan } from './read-csv.ts';

/** What a page asks its worker: first to read a text, then for totals of it. Each question brings a port. */
export type Question = CsvPlan | Query;

/** What the page says through the port: the next part, `undefined` behind the last; or that nobody waits any more. */
export type FromPage = Uint8Array | undefined | 'stop';

/** What the worker says through it. */
export type FromWorker<Answer = unknown> =
  | { readonly kind: 'more' }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly code?: KpiErrorCode; readonly message: string };

/** Ends the workers whose totals nobody can ask for any more. */
const forgotten = /* @__PURE__ */ new FinalizationRegistry<Worker>((worker) => worker.terminate());

/**
 * Lets a worker read a text, keep the columns, and add them up whenever that is asked.
 *
 * @param signal Ends the worker: nobody waits for the text, or needs what was read of it, any more.
 */
export async function readInWorker(
  worker: Worker,
  parts: Parts,
  plan: CsvPlan,
  signal: AbortSignal,
): Promise<DatasetTotals> {
  signal.addEventListener('abort', () => worker.terminate());
  const reader = { worker, name: plan.name };
  try {
    const next = async () => (await parts.next()).value ?? undefined;
    const nativeGrain = await ask<Grain>(reader, plan, signal, next);
    const totals: DatasetTotals = { nativeGrain, tables: (...asked) => ask<Table[]>(reader, ...asked) };
    forgotten.register(totals, worker);
    return totals;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** @param next Gets the next part of the text, where the worker wants more of it. */
async function ask<Answer>(
  { worker, name }: { readonly worker: Worker; readonly name: string },
  question: Question,
  signal: AbortSignal,
  next?: () => Promise<Uint8Array | undefined>,
): Promise<Answer> {
  signal.throwIfAborted();
  const { port1: port, port2: theirs } = new MessageChannel();
  const post = (message: FromPage) => port.postMessage(message);
  const settled = new AbortController();
  const listening = { signal: settled.signal };
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`The worker that reads "${name}" failed: ${why}`));
      const stop = () => {
        post('stop');
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, listening);
      worker.addEventListener('error', ({ message }) => fail(message), listening);
      port.addEventListener('messageerror', () => fail('its answer cannot be taken over.'));
      port.addEventListener('message', ({ data }: MessageEvent<FromWorker<Answer>>) => {
        if (data.kind === 'more') next!().then(post, reject);
        else if (data.kind === 'done') resolve(data.answer);
        else reject(data.code ? new KpiError(data.code, data.message) : new Error(data.message));
      });
      port.start();
      worker.postMessage(question, [theirs]);
    });
  } finally {
    settled.abort();
    port.close();
  }
}
