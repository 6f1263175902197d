import type { MeasureUnit } from '../measure.ts';
import type { CountedColumn, IdentityColumn } from './dataset.ts';
import type { MeasureColumn } from './frame.ts';
import { type Added, grown, type GroupedRows, type Totals } from './totals.ts';

/** How many ids each group holds, each counted once. */
export class IdCounts implements Totals<IdentityColumn> {
  readonly #unit: MeasureUnit;
  /** By group: the numbers of its ids. */
  readonly #seen: Set<number>[] = [];
  readonly #numbers: Numbering = new Numbering();
  #counts: Float64Array = new Float64Array();

  constructor({ unit }: IdentityColumn) {
    this.#unit = unit;
  }

  add({ values, codes }: IdentityColumn, { groups, length }: GroupedRows): Added {
    const numbers = this.#numbers.of(values);
    const nobody = values.indexOf(null);
    let [changed, lacking] = [false, false];
    this.#counts = grown(this.#counts, length, 0);
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      const code = codes[i]!;
      if (group < 0) continue;
      if (code === nobody) {
        lacking = true;
        continue;
      }
      const seen = (this.#seen[group] ??= new Set());
      seen.add(numbers ? numbers[code]! : code);
      if (this.#counts[group] === seen.size) continue;
      this.#counts[group] = seen.size;
      changed = true;
    }
    return { changed, lacking };
  }

  column(length: number): MeasureColumn {
    this.#counts = grown(this.#counts, length, 0);
    return { rollUp: 'distinct', unit: this.#unit, values: this.#counts.slice(0, length) };
  }
}

/** One number for each id, whichever dictionary it stands in. */
class Numbering {
  #first: readonly (string | null)[] | undefined;
  #known: Map<string | null, number> | undefined;

  /** By code; `undefined` where the codes themselves will do: most ids are counted once and never added to. */
  of(values: readonly (string | null)[]): Int32Array | undefined {
    if (!this.#first) {
      this.#first = values;
      return undefined;
    }
    const known = (this.#known ??= new Map(this.#first.map((value, code) => [value, code])));
    return Int32Array.from(values, (value) => {
      let number = known.get(value);
      if (number === undefined) known.set(value, (number = known.size));
      return number;
    });
  }
}

/** Distinct counts that the source made: each stands as long as nothing would have to be added to it. */
export class SourceCounts implements Totals<CountedColumn> {
  readonly #unit: MeasureUnit;
  #counts: Float64Array = new Float64Array();
  #rows: Float64Array = new Float64Array();
  #notAdditive = false;

  constructor({ unit }: CountedColumn) {
    this.#unit = unit;
  }

  add({ values }: CountedColumn, { groups, length }: GroupedRows): Added {
    this.#counts = grown(this.#counts, length, NaN);
    this.#rows = grown(this.#rows, length, 0);
    let [changed, lacking] = [false, false];
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      if (group < 0) continue;
      lacking ||= Number.isNaN(values[i]!);
      const rows = this.#rows[group]! + 1;
      this.#rows[group] = rows;
      this.#counts[group] = rows === 1 ? values[i]! : NaN;
      if (rows > 1) this.#notAdditive = true;
      changed = true;
    }
    return { changed, lacking };
  }

  column(length: number): MeasureColumn {
    this.#counts = grown(this.#counts, length, NaN);
    return {
      rollUp: 'distinct',
      unit: this.#unit,
      values: this.#counts.slice(0, length),
      ...(this.#notAdditive && { notAdditive: true }),
    };
  }
}
