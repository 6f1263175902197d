import { type Grain, KpiError, type Query } from '@kpi-elements/core';
import { totalsHere } from '../mapping/dataset-totals.ts';
import { atOnce } from '../table/steps.ts';
import type { Parts } from './parts.ts';
import { type CsvPlan, readCsv } from './read-csv.ts';
import type { FromPage, FromWorker } from './worker.ts';

/** The other side of `worker.ts`. What a worker has of its page looks like a worker. */
const page = globalThis as unknown as Worker;

page.addEventListener(
  'message',
  ({ data: plan, ports: [port] }: MessageEvent<CsvPlan>) => void answer(port!, read(plan, partsFrom(port!))),
  { once: true },
);
page.postMessage('ready', []);

/** Reads the text, and from then on answers questions for totals. */
async function read(plan: CsvPlan, parts: Parts): Promise<Grain> {
  const totals = totalsHere(await readCsv(parts, plan, atOnce));
  page.addEventListener('message', ({ data: query, ports: [port] }: MessageEvent<Query>) => {
    const waiting = new AbortController();
    void next(port!).then(() => waiting.abort());
    void answer(port!, totals.tables(query, waiting.signal));
  });
  return totals.nativeGrain;
}

async function answer(port: MessagePort, work: Promise<unknown>): Promise<void> {
  const post = (message: FromWorker) => port.postMessage(message);
  try {
    post({ kind: 'done', answer: await work });
  } catch (error) {
    const { message } = error as Error;
    post({ kind: 'failed', message, ...(error instanceof KpiError && { code: error.code }) });
  }
}

/** What the page says next. */
function next(port: MessagePort): Promise<FromPage> {
  return new Promise((resolve) => {
    port.addEventListener('message', ({ data }: MessageEvent<FromPage>) => resolve(data), { once: true });
    port.start();
  });
}

/** Asks for the next part while the last one is read. */
async function* partsFrom(port: MessagePort): Parts {
  const ask = () => {
    port.postMessage({ kind: 'more' } satisfies FromWorker);
    return next(port) as Promise<Uint8Array | undefined>;
  };
  let coming = ask();
  for (let part = await coming; part; part = await coming) {
    coming = ask();
    yield part;
  }
}
