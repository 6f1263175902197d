import Big from 'big.js';
import type { Cell } from '../cell.ts';
import type { Measure } from '../measure.ts';
import type { Slice } from '../frame/query.ts';

/** One row of the source, as plain as it gets. */
export type SourceRow = Readonly<Record<string, string | number | null>> & { readonly date: string };

/** One group of the answer. */
export interface ReferenceGroup {
  readonly start: string | undefined;
  readonly key: Readonly<Record<string, string | null>>;
  readonly values: Readonly<Record<string, Cell>>;
  readonly present: number;
}

/**
 * Answers a slice from rows, slow and obviously right: filter, group, then for each group apply each measure's rule
 * in exact decimal arithmetic. The oracle for every other way of adding up.
 */
export function referenceAnswer(
  rows: readonly SourceRow[],
  dimensions: readonly string[],
  measures: Readonly<Record<string, Measure>>,
  slice: Slice,
  bucketOf: (date: string) => string,
): ReferenceGroup[] {
  const [from, to] = slice.range;
  const wanted = rows.filter(
    (row) =>
      row.date >= from &&
      row.date < to &&
      slice.where.every(
        ({ dimension, op, values }) => values.includes(member(row, dimension)) === (op === 'in'),
      ),
  );
  const groups = new Map<string, SourceRow[]>();
  for (const row of wanted) {
    const start = slice.grain === 'total' ? null : bucketOf(row.date);
    const id = JSON.stringify([start, ...slice.by.map((dimension) => member(row, dimension))]);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups].map(([id, members]) => {
    const [start, ...key] = JSON.parse(id) as (string | null)[];
    const filled = members.filter((row) =>
      slice.measures.some((measure) => typeof row[measure] === 'number'),
    );
    return {
      start: start ?? undefined,
      key: Object.fromEntries(slice.by.map((dimension, i) => [dimension, key[i] ?? null])),
      values: Object.fromEntries(slice.measures.map((id) => [id, addUp(members, measures[id]!, dimensions)])),
      present: new Set(filled.map(({ date }) => date)).size,
    };
  });
}

function member(row: SourceRow, dimension: string): string | null {
  const value = row[dimension] ?? null;
  return value === null ? null : String(value);
}

function addUp(rows: readonly SourceRow[], { id, rollUp }: Measure, dimensions: readonly string[]): Cell {
  const filled = rows.filter((row) => typeof row[id] === 'number');
  if (filled.length === 0) return null;
  if (typeof rollUp === 'object') return weightedMean(filled, id, rollUp.mean);
  if (rollUp === 'sum') return exactSum(filled.map((row) => row[id] as number));
  const byMember = new Map<string, SourceRow[]>();
  for (const row of filled) {
    const id = JSON.stringify(dimensions.map((dimension) => member(row, dimension)));
    byMember.set(id, [...(byMember.get(id) ?? []), row]);
  }
  const levels = [...byMember.values()].map((ofMember) => {
    const dates = ofMember.map(({ date }) => date).sort();
    const date = rollUp === 'first' ? dates[0] : dates.at(-1);
    return exactSum(ofMember.filter((row) => row.date === date).map((row) => row[id] as number));
  });
  return exactSum(levels);
}

function weightedMean(rows: readonly SourceRow[], id: string, weight: string): Cell {
  const weightOf = (row: SourceRow) => (weight === '1' ? 1 : row[weight]);
  const weighed = rows.filter((row) => typeof weightOf(row) === 'number');
  const weights = exactSum(weighed.map((row) => weightOf(row) as number));
  if (weighed.length === 0 || weights === 0) return null;
  return weighed
    .reduce((sum, row) => sum.plus(Big(row[id] as number).times(weightOf(row) as number)), Big(0))
    .div(weights)
    .toNumber();
}

/** The sum of the decimals that the numbers print as. */
export function exactSum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum.plus(value), Big(0)).toNumber();
}
