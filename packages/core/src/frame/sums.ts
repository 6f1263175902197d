import { roundingError } from '../stats/sum.ts';
import type { AmountColumn } from './dataset.ts';
import { grown, type GroupedRows } from './totals.ts';

/** A group without a cell: the one zero that no sum of cells is, as cells are taken without the sign of a zero. */
const NONE = -0;

/** The sum of each group; `NaN` where every cell is empty. What goes beyond the range of numbers stays beyond it. */
export interface Sums {
  /** Whether that changed a sum. */
  add(cells: Float64Array, rows: GroupedRows): boolean;
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

  add(cells: Float64Array, { groups, length }: GroupedRows): boolean {
    const sums = (this.#sums = grown(this.#sums, length, NONE));
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
  /** Both together, as they were when somebody asked. */
  #values: Float64Array = new Float64Array();
  /** The groups of all rows since then; nothing where there are as many rows as groups. */
  #since: Int32Array[] | undefined = [];
  #rowsSince = 0;

  add(cells: Float64Array, { groups, length }: GroupedRows): boolean {
    this.#makeRoom(length);
    const pairs = this.#pairs;
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
    this.#rowsSince += groups.length;
    if (this.#rowsSince >= length) this.#since = undefined;
    else this.#since?.push(groups);
    return changed;
  }

  values(length: number): Float64Array {
    this.#makeRoom(length);
    if (this.#since) for (const groups of this.#since) this.#settle(groups);
    else this.#settleAll(length);
    this.#since = [];
    this.#rowsSince = 0;
    return this.#values.slice(0, length);
  }

  #makeRoom(length: number): void {
    this.#pairs = grown(this.#pairs, 2 * length, NONE);
    this.#values = grown(this.#values, length, NaN);
  }

  #settle(groups: Int32Array): void {
    const [values, pairs] = [this.#values, this.#pairs];
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      if (group >= 0) values[group] = settled(pairs, group);
    }
  }

  #settleAll(length: number): void {
    const [values, pairs] = [this.#values, this.#pairs];
    for (let group = 0; group < length; group++) values[group] = settled(pairs, group);
  }
}

function settled(pairs: Float64Array, group: number): number {
  const sum = pairs[2 * group]!;
  return isNone(sum) ? NaN : sum + pairs[2 * group + 1]!;
}

function isNone(sum: number): boolean {
  return sum === 0 && 1 / sum < 0;
}
