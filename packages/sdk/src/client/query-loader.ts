import type { Frame, Query, Table } from '@kpi-elements/core';
import type { Source } from '../source.ts';
import { tooLate } from '../transport/too-late.ts';
import type { AboutFrame, Answer } from './answer.ts';
import { type Batch, type BatchPart, batchSlices, type Wanted } from './batch.ts';
import { Circuit } from './circuit.ts';
import { answerFrom } from './cover.ts';
import type { ClientEvents } from './events.ts';
import { cancelled, sourceFailure, wrongLength } from './source-failure.ts';

/** A slice that waits for its answer. */
interface Item extends Wanted {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** What a loader depends on. */
export interface LoaderOptions {
  readonly name: string;
  readonly source: Source;
  readonly events: ClientEvents;
  /** Seconds without a sign of life after which a query has failed. */
  readonly timeout: number;
  /** Whether a measure adds up over time. */
  readonly additive: (measure: string) => boolean;
  /** Told of each query how it ended. */
  readonly settled: (error?: Error) => void;
}

/**
 * Sends the slices of one source: all that are asked within one task become one query to each calendar.
 * A query that nobody waits for any more is aborted; a source that has failed too often is not asked for a while.
 */
export class QueryLoader {
  readonly circuit = new Circuit();
  readonly #options: LoaderOptions;
  readonly #flights = new Map<AbortController, Set<Item>>();
  #waiting = new Set<Item>();
  #reload = false;
  #isDue = false;

  constructor(options: LoaderOptions) {
    this.#options = options;
  }

  /** The next query goes past all copies that are kept on the way. */
  reloadNext(): void {
    this.#reload = true;
  }

  /** The answer to one slice. Rejects with the signal's reason when it is aborted. */
  load(wanted: Wanted, signal: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { open } = this.circuit;
      if (open) {
        reject(open);
        return;
      }
      const item: Item = { ...wanted, resolve, reject };
      this.#waiting.add(item);
      signal.addEventListener('abort', () => {
        this.#waiting.delete(item);
        this.#leave(item);
        reject(signal.reason);
      });
      // A task and not a microtask: elements of one page ask from microtasks that follow one another.
      if (!this.#isDue) setTimeout(() => this.#send());
      this.#isDue = true;
    });
  }

  #leave(item: Item): void {
    for (const [controller, items] of this.#flights) {
      if (!items.delete(item) || items.size > 0) continue;
      this.#flights.delete(controller);
      controller.abort(cancelled(this.#options.name));
    }
  }

  #send(): void {
    this.#isDue = false;
    const batches = batchSlices(this.#waiting, this.#options.additive);
    const reload = this.#reload && batches.length > 0;
    if (reload) this.#reload = false;
    this.#waiting = new Set();
    for (const batch of batches) void this.#fly(batch, reload);
  }

  async #fly({ calendar, parts }: Batch<Item>, reload: boolean): Promise<void> {
    const { events, name: source } = this.#options;
    const { timeZone, weekStart, fiscalYearStart } = calendar;
    const slices = parts.map(({ slice }) => slice);
    const query: Query = { version: 1, timeZone, weekStart, fiscalYearStart, slices };
    const controller = new AbortController();
    const items = new Set(parts.flatMap(({ serves }) => serves));
    this.#flights.set(controller, items);
    const flight = { source, id: events.nextQuery() };
    const began = performance.now();
    const milliseconds = () => performance.now() - began;
    events.tell({ type: 'sent', ...flight, query });
    try {
      const frame = await this.#ask(query, controller, reload, (loaded, total) =>
        events.tell({ type: 'progress', ...flight, loaded, ...(total !== undefined && { total }) }),
      );
      this.circuit.close();
      const rows = frame.tables.reduce((sum, { length }) => sum + length, 0);
      events.tell({ type: 'answered', ...flight, milliseconds: milliseconds(), rows });
      const { tables, ...about } = frame;
      for (const [index, part] of parts.entries()) answer(part, tables[index]!, about);
      this.#options.settled();
    } catch (reason) {
      if (!this.#flights.has(controller)) {
        events.tell({ type: 'cancelled', ...flight });
        return;
      }
      const error = sourceFailure(reason, source);
      this.circuit.failed(error);
      events.tell({ type: 'failed', ...flight, milliseconds: milliseconds(), error });
      for (const { reject } of items) reject(error);
      this.#options.settled(error);
    } finally {
      this.#flights.delete(controller);
    }
  }

  /** Asks the source, and gives up on it when it shows no sign of life: also when it does not heed its signal. */
  async #ask(
    query: Query,
    controller: AbortController,
    reload: boolean,
    tell: (loaded: number, total?: number) => void,
  ): Promise<Frame> {
    const { name, source, timeout } = this.#options;
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wind = () => {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(tooLate(name, timeout)), timeout * 1000);
    };
    const progress = (loaded: number, total?: number) => {
      wind();
      tell(loaded, total);
    };
    wind();
    try {
      const frame = await Promise.race([
        source.fetch(query, { signal, progress, ...(reload && { reload }) }),
        new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      ]);
      const { length } = query.slices;
      if (frame.tables.length !== length) throw wrongLength(name, length, frame.tables.length);
      return frame;
    } finally {
      clearTimeout(timer);
    }
  }
}

function answer({ serves }: BatchPart<Item>, table: Table, about: AboutFrame): void {
  for (const { slice, calendar, resolve, reject } of serves) {
    try {
      resolve(answerFrom(table, about, slice, calendar));
    } catch (error) {
      reject(error);
    }
  }
}
