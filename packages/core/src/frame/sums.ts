import { roundingError } from '../stats/sum.ts';
import { grown, type GroupedRows } from './totals.ts';

/**
 * The sum of each group; `NaN` where every cell is empty.
 * Beside each sum stands what rounding has taken away from it. Both are settled with every cell, so that the sum is the
 * number nearest to both at any time: T. J. Dekker, "A floating-point technique for extending the available precision",
 * Numerische Mathematik 18 (1971). Integers do without.
 */
export class Sums {
  #sums: Float64Array = new Float64Array();
  #lost: Float64Array = new Float64Array();
  readonly #integers: boolean;

  constructor(integers: boolean) {
    this.#integers = integers;
  }

  /** Whether that changed a sum. */
  add(cells: Float64Array, { groups, length }: GroupedRows): boolean {
    this.#sums = grown(this.#sums, length, NaN);
    if (this.#integers) return addIntegers(cells, groups, this.#sums);
    this.#lost = grown(this.#lost, length, 0);
    return addCompensated(cells, groups, this.#sums, this.#lost);
  }

  values(length: number): Float64Array {
    this.#sums = grown(this.#sums, length, NaN);
    return this.#sums.slice(0, length);
  }
}

function addIntegers(cells: Float64Array, groups: Int32Array, sums: Float64Array): boolean {
  let changed = false;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const cell = cells[i]!;
    if (group < 0 || cell !== cell) continue;
    const sum = sums[group]!;
    sums[group] = sum === sum ? sum + cell : cell;
    changed = true;
  }
  return changed;
}

function addCompensated(
  cells: Float64Array,
  groups: Int32Array,
  sums: Float64Array,
  lost: Float64Array,
): boolean {
  let changed = false;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const cell = cells[i]!;
    if (group < 0 || cell !== cell) continue;
    const sum = sums[group]!;
    if (sum === sum) {
      const next = sum + cell;
      const rest = lost[group]! + roundingError(sum, cell, next);
      const settled = next + rest;
      sums[group] = settled;
      lost[group] = rest - (settled - next);
    } else if (lost[group] === 0) sums[group] = cell;
    // Else it went beyond the range of numbers: both are `NaN`, and stay so.
    changed = true;
  }
  return changed;
}
