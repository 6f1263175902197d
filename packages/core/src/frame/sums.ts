import { roundingError } from '../stats/sum.ts';
import type { AmountColumn } from './dataset.ts';
import { type Added, grown, type GroupedRows } from './totals.ts';

/** A group without a cell: the one zero that no sum of cells is, as cells are taken without the sign of a zero. */
const NONE = -0;

/** The sum of each group; `NaN` where every cell is empty. What goes beyond the range of numbers stays beyond it. */
export interface Sums {
  add(cells: Float64Array, rows: GroupedRows): Added;
  /** The sums of so many groups. What is added later does not change them. */
  values(length: number): Float64Array;
}

/** Sums of amounts, still empty: those of 1/scale are integers. */
export function sumsOf({ scale }: Pick<AmountColumn, 'scale'>): Sums {
  return scale === undefined ? new ExactSums() : new IntegerSums();
}

/** Integers add up without rounding. */
export class IntegerSums implements Sums {
  #sums: Float64Array = new Float64Array();
  /** So many groups, from the first on, have a cell. */
  #filled = 0;

  add(cells: Float64Array, { groups, length }: GroupedRows): Added {
    const sums = (this.#sums = grown(this.#sums, length, NONE));
    let [changed, lacking] = [false, false];
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      const cell = cells[i]! + 0;
      if (group < 0) continue;
      if (cell === cell) {
        sums[group]! += cell;
        changed = true;
      } else lacking = true;
    }
    return { changed, lacking };
  }

  values(length: number): Float64Array {
    this.#sums = grown(this.#sums, length, NONE);
    const values = this.#sums.slice(0, length);
    while (this.#filled < length && !isNone(values[this.#filled]!)) this.#filled++;
    for (let group = this.#filled; group < length; group++) {
      if (isNone(values[group]!)) values[group] = NaN;
    }
    return values;
  }
}

/**
 * Beside each sum stands what rounding has taken away from it: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
 * Summation endlicher Summen", ZAMM 54 (1974).
 */
export class ExactSums implements Sums {
  /** By group: its sum, and next to it what that lacks. */
  #pairs: Float64Array = new Float64Array();
  /** Both together. */
  #values: Float64Array = new Float64Array();
  /** Whether more rows came at once than there are groups: all are put together when somebody asks. */
  #isBehind = false;

  add(cells: Float64Array, { groups, length }: GroupedRows): Added {
    this.#makeRoom(length);
    if (groups.length < length) return this.#addFew(cells, groups);
    this.#isBehind = true;
    return this.#addMany(cells, groups);
  }

  values(length: number): Float64Array {
    this.#makeRoom(length);
    if (this.#isBehind) this.#putTogether(length);
    return this.#values.slice(0, length);
  }

  #makeRoom(length: number): void {
    this.#pairs = grown(this.#pairs, 2 * length, NONE);
    this.#values = grown(this.#values, length, NaN);
  }

  #addMany(cells: Float64Array, groups: Int32Array): Added {
    const pairs = this.#pairs;
    let [changed, lacking] = [false, false];
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      const cell = cells[i]! + 0;
      if (group < 0) continue;
      if (cell === cell) {
        addCell(pairs, 2 * group, cell);
        changed = true;
      } else lacking = true;
    }
    return { changed, lacking };
  }

  #addFew(cells: Float64Array, groups: Int32Array): Added {
    const [pairs, values] = [this.#pairs, this.#values];
    let [changed, lacking] = [false, false];
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      const cell = cells[i]! + 0;
      if (group < 0) continue;
      if (cell === cell) {
        values[group] = addCell(pairs, 2 * group, cell);
        changed = true;
      } else lacking = true;
    }
    return { changed, lacking };
  }

  #putTogether(length: number): void {
    const [values, pairs] = [this.#values, this.#pairs];
    for (let group = 0; group < length; group++) {
      const sum = pairs[2 * group]!;
      values[group] = isNone(sum) ? NaN : sum + pairs[2 * group + 1]!;
    }
    this.#isBehind = false;
  }
}

/** Adds to the sum at a place, and to what it lacks. Both together. */
function addCell(pairs: Float64Array, at: number, cell: number): number {
  const sum = pairs[at]!;
  const next = sum + cell;
  const lost = pairs[at + 1]! + roundingError(sum, cell, next);
  pairs[at] = next;
  pairs[at + 1] = lost;
  return next + lost;
}

function isNone(sum: number): boolean {
  return sum === 0 && 1 / sum < 0;
}
