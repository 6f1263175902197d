import {
  bucketAt,
  type Calendar,
  fromDay,
  type Grain,
  KpiError,
  type MeasureColumn,
  type Table,
} from '@kpi-elements/core';
import type { CheckedMeasure } from './checked-model.ts';
import type { CompiledSlice, Part } from './compile-slice.ts';
import type { Columns } from './engine.ts';

type CellOf = number | string | null;

interface Group {
  readonly time: readonly number[];
  readonly members: readonly (string | null)[];
}

const HOUR = 3_600_000;

/** Puts the answers to the parts of a slice together as its table, in order of time. */
export function buildTable(compiled: CompiledSlice, answers: readonly Columns[], calendar: Calendar): Table {
  const { slice, times, keys, measures, settled, parts } = compiled;
  const { groups, rowsOf } = placeRows(answers, times, keys.length);
  const length = groups.length;
  const present = new Float64Array(length);
  const found = new Map(measures.map((measure) => [measure, emptyColumns(length)]));
  for (const [i, part] of parts.entries())
    fill(part, answers[i]!.slice(times + keys.length), rowsOf[i]!, found, present);
  const columns = measures.map((measure) => {
    const column = measureColumn(measure, found.get(measure)!, measures.length > 1 ? present : undefined);
    return [measure.id, settled.has(measure) ? { ...column, settled: true } : column] as const;
  });
  return {
    slice,
    length,
    keys: Object.fromEntries(
      keys.map((name, k) => [name, dictionary(groups.map(({ members }) => members[k]!))]),
    ),
    columns: Object.fromEntries(columns),
    present,
    ...(slice.grain !== 'total' && {
      start: groups.map(({ time }) => bucketName(time, slice.grain as Grain, calendar)),
    }),
  };
}

/** Refuses what is more than may be answered. `left`: of `groups`, what other slices left. */
export function checkSize(answers: readonly Columns[], left: number, groups: number): void {
  if (answers.every(([column]) => (column?.length ?? 0) <= left)) return;
  throw new KpiError(
    'too_long',
    `The answer has more than ${groups} groups.\nAsk for a coarser grain, fewer dimensions or a shorter time.`,
  );
}

/** The groups of all answers in order of time, and the group of each row of each. */
function placeRows(answers: readonly Columns[], times: number, keys: number) {
  const found = new Map<string, Group>();
  const names = answers.map((columns) => {
    const count = columns[0]?.length ?? 0;
    return Array.from({ length: count }, (_, row) => {
      const cells: CellOf[] = [];
      for (let i = 0; i < times + keys; i++) cells.push(columns[i]![row]!);
      const name = JSON.stringify(cells);
      if (!found.has(name)) {
        const time = cells.slice(0, times) as number[];
        found.set(name, { time, members: cells.slice(times) as (string | null)[] });
      }
      return name;
    });
  });
  const sorted = [...found].sort(([a, x], [b, y]) => instantOf(x) - instantOf(y) || (a < b ? -1 : 1));
  const numbers = new Map(sorted.map(([name], group) => [name, group]));
  return {
    groups: sorted.map(([, group]) => group),
    rowsOf: names.map((rows) => rows.map((name) => numbers.get(name)!)),
  };
}

/** A number that is larger for a later bucket. */
function instantOf({ time: [bucket = 0, offset] }: Group): number {
  return offset === undefined ? bucket : bucket * HOUR - offset;
}

interface Found {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly present: Float64Array;
  readonly rows: Float64Array;
}

function emptyColumns(length: number): Found {
  return {
    values: new Float64Array(length).fill(NaN),
    weights: new Float64Array(length).fill(NaN),
    present: new Float64Array(length),
    rows: new Float64Array(length),
  };
}

function fill(
  { columns, hasPresent }: Part,
  answered: Columns,
  groupOf: readonly number[],
  found: ReadonlyMap<CheckedMeasure, Found>,
  present: Float64Array,
): void {
  for (const [c, { measure, of }] of columns.entries()) {
    const into = found.get(measure)![of];
    for (const [row, cell] of answered[c]!.entries())
      into[groupOf[row]!] = typeof cell === 'number' ? cell : NaN;
  }
  if (!hasPresent) return;
  // Of several facts, the buckets of the one that has most: no more is known.
  for (const [row, cell] of answered[columns.length]!.entries()) {
    const group = groupOf[row]!;
    present[group] = Math.max(present[group]!, Number(cell));
  }
}

/** @param present Of the whole table, where it holds several measures. */
function measureColumn(
  { unit, rollUp, kind, weight }: CheckedMeasure,
  { values, weights, present: own, rows }: Found,
  present: Float64Array | undefined,
): MeasureColumn {
  let notAdditive = false;
  if (kind === 'counted') {
    for (const [group, count] of rows.entries()) {
      if (count < 2) continue;
      values[group] = NaN;
      notAdditive = true;
    }
  }
  return {
    rollUp,
    unit,
    values,
    ...(weight && { weights }),
    ...(present?.some((count, group) => count !== own[group]) && { present: own }),
    ...(notAdditive && { notAdditive }),
  };
}

function dictionary(members: readonly (string | null)[]) {
  const numbers = new Map<string | null, number>();
  const codes = members.map((member) => {
    let code = numbers.get(member);
    if (code === undefined) numbers.set(member, (code = numbers.size));
    return code;
  });
  return { values: [...numbers.keys()], codes };
}

/** Where a bucket begins, as core writes it. */
function bucketName([bucket = 0, offset = 0]: readonly number[], grain: Grain, calendar: Calendar): string {
  if (grain !== 'hour') return fromDay(bucketAt(bucket, grain, calendar));
  const day = Math.floor(bucket / 24);
  const minutes = Math.abs(offset) / 60_000;
  const clock = `${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`;
  return `${fromDay(day)}T${twoDigits(bucket - day * 24)}:00${offset < 0 ? '-' : '+'}${clock}`;
}

function twoDigits(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
