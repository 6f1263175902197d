import { KpiError } from '@kpi-elements/core';
import type { UnzonedDataset } from '../mapping/build-dataset.ts';
import { atOnce } from '../table/steps.ts';
import type { Parts } from './parts.ts';
import { type CsvPlan, readCsv } from './read-csv.ts';
import type { FromWorker, ToWorker } from './worker.ts';

/** The other side of `worker.ts`. What a worker has of its page looks like a worker. */
const page = globalThis as unknown as Worker;

const post = (message: FromWorker, transfer: Transferable[] = []) => page.postMessage(message, transfer);

/** The next message of the page. */
function next(): Promise<ToWorker> {
  return new Promise((resolve) => {
    page.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => resolve(data), { once: true });
  });
}

/** Asks for the next part while the last one is read. */
async function* parts(): Parts {
  const ask = () => {
    post({ kind: 'more' });
    return next() as Promise<Uint8Array | undefined>;
  };
  let coming = ask();
  for (let part = await coming; part; part = await coming) {
    coming = ask();
    yield part;
  }
}

/** The memory of all columns, which changes hands instead of being copied. */
function buffersOf({ rows, times }: UnzonedDataset): ArrayBuffer[] {
  const columns = [...Object.values(rows.keys), ...Object.values(rows.columns), times ?? {}];
  const arrays = columns.flatMap((column) => Object.values(column)).filter(ArrayBuffer.isView);
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}

async function serve(): Promise<void> {
  const plan = next();
  post({ kind: 'ready' });
  try {
    const dataset = await readCsv(parts(), (await plan) as CsvPlan, atOnce);
    post({ kind: 'read', dataset }, buffersOf(dataset));
  } catch (error) {
    const { message } = error as Error;
    post({ kind: 'failed', message, ...(error instanceof KpiError && { code: error.code }) });
  }
}

// Not awaited: many bundlers make workers scripts without modules.
void serve();
