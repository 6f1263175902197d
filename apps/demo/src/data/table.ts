/** A dimension as a dictionary and one code a row: `values[codes[row]]`. */
export interface KeyColumn {
  readonly values: readonly (string | null)[];
  readonly codes: Uint32Array;
}

/** Columns of equal length; an empty cell is `NaN` in a measure and `null` in a dimension. */
export interface Columns {
  readonly length: number;
  readonly keys: Readonly<Record<string, KeyColumn>>;
  readonly measures: Readonly<Record<string, Float64Array>>;
}

/** Rows come in, columns go out. */
export interface TableWriter {
  /** Appends a row. A dimension that is left out is empty; so is a measure. */
  add(keys: Readonly<Record<string, string>>, measures: Readonly<Record<string, number>>): void;
  finish(): Columns;
}

/** Collects rows into typed columns with room for `capacity` rows. */
export function createTable(dimensions: readonly string[], capacity: number): TableWriter {
  const dictionaries = dimensions.map((name) => ({
    name,
    codes: new Uint32Array(capacity),
    codeOf: new Map<string | null, number>(),
  }));
  const measures: Record<string, Float64Array> = {};
  let length = 0;

  return {
    add(keys, amounts) {
      if (length === capacity) throw new RangeError(`The table is full: it was made for ${capacity} rows.`);
      for (const { name, codes, codeOf } of dictionaries) {
        const member = keys[name] ?? null;
        let code = codeOf.get(member);
        if (code === undefined) codeOf.set(member, (code = codeOf.size));
        codes[length] = code;
      }
      for (const id in amounts) {
        const column = (measures[id] ??= new Float64Array(capacity).fill(NaN));
        column[length] = amounts[id] ?? NaN;
      }
      length++;
    },

    finish: () => ({
      length,
      keys: Object.fromEntries(
        dictionaries.map(({ name, codes, codeOf }) => [
          name,
          { values: [...codeOf.keys()], codes: codes.subarray(0, length) },
        ]),
      ),
      measures: Object.fromEntries(
        Object.entries(measures).map(([id, column]) => [id, column.subarray(0, length)]),
      ),
    }),
  };
}
