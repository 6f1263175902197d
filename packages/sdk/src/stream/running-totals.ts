import {
  createRollUp,
  type Grain,
  type Query,
  type RunningRollUp,
  type Slice,
  type Table,
} from '@kpi-elements/core';
import { type DatasetIn, inZones, type UnzonedDataset } from '../mapping/build-dataset.ts';
import type { DatasetTotals } from '../mapping/dataset-totals.ts';
import { type Steps, Turns } from '../table/steps.ts';

/** How many slices are kept added up. */
const MOST_SLICES = 64;

/** Rows that come part by part, and totals of the slices that were last asked, to which only new parts are added. */
export class RunningTotals implements DatasetTotals {
  readonly nativeGrain: Grain;
  readonly #parts: DatasetIn[];
  readonly #running = new Map<string, Running>();

  constructor(first: UnzonedDataset) {
    this.nativeGrain = first.rows.nativeGrain;
    this.#parts = [inZones(first)];
  }

  get parts(): number {
    return this.#parts.length;
  }

  /** Its columns must be those of the first part, read in the same way. */
  append(part: UnzonedDataset): void {
    this.#parts.push(inZones(part));
  }

  /** Answers the slices of a query. Not to be called again before the answer is there. */
  async tables(query: Query, signal: AbortSignal): Promise<Table[]> {
    const asked = query.slices.map((slice) => this.#use(slice, query));
    const from = Math.min(...asked.map(({ parts }) => parts));
    const news = await Promise.all(this.#parts.slice(from).map((part) => part(query.timeZone)));
    return new Turns(signal).take(answer(asked));

    function* answer(slices: readonly Running[]): Steps<Table[]> {
      const tables: Table[] = [];
      for (const running of slices) {
        for (const rows of news.slice(running.parts - from)) {
          if (running.rollUp) running.rollUp.append(rows);
          else running.rollUp = createRollUp(rows, running.slice, query);
          running.parts++;
          yield;
        }
        tables.push(running.rollUp!.table());
        yield;
      }
      return tables;
    }
  }

  /** Those that were not asked for the longest time are let go of. */
  #use(slice: Slice, { slices, ...calendar }: Query): Running {
    const key = JSON.stringify([slice, calendar]);
    const running = this.#running.get(key) ?? { slice, parts: 0 };
    this.#running.delete(key);
    this.#running.set(key, running);
    for (const oldest of this.#running.keys()) {
      if (this.#running.size <= Math.max(MOST_SLICES, slices.length)) break;
      this.#running.delete(oldest);
    }
    return running;
  }
}

/** A slice, and how many parts are in its totals. */
interface Running {
  readonly slice: Slice;
  parts: number;
  rollUp?: RunningRollUp;
}
