import type { Taken } from './connection.ts';
import type { StreamMessage, StreamRow } from './stream-message.ts';

/** How many rows are kept, and which of them are the same. */
export interface LiveRowsOptions {
  /** Columns that name a row: one with the same cells takes the place of the former. */
  readonly key?: readonly string[] | undefined;
  readonly most: number;
}

/** So many rows are soon added up anew. */
const FEW = 10_000;
/** Of more, the oldest go a sixteenth at a time, so that not every message costs all the rest. */
const STRIDE = 16;

/** The rows that a stream has told of, and never more than so many. */
export class LiveRows {
  readonly #options: LiveRowsOptions;
  readonly #rows = new Map<string | number, StreamRow>();
  #next = 0;
  #sequence: number | undefined;
  #isFirst = true;
  #isWaiting = false;
  #isTruncated = false;
  /** Since rows were last asked for; `undefined` where others were replaced or went. */
  #added: StreamRow[] | undefined;

  constructor(options: LiveRowsOptions) {
    this.#options = options;
  }

  /** Whether rows were let go because there were too many. */
  get isTruncated(): boolean {
    return this.#isTruncated;
  }

  get rows(): readonly StreamRow[] {
    return [...this.#rows.values()];
  }

  /** All rows: none of them is news any more. */
  takeAll(): readonly StreamRow[] {
    this.#added = [];
    return this.rows;
  }

  /** The rows that came on top since rows were last taken; `undefined` where others were replaced or went. */
  takeNews(): readonly StreamRow[] | undefined {
    const added = this.#added;
    if (added) this.#added = [];
    return added;
  }

  /** A connection begins: its messages go on where the former stopped, or with a snapshot. */
  reconnected(): void {
    this.#isFirst = true;
  }

  take({ rows, replace = false, sequence }: StreamMessage): Taken {
    if (!replace && this.#isWaiting) return 'waiting';
    if (sequence !== undefined && !replace && this.#sequence !== undefined) {
      if (sequence <= this.#sequence && !this.#isFirst) return 'nothing';
      if (sequence !== this.#sequence + 1) {
        this.#isWaiting = true;
        return 'gap';
      }
    }
    if (sequence !== undefined) {
      this.#sequence = sequence;
      this.#isFirst = false;
    }
    if (replace) {
      this.#added = undefined;
      this.#rows.clear();
      this.#isWaiting = false;
      this.#isTruncated = false;
    }
    this.put(rows);
    return 'taken';
  }

  put(rows: readonly StreamRow[]): void {
    const { key, most } = this.#options;
    for (const row of rows) {
      const name = key ? JSON.stringify(key.map((column) => row[column])) : this.#next++;
      if (key && this.#rows.has(name)) this.#added = undefined;
      this.#rows.set(name, row);
      this.#added?.push(row);
    }
    if (this.#rows.size > most) this.#makeRoom(most - Math.floor(Math.max(most - FEW, 0) / STRIDE));
  }

  /** Lets go of rows, where they have not been replaced by now. */
  drop(rows: ReadonlySet<StreamRow>): void {
    this.#added = undefined;
    for (const [name, row] of this.#rows) if (rows.has(row)) this.#rows.delete(name);
  }

  #makeRoom(most: number): void {
    this.#added = undefined;
    this.#isTruncated = true;
    for (const name of this.#rows.keys()) {
      if (this.#rows.size <= most) break;
      this.#rows.delete(name);
    }
  }
}
