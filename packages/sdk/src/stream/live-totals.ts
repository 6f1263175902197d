import type { Query, TimeColumn } from '@kpi-elements/core';
import { type ReadDataset, readDataset } from '../mapping/build-dataset.ts';
import { type DatasetMapping, type ResolvedMapping, resolveMapping } from '../mapping/dataset-mapping.ts';
import { emptyDataset } from '../mapping/empty-dataset.ts';
import { readOn } from '../mapping/read-on.ts';
import type { Answer } from '../sources/dataset-source.ts';
import { headersOf, memoryTable } from '../table/memory-table.ts';
import { timesIn } from '../table/read-times.ts';
import { Turns } from '../table/steps.ts';
import { unlessAborted } from '../transport/unless-aborted.ts';
import type { LiveRows } from './live-rows.ts';
import { longAgo, newestDay } from './retention.ts';
import { RunningTotals } from './running-totals.ts';
import type { StreamRow } from './stream-message.ts';

/** After so many parts all rows are read as one again, so that what each part costs does not pile up. */
const MOST_PARTS = 256;

/** What the columns of live rows mean, and how long they are kept. */
export interface LiveTotalsOptions {
  /** Of the source, for messages. */
  readonly name: string;
  readonly mapping: DatasetMapping;
  /** To the newest one. @default all */
  readonly days?: number | undefined;
}

/** The answers of a stream. What was added up stays; only rows that have come since are read and added. */
export class LiveTotals {
  readonly #rows: LiveRows;
  readonly #options: LiveTotalsOptions;
  #known: Known | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(rows: LiveRows, options: LiveTotalsOptions) {
    this.#rows = rows;
    this.#options = options;
  }

  /** Questions are answered one after the other. Rejects as soon as nobody waits. */
  answer(query: Query, signal: AbortSignal): Promise<Answer> {
    const answer = this.#last.then(() => this.#answer(query, signal));
    this.#last = answer.catch(() => {});
    return unlessAborted(answer, signal);
  }

  async #answer(query: Query, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const { totals, state } = await this.#upToDate();
    return { ...state, nativeGrain: totals.nativeGrain, tables: await totals.tables(query, signal) };
  }

  async #upToDate(): Promise<Known> {
    const known = this.#known;
    const news = this.#rows.takeNews();
    if (known && news?.length === 0) return known;
    // What fails is begun anew.
    this.#known = undefined;
    const extended = known && news && (await this.#extend(known, news));
    return (this.#known = extended ?? (await this.#begin()));
  }

  async #begin(): Promise<Known> {
    const { name, mapping, days } = this.#options;
    const all = this.#rows.takeAll();
    const state = this.#state();
    if (all.length === 0) return { state, totals: new RunningTotals(emptyDataset(mapping)) };
    const table = memoryTable(all, name);
    const resolved = resolveMapping(mapping, table.headers, name);
    const read = await new Turns().take(readDataset(table, resolved));
    const time = days === undefined ? undefined : await timeOf(read);
    const old = time ? longAgo(time, days!) : [];
    if (old.length > 0) {
      this.#rows.drop(new Set(old.map((row) => all[row]!)));
      return this.#begin();
    }
    return {
      state,
      totals: new RunningTotals(read),
      way: { read, mapping: resolved, headers: table.headers },
      newest: time && newestDay(time),
    };
  }

  /** `undefined` where that is not the same as to begin with all rows. */
  async #extend(known: Known, rows: readonly StreamRow[]): Promise<Known | undefined> {
    const { totals, way, newest } = known;
    if (!way || totals.parts === MOST_PARTS) return undefined;
    const { mapping, headers } = way;
    if (headersOf(rows).some((header) => !headers.includes(header))) return undefined;
    const read = await readOn(memoryTable(rows, this.#options.name, undefined, headers), mapping, way.read);
    if (!read || (newest !== undefined && !(await this.#areKept(read, newest)))) return undefined;
    totals.append(read);
    return { ...known, state: this.#state(), way: { ...way, read } };
  }

  #state(): Known['state'] {
    return { asOf: new Date().toISOString(), flags: this.#rows.isTruncated ? ['truncated'] : [] };
  }

  /** Whether no row has to go: neither one of these, nor one before them because of these. */
  async #areKept(read: ReadDataset, newest: number): Promise<boolean> {
    const time = (await timeOf(read))!;
    return newestDay(time) <= newest && longAgo(time, this.#options.days!, newest).length === 0;
  }
}

/** What was added up so far. */
interface Known {
  readonly state: Pick<Answer, 'asOf' | 'flags'>;
  readonly totals: RunningTotals;
  /** How rows were read; left out where there were none. */
  readonly way?: {
    readonly read: ReadDataset;
    readonly mapping: ResolvedMapping;
    readonly headers: readonly string[];
  };
  readonly newest?: number | undefined;
}

async function timeOf({ times }: ReadDataset): Promise<TimeColumn | undefined> {
  return times && new Turns().take(timesIn(times, 'UTC'));
}
