import type { Dataset } from './dataset.ts';
import type { KeyColumn } from './frame.ts';
import { dimensionOf } from './grouping.ts';
import { PairNumbers } from './pair-numbers.ts';

/** Numbers combinations of a place and members of dimensions, in the order in which they come. */
export class Combinations {
  readonly #places = new PairNumbers();
  readonly #dimensions: readonly Dimension[];

  constructor(dimensions: readonly string[]) {
    this.#dimensions = dimensions.map((name) => ({ name, members: new Map(), pairs: new PairNumbers() }));
  }

  /** How many combinations there are. */
  get length(): number {
    return this.#last.length;
  }

  /** Makes the places of rows into the numbers of their combinations; −1 stays. Throws `unknown_dimension`. */
  number(dataset: Dataset, places: Int32Array): Int32Array {
    const columns = this.#dimensions.map(({ name }) => dimensionOf(dataset, name));
    if (columns.length === 0) {
      this.#places.number(places, new Uint8Array(places.length), 1, () => 0);
    }
    columns.forEach((column, d) => addDimension(places, column, this.#dimensions[d]!));
    return places;
  }

  /** Where each combination from `first` on stands. */
  placesFrom(first: number): number[] {
    return Array.from({ length: this.length - first }, (_, i) => {
      let number = this.#last.firsts[first + i]!;
      for (let d = this.#dimensions.length - 2; d >= 0; d--) {
        number = this.#dimensions[d]!.pairs.firsts[number]!;
      }
      return number;
    });
  }

  /** The members of all combinations, by dimension. */
  keys(): Record<string, KeyColumn> {
    const codes = this.#dimensions.map(() => new Uint32Array(this.length));
    for (let i = 0; i < this.length; i++) {
      let number = i;
      for (let d = codes.length - 1; d >= 0; d--) {
        const { firsts, seconds } = this.#dimensions[d]!.pairs;
        codes[d]![i] = seconds[number]!;
        number = firsts[number]!;
      }
    }
    return Object.fromEntries(
      this.#dimensions.map(({ name, members }, d) => [
        name,
        { values: [...members.keys()], codes: codes[d]! },
      ]),
    );
  }

  get #last(): PairNumbers {
    return this.#dimensions.at(-1)?.pairs ?? this.#places;
  }
}

interface Dimension {
  readonly name: string;
  readonly members: Map<string | null, number>;
  /** Of what stands before this dimension, and a member. */
  readonly pairs: PairNumbers;
}

/** Makes the numbers of what rows are by now into those of this together with a member; −1 stays. */
function addDimension(
  numbers: Int32Array,
  { values, codes }: KeyColumn,
  { members, pairs }: Dimension,
): void {
  pairs.number(numbers, codes, values.length, (code) => numberOf(values[code]!, members));
}

function numberOf(member: string | null, members: Map<string | null, number>): number {
  let number = members.get(member);
  if (number === undefined) members.set(member, (number = members.size));
  return number;
}
