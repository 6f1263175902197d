import type { AmountColumn } from './dataset.ts';
import type { MeasureColumn } from './frame.ts';
import { type Sums, sumsOf } from './sums.ts';
import { type Added, grown, type GroupedRows, type Totals } from './totals.ts';

interface Level {
  bucket: number;
  value: number;
}

/**
 * The level of each member in its own first or last bucket with data, then added over members,
 * so that a member without yesterday's row does not vanish.
 */
export class Levels implements Totals<AmountColumn> {
  readonly #rule: Pick<AmountColumn, 'rollUp' | 'unit' | 'scale'>;
  /** By group and member. */
  readonly #levels: Map<number, Level>[] = [];
  #values: Float64Array = new Float64Array();

  constructor({ rollUp, unit, scale }: AmountColumn) {
    this.#rule = { rollUp, unit, ...(scale !== undefined && { scale }) };
  }

  add(
    { values }: AmountColumn,
    { groups, length, native: nativeBuckets, members: numbers }: GroupedRows,
  ): Added {
    const isLast = this.#rule.rollUp === 'last';
    const native = nativeBuckets();
    const members = numbers();
    const changed = new Set<number>();
    let lacking = false;
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      const value = values[i]!;
      if (group < 0) continue;
      if (Number.isNaN(value)) {
        lacking = true;
        continue;
      }
      const bucket = native[i]!;
      const levels = (this.#levels[group] ??= new Map());
      const level = levels.get(members[i]!);
      if (!level) levels.set(members[i]!, { bucket, value });
      else if (bucket === level.bucket) level.value += value;
      else if (isLast ? bucket > level.bucket : bucket < level.bucket)
        Object.assign(level, { bucket, value });
      changed.add(group);
    }
    this.#values = grown(this.#values, length, NaN);
    for (const group of changed) {
      let total = 0;
      for (const { value } of this.#levels[group]!.values()) total += value;
      this.#values[group] = total;
    }
    return { changed: changed.size > 0, lacking };
  }

  column(length: number): MeasureColumn {
    this.#values = grown(this.#values, length, NaN);
    return { values: this.#values.slice(0, length), ...this.#rule };
  }
}

/** Levels that were added over members before: still additive within one bucket, no longer over time. */
export class SettledLevels implements Totals<AmountColumn> {
  readonly #rule: Pick<AmountColumn, 'rollUp' | 'unit' | 'scale'>;
  readonly #sums: Sums;
  /** By group: the one bucket with data. */
  #buckets: Float64Array = new Float64Array();
  readonly #notAdditive = new Set<number>();

  constructor(column: AmountColumn) {
    const { rollUp, unit, scale } = column;
    this.#rule = { rollUp, unit, ...(scale !== undefined && { scale }) };
    this.#sums = sumsOf(column);
  }

  add({ values }: AmountColumn, rows: GroupedRows): Added {
    const { groups, length } = rows;
    const native = rows.native();
    const added = this.#sums.add(values, rows);
    this.#buckets = grown(this.#buckets, length, -1);
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      if (group < 0 || Number.isNaN(values[i]!)) continue;
      if (this.#buckets[group] === -1) this.#buckets[group] = native[i]!;
      else if (this.#buckets[group] !== native[i]) this.#notAdditive.add(group);
    }
    return added;
  }

  column(length: number): MeasureColumn {
    const values = this.#sums.values(length);
    for (const group of this.#notAdditive) values[group] = NaN;
    return { values, ...this.#rule, ...(this.#notAdditive.size > 0 && { notAdditive: true }) };
  }
}
