import { roundingError } from '../stats/sum.ts';
import { grown, type GroupedRows } from './totals.ts';

/** The sum of each group; `NaN` where every cell is empty. */
export class Sums {
  readonly #integers: boolean;
  /** By group: the total; and beside it what rounding took away, which integers do without. */
  #state: Float64Array = new Float64Array();

  constructor(integers: boolean) {
    this.#integers = integers;
  }

  /** Whether that changed a sum. */
  add(cells: Float64Array, { groups, length }: GroupedRows): boolean {
    this.#makeRoom(length);
    return (this.#integers ? addIntegers : addCompensated)(cells, groups, this.#state);
  }

  values(length: number): Float64Array {
    this.#makeRoom(length);
    const state = this.#state;
    if (this.#integers) return state.slice(0, length);
    const values = new Float64Array(length);
    for (let i = 0; i < length; i++) values[i] = state[2 * i]! + state[2 * i + 1]!;
    return values;
  }

  #makeRoom(length: number): void {
    this.#state = grown(this.#state, this.#integers ? length : 2 * length, NaN);
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
