import type { Taken } from './connection.ts';
import type { StreamMessage, StreamRow } from './stream-message.ts';

/** How many rows are kept, and which of them are the same. */
export interface LiveRowsOptions {
  /** Columns that name a row: one with the same cells takes the place of the former. */
  readonly key?: readonly string[];
  readonly most: number;
}

/** The rows that a stream has told of, and never more than so many. */
export class LiveRows {
  readonly #options: LiveRowsOptions;
  readonly #rows = new Map<string | number, StreamRow>();
  #next = 0;
  #sequence: number | undefined;
  #isFirst = true;
  #isWaiting = false;
  #version = 0;
  #isTruncated = false;

  constructor(options: LiveRowsOptions) {
    this.#options = options;
  }

  /** Another one after each change. */
  get version(): number {
    return this.#version;
  }

  /** Whether rows were let go because there were too many. */
  get isTruncated(): boolean {
    return this.#isTruncated;
  }

  get rows(): readonly StreamRow[] {
    return [...this.#rows.values()];
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
    if (replace) this.#clear();
    this.put(rows);
    return 'taken';
  }

  put(rows: readonly StreamRow[]): void {
    const { key, most } = this.#options;
    for (const row of rows)
      this.#rows.set(key ? JSON.stringify(key.map((name) => row[name])) : this.#next++, row);
    for (const name of this.#rows.keys()) {
      if (this.#rows.size <= most) break;
      this.#rows.delete(name);
      this.#isTruncated = true;
    }
    this.#version++;
  }

  /** Lets go of rows, where they have not been replaced by now. */
  drop(rows: ReadonlySet<StreamRow>): void {
    for (const [name, row] of this.#rows) if (rows.has(row)) this.#rows.delete(name);
  }

  #clear(): void {
    this.#rows.clear();
    this.#isWaiting = false;
    this.#isTruncated = false;
  }
}
