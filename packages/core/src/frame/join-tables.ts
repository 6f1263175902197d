import { numberAt, type Numbers } from '../cell.ts';
import { KpiError } from '../errors.ts';
import type { KeyColumn, MeasureColumn, Table } from './frame.ts';
import type { Slice } from './query.ts';

/** One row of the joined table: its number in each of the tables, where it is there. */
type JoinedRow = readonly (number | undefined)[];

/**
 * Lays tables of one grouping side by side: answers of several sources to the measures of one formula.
 * Rows meet by bucket and members. A measure that several tables hold is added up: blended sources.
 * Throws `invalid_frame` for a blended measure that does not add up: a distinct count.
 */
export function joinTables(slice: Slice, tables: readonly Table[]): Table {
  if (tables.length === 1) return { ...tables[0]!, slice };
  const dimensions = [...new Set(tables.flatMap(({ keys }) => Object.keys(keys)))];
  const hasStart = tables.some(({ start }) => start !== undefined);
  const { rows, places } = meet(tables, dimensions);
  const isTotal = slice.by.length === 0;
  const measures = [...new Set(tables.flatMap(({ columns }) => Object.keys(columns)))];
  return {
    slice,
    length: rows.length,
    ...(hasStart && { start: places.map(([start]) => start!) }),
    keys: Object.fromEntries(
      dimensions.map((dimension, d) => [dimension, keyColumn(places.map((place) => place[d + 1]!))]),
    ),
    columns: Object.fromEntries(
      measures.map((measure) => [measure, joinColumn(measure, tables, rows, isTotal)]),
    ),
    present: Float64Array.from(rows, (row) =>
      Math.max(...row.map((at, t) => (at === undefined ? 0 : numberAt(tables[t]!.present, at)))),
    ),
  };
}

function meet(tables: readonly Table[], dimensions: readonly string[]) {
  const found = new Map<string, { row: (number | undefined)[]; place: (string | null)[] }>();
  for (const [t, table] of tables.entries()) {
    for (let at = 0; at < table.length; at++) {
      const place = [
        table.start?.[at] ?? '',
        ...dimensions.map((dimension) => memberAt(table, dimension, at)),
      ];
      const id = JSON.stringify(place);
      const known = found.get(id) ?? { row: tables.map((): number | undefined => undefined), place };
      known.row[t] = at;
      found.set(id, known);
    }
  }
  const met = [...found.values()];
  return { rows: met.map(({ row }): JoinedRow => row), places: met.map(({ place }) => place) };
}

function memberAt({ keys }: Table, dimension: string, row: number): string | null {
  const key = Object.hasOwn(keys, dimension) ? keys[dimension] : undefined;
  return key?.values[key.codes[row]!] ?? null;
}

function keyColumn(members: readonly (string | null)[]): KeyColumn {
  const values = [...new Set(members)];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  return { values, codes: Uint32Array.from(members, (member) => codeOf.get(member)!) };
}

function joinColumn(
  measure: string,
  tables: readonly Table[],
  rows: readonly JoinedRow[],
  isTotal: boolean,
): MeasureColumn {
  const parts = tables.flatMap((table, t) => {
    const column = Object.hasOwn(table.columns, measure) ? table.columns[measure] : undefined;
    return column ? [{ t, column, present: column.present ?? table.present }] : [];
  });
  const [{ column: first }] = parts as [(typeof parts)[number]];
  if (parts.length > 1 && first.rollUp === 'distinct') {
    throw new KpiError(
      'invalid_frame',
      `"${measure}" is a distinct count, which does not add up over sources.\nRead it from one source.`,
    );
  }
  const scale = Math.max(...parts.map(({ column }) => column.scale ?? 1));
  const cells = (of: (column: MeasureColumn) => Numbers, factorOf: (column: MeasureColumn) => number) =>
    Float64Array.from(rows, (row) => {
      let total = NaN;
      for (const { t, column } of parts) {
        const at = row[t];
        const cell = at === undefined ? NaN : numberAt(of(column), at) * factorOf(column);
        if (!Number.isNaN(cell)) total = Number.isNaN(total) ? cell : total + cell;
      }
      return total;
    });
  return {
    rollUp: first.rollUp,
    unit: first.unit,
    values: cells(
      ({ values }) => values,
      (column) => scale / (column.scale ?? 1),
    ),
    ...(first.weights && {
      weights: cells(
        ({ weights }) => weights!,
        () => 1,
      ),
    }),
    ...(scale !== 1 && { scale }),
    ...(parts.some(({ column }) => column.settled) && { settled: true }),
    ...(parts.some(({ column }) => column.notAdditive) && { notAdditive: true }),
    // A member may be in one source only; a total to which a source gives nothing has a hole.
    present: Float64Array.from(rows, (row) => {
      const counts = parts.flatMap(({ t, present }) =>
        row[t] === undefined ? (isTotal ? [0] : []) : [numberAt(present, row[t])],
      );
      return counts.length === 0 ? 0 : Math.min(...counts);
    }),
  };
}
