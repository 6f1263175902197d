import { roundingError } from '../stats/sum.ts';
import { grown, type GroupedRows } from './totals.ts';

/** A group without a cell: the one zero that no sum of cells is, as cells are taken without the sign of a zero. */
const NONE = -0;

/**
 * The sum of each group; `NaN` where every cell is empty. What goes beyond the range of numbers stays beyond it.
 * Beside each sum stands what rounding has taken away from it: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
 * Summation endlicher Summen", ZAMM 54 (1974). Integers do without.
 */
export class Sums {
  readonly #integers: boolean;
  /** By group: its sum, and side by side with it what that lacks. */
  #sums: Float64Array = new Float64Array();
  /** Both together, for all groups that are not stale. */
  #values: Float64Array = new Float64Array();
  #stale = false;

  constructor(integers: boolean) {
    this.#integers = integers;
  }

  /** Whether that changed a sum. */
  add(cells: Float64Array, { groups, length }: GroupedRows): boolean {
    this.#makeRoom(length);
    const changed = this.#integers
      ? addIntegers(cells, groups, this.#sums)
      : addExactly(cells, groups, this.#sums);
    // A few groups are at hand now; where there are many, all of them are done at once when somebody asks.
    if (groups.length >= length) this.#stale = true;
    else if (changed) renew(this.#values, groups, this.#sums, this.#integers);
    return changed;
  }

  /** The sums of so many groups. What is added later does not change them. */
  values(length: number): Float64Array {
    this.#makeRoom(length);
    if (this.#stale) renewAll(this.#values, length, this.#sums, this.#integers);
    this.#stale = false;
    return this.#values.slice(0, length);
  }

  #makeRoom(length: number): void {
    this.#sums = grown(this.#sums, this.#integers ? length : 2 * length, NONE);
    this.#values = grown(this.#values, length, NaN);
  }
}

function renew(values: Float64Array, groups: Int32Array, sums: Float64Array, integers: boolean): void {
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (group >= 0) values[group] = valueOf(group, sums, integers);
  }
}

function renewAll(values: Float64Array, length: number, sums: Float64Array, integers: boolean): void {
  for (let group = 0; group < length; group++) values[group] = valueOf(group, sums, integers);
}

function valueOf(group: number, sums: Float64Array, integers: boolean): number {
  const sum = sums[integers ? group : 2 * group]!;
  if (sum === 0 && 1 / sum < 0) return NaN;
  return integers ? sum : sum + sums[2 * group + 1]!;
}

function addIntegers(cells: Float64Array, groups: Int32Array, sums: Float64Array): boolean {
  let changed = false;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const cell = cells[i]! + 0;
    if (group < 0 || cell !== cell) continue;
    sums[group]! += cell;
    changed = true;
  }
  return changed;
}

function addExactly(cells: Float64Array, groups: Int32Array, pairs: Float64Array): boolean {
  let changed = false;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const cell = cells[i]! + 0;
    if (group < 0 || cell !== cell) continue;
    const at = 2 * group;
    const sum = pairs[at]!;
    const next = sum + cell;
    pairs[at] = next;
    pairs[at + 1]! += roundingError(sum, cell, next);
    changed = true;
  }
  return changed;
}
