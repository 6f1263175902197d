import { type DatasetTotals, totalsHere } from '../mapping/dataset-totals.ts';
import type { LoadOptions } from '../sources/shared-load.ts';
import { Turns } from '../table/steps.ts';
import { counted, type Parts, resumed } from './parts.ts';
import { type CsvPlan, readCsv } from './read-csv.ts';
import { startWorker } from './start-worker.ts';
import { readInWorker } from './worker.ts';

/** Bytes that are read without a worker: to start one takes as long. */
const FEW = 2 ** 20;

/** A text that comes. */
export interface CsvInput {
  readonly parts: Parts;
  /** In bytes, where it is known before all have come. */
  readonly size?: number;
}

/**
 * Reads a delimited text and never holds the thread up for long: a large one is read and added up in a worker, a small
 * one, or where there is no worker, in turns with everything else.
 */
export async function loadCsv(input: CsvInput, plan: CsvPlan, load: LoadOptions): Promise<DatasetTotals> {
  const parts = counted(input.parts, (loaded) => load.progress(loaded, input.size));
  try {
    const first: Uint8Array[] = [];
    let length = 0;
    while (length <= FEW) {
      const { done, value } = await parts.next();
      if (done) break;
      first.push(value);
      length += value.length;
    }
    const all = resumed(first, parts);
    const worker = length > FEW && isPlain(plan) ? await startWorker() : undefined;
    if (worker) return await readInWorker(worker, all, plan, load.signal);
    const turns = new Turns(load.signal);
    return totalsHere(await readCsv(all, plan, (steps) => turns.take(steps)));
  } finally {
    await parts.return();
  }
}

/** Can a worker be told? */
function isPlain({ mapping }: CsvPlan): boolean {
  return mapping.measures.every((measure) => typeof measure.mapping !== 'function');
}
