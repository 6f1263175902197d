/** What a dictionary has for each row: `values[codes[row]]`. */
export function spread<List extends Int32Array | Float64Array>(values: List, codes: Uint32Array): List {
  const rows = new (values.constructor as new (length: number) => List)(codes.length);
  for (let row = 0; row < rows.length; row++) rows[row] = values[codes[row]!]!;
  return rows;
}

/** The same, where some rows have numbers of their own: those that are not `NaN`. */
export function spreadAround(own: Float64Array, values: Float64Array, codes: Uint32Array): Float64Array {
  const rows = own.slice();
  for (let row = 0; row < rows.length; row++) if (Number.isNaN(rows[row])) rows[row] = values[codes[row]!]!;
  return rows;
}
