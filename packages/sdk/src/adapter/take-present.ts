import { type MeasureColumn, type Numbers, type Table } from '@kpi-elements/core';

/**
 * A table with the coverage of another one: of the same slice, added up from native buckets, so that it knows how many
 * of them had data.
 */
export function takePresent(table: Table, counted: Table): Table {
  const rowOf = new Map(rowIds(counted, table).map((id, row) => [id, row]));
  const rows = rowIds(table, table).map((id) => rowOf.get(id));
  const spread = (numbers: Numbers) =>
    Float64Array.from(rows, (row) => (row === undefined ? 0 : (numbers[row] ?? 0)));
  const columns = Object.entries(table.columns).map(([measure, column]): [string, MeasureColumn] => {
    const present = counted.columns[measure]?.present;
    const { present: _, ...rest } = column;
    return [measure, present ? { ...rest, present: spread(present) } : rest];
  });
  return { ...table, columns: Object.fromEntries(columns), present: spread(counted.present) };
}

function rowIds({ length, start, keys }: Table, like: Table): string[] {
  const dimensions = Object.keys(like.keys).map((name) => keys[name]);
  return Array.from({ length }, (_, row) =>
    JSON.stringify([
      start?.[row] ?? '',
      ...dimensions.map((dimension) => dimension && dimension.values[dimension.codes[row]!]),
    ]),
  );
}
