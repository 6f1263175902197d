import type { Calendar } from '../time/calendar.ts';
import type { Dataset } from './dataset.ts';
import type { KeyColumn } from './frame.ts';
import { Combinations } from './combinations.ts';
import { leaveOut } from './grouping.ts';
import { once } from './once.ts';
import type { Slice } from './query.ts';
import { bucketsOf, type PlaceRows, type RowBuckets } from './row-buckets.ts';
import type { GroupedRows } from './totals.ts';

/** What groups are: where each one's bucket begins, and its members. */
export interface Groups {
  readonly length: number;
  readonly start?: readonly string[];
  readonly keys: Readonly<Record<string, KeyColumn>>;
}

/** Groups rows of one dataset after the other. Groups are in the order in which their first rows came. */
export class RunningGroups {
  readonly #slice: Slice;
  readonly #place: PlaceRows;
  readonly #by: Combinations;
  /** Levels are kept for each member of all dimensions. */
  readonly #members: Combinations;
  readonly #starts: string[] = [];
  readonly #firstNative: number[] = [];
  #groups: Groups | undefined;

  constructor(slice: Slice, calendar: Calendar, by: readonly string[], dimensions: readonly string[]) {
    this.#slice = slice;
    this.#place = bucketsOf(slice, calendar);
    this.#by = new Combinations(by);
    this.#members = new Combinations(dimensions);
  }

  /** Throws as `aggregate` does. */
  group(dataset: Dataset): GroupedRows {
    const buckets = this.#place(dataset);
    const ofRow = buckets.place();
    leaveOut(dataset, this.#slice.where, ofRow);
    const groups = this.#by.number(dataset, ofRow);
    if (this.#by.length > this.#firstNative.length) this.#addGroups(buckets);
    return {
      length: this.#by.length,
      groups,
      native: once(buckets.native),
      members: once(() => this.#members.number(dataset, new Int32Array(dataset.length))),
      firstNative: this.#firstNative,
      width: buckets.width,
    };
  }

  /** All groups so far. */
  groups(): Groups {
    const { length } = this.#by;
    if (this.#groups?.length !== length) {
      this.#groups = {
        length,
        keys: this.#by.keys(),
        ...(this.#slice.grain !== 'total' && { start: this.#starts.slice() }),
      };
    }
    return this.#groups;
  }

  #addGroups({ firstNative, start }: RowBuckets): void {
    for (const bucket of this.#by.placesFrom(this.#firstNative.length)) {
      this.#firstNative.push(firstNative[bucket]!);
      if (start) this.#starts.push(start(bucket));
    }
  }
}
