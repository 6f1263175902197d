import { roundingError } from '../stats/sum.ts';
import { grown, type GroupedRows } from './totals.ts';

/** The sum of each group; `NaN` where every cell is empty. */
export class Sums {
  readonly #integers: boolean;
  /** By group: the total; and beside it what rounding took away, which integers do without. */
  #state: Float64Array = new Float64Array();
  /** The compensated sums, as far as a few rows at a time have kept them true. */
  #sums: Float64Array | undefined;

  constructor(integers: boolean) {
    this.#integers = integers;
  }

  /** Whether that changed a sum. */
  add(cells: Float64Array, { groups, length }: GroupedRows): boolean {
    this.#makeRoom(length);
    if (this.#integers) return addIntegers(cells, groups, this.#state);
    const changed = addCompensated(cells, groups, this.#state);
    if (this.#sums && this.#sums.length >= length && groups.length < length)
      settle(groups, this.#state, this.#sums);
    else this.#sums = undefined;
    return changed;
  }

  values(length: number): Float64Array {
    this.#makeRoom(length);
    if (this.#integers) return this.#state.slice(0, length);
    this.#sums ??= compensated(this.#state);
    return this.#sums.slice(0, length);
  }

  #makeRoom(length: number): void {
    this.#state = grown(this.#state, this.#integers ? length : 2 * length, NaN);
  }
}

function compensated(state: Float64Array): Float64Array {
  const sums = new Float64Array(state.length / 2);
  for (let i = 0; i < sums.length; i++) sums[i] = state[2 * i]! + state[2 * i + 1]!;
  return sums;
}

/** Works out anew what a few rows have changed. */
function settle(groups: Int32Array, state: Float64Array, sums: Float64Array): void {
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (group >= 0) sums[group] = state[2 * group]! + state[2 * group + 1]!;
  }
}

function addIntegers(cells: Float64Array, groups: Int32Array, totals: Float64Array): boolean {
  let changed = false;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const cell = cells[i]!;
    if (group < 0 || cell !== cell) continue;
    const total = totals[group]!;
    totals[group] = total === total ? total + cell : cell;
    changed = true;
  }
  return changed;
}

function addCompensated(cells: Float64Array, groups: Int32Array, state: Float64Array): boolean {
  let changed = false;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const cell = cells[i]!;
    if (group < 0 || cell !== cell) continue;
    const at = 2 * group;
    const total = state[at]!;
    if (total === total) {
      const next = total + cell;
      state[at] = next;
      state[at + 1] = state[at + 1]! + roundingError(total, cell, next);
    } else {
      state[at] = cell;
      state[at + 1] = 0;
    }
    changed = true;
  }
  return changed;
}
