import { numberAt, type Numbers } from '../cell.ts';
import type { MeasureColumn, Table } from './frame.ts';
import type { RollUp } from '../measure.ts';
import { addTo } from '../stats/sum.ts';

/** A window that moves over buckets. */
export interface BucketWindow {
  /** The starts of the buckets in the order of time. */
  readonly starts: readonly string[];
  /** How many buckets it spans; `Infinity` for all up to its last. */
  readonly width: number;
}

/** From the cells of the buckets to those of the windows that end with them. `NaN` is empty. */
type Move = (cells: Float64Array, width: number) => Float64Array;

/** What does not add up is not known, and neither is what is made of it. */
const UNKNOWN = Infinity;

/**
 * A table of windows: the row of a bucket holds the total of that bucket and of those before it in the window.
 * Sums and means add up, a level is that of the first or last bucket with data, and a distinct count stands where
 * only one bucket has data. `present` stays that of the bucket.
 */
export function windowTable(table: Table, measure: string, { starts, width }: BucketWindow): Table {
  const { present: counts = table.present, ...column } = table.columns[measure]!;
  const move = moveOf(column.rollUp);
  const start: string[] = [];
  const values: number[] = [];
  const weights: number[] = [];
  const present: number[] = [];
  const members: number[] = [];
  for (const rows of groupsOf(table, starts)) {
    const cellsOf = (numbers: Numbers) => Float64Array.from(rows, (row) => cellAt(numbers, row, column));
    const cells = cellsOf(column.values);
    const moved = move(cells, width);
    const movedWeights = column.weights && move(cellsOf(column.weights), width);
    const group = rows.find((row) => row >= 0)!;
    let last = -1;
    for (let i = 0; i < cells.length; i++) {
      if (!Number.isNaN(cells[i])) last = i;
      if (last < 0 || last <= i - width) continue;
      start.push(starts[i]!);
      values.push(moved[i] === UNKNOWN ? NaN : moved[i]!);
      if (movedWeights) weights.push(movedWeights[i]!);
      present.push(rows[i]! < 0 ? 0 : numberAt(counts, rows[i]!));
      members.push(group);
    }
  }
  return {
    slice: table.slice,
    length: start.length,
    start,
    keys: Object.fromEntries(
      Object.entries(table.keys).map(([name, key]) => [
        name,
        { values: key.values, codes: members.map((row) => key.codes[row]!) },
      ]),
    ),
    columns: {
      [measure]: {
        ...column,
        values: Float64Array.from(values),
        ...(column.weights && { weights: Float64Array.from(weights) }),
        ...(column.rollUp === 'distinct' && { notAdditive: true }),
      },
    },
    present,
  };
}

function cellAt(numbers: Numbers, row: number, { notAdditive }: MeasureColumn): number {
  const cell = row < 0 ? NaN : numberAt(numbers, row);
  return notAdditive && row >= 0 && Number.isNaN(cell) ? UNKNOWN : cell;
}

function moveOf(rollUp: RollUp): Move {
  switch (rollUp) {
    case 'first':
      return pick((first) => first);
    case 'last':
      return pick((_, last) => last);
    case 'distinct':
      return pick((first, last) => (first === last ? last : -1));
    default:
      return addOver;
  }
}

/** A running total goes on; a window that leaves a bucket behind is added up anew, so that nothing remains of it. */
function addOver(cells: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(cells.length);
  const lost = new Float64Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const from = Math.max(i - width + 1, 0);
    if (from === 0 && i > 0) {
      sums[i] = sums[i - 1]!;
      lost[i] = lost[i - 1]!;
    }
    for (let j = from === 0 ? i : from; j <= i; j++) {
      if (!Number.isNaN(cells[j])) addTo(sums, lost, i, cells[j]!);
    }
  }
  return sums.map((sum, i) => sum + lost[i]!);
}

/** Takes the cell of one bucket: `choose` is given the first and the last of the window that have data. */
function pick(choose: (first: number, last: number) => number): Move {
  return (cells, width) => {
    const picked = new Float64Array(cells.length).fill(NaN);
    let first = 0;
    let last = -1;
    for (let i = 0; i < cells.length; i++) {
      if (!Number.isNaN(cells[i])) last = i;
      if (last < 0 || last <= i - width) continue;
      while (first <= i - width || Number.isNaN(cells[first])) first++;
      picked[i] = cells[choose(first, last)] ?? NaN;
    }
    return picked;
  };
}

/** The row of each bucket, by combination of members; −1 where there is none. */
function groupsOf(table: Table, starts: readonly string[]): Iterable<Int32Array> {
  const bucketOf = new Map(starts.map((start, bucket) => [start, bucket]));
  const keys = Object.values(table.keys);
  const groups = new Map<string, Int32Array>();
  for (let row = 0; row < table.length; row++) {
    const bucket = bucketOf.get(table.start![row]!);
    if (bucket === undefined) continue;
    const members = keys.map(({ codes }) => codes[row]!).join(' ');
    let rows = groups.get(members);
    if (!rows) groups.set(members, (rows = new Int32Array(starts.length).fill(-1)));
    rows[bucket] = row;
  }
  return groups.values();
}
