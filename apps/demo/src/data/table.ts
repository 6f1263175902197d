/** Columns of equal length: dimensions as texts, where `null` is empty, and measures as numbers, where `NaN` is. */
export interface Columns {
  readonly length: number;
  readonly keys: Readonly<Record<string, readonly (string | null)[]>>;
  readonly measures: Readonly<Record<string, Float64Array>>;
}

/** Rows come in, columns go out. */
export interface TableWriter {
  /** Appends a row. A dimension that is left out is empty; so is a measure. */
  add(keys: Readonly<Record<string, string>>, measures: Readonly<Record<string, number>>): void;
  finish(): Columns;
}

/** Collects rows into columns with room for `capacity` rows. */
export function createTable(dimensions: readonly string[], capacity: number): TableWriter {
  const keys = dimensions.map((name) => ({ name, members: [] as (string | null)[] }));
  const measures: Record<string, Float64Array> = {};
  let length = 0;

  return {
    add(row, amounts) {
      if (length === capacity) throw new RangeError(`The table is full: it was made for ${capacity} rows.`);
      for (const { name, members } of keys) members.push(row[name] ?? null);
      for (const id in amounts) {
        const column = (measures[id] ??= new Float64Array(capacity).fill(NaN));
        column[length] = amounts[id] ?? NaN;
      }
      length++;
    },

    finish: () => ({
      length,
      keys: Object.fromEntries(keys.map(({ name, members }) => [name, members])),
      measures: Object.fromEntries(
        Object.entries(measures).map(([id, column]) => [id, column.subarray(0, length)]),
      ),
    }),
  };
}
