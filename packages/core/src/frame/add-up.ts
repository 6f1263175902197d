import type { AmountColumn, CountedColumn, Dataset, DatasetColumn, IdentityColumn } from './dataset.ts';
import type { MeasureColumn } from './frame.ts';
import type { Grouping } from './grouping.ts';
import { addTo } from '../stats/sum.ts';

/** Adds up one column by its own rule, one total a group. */
export function addUp(dataset: Dataset, column: DatasetColumn, grouping: Grouping): MeasureColumn {
  if (column.kind === 'identity') return countDistinct(column, grouping);
  if (column.kind === 'counted') return keepCounts(column, grouping);
  if (column.rollUp === 'first' || column.rollUp === 'last') {
    return column.settled
      ? addSettled(column, grouping)
      : addLevels(dataset, column, column.rollUp, grouping);
  }
  const { rollUp, unit, weights, scale } = column;
  return {
    rollUp,
    unit,
    values: sumByGroup(column.values, grouping, scale !== undefined),
    ...(weights && { weights: sumByGroup(weights, grouping, false) }),
    ...(scale !== undefined && { scale }),
  };
}

/** The sum of each group; `NaN` where every cell is empty. Integers need no compensation. */
function sumByGroup(values: Float64Array, { groups, length }: Grouping, integers: boolean): Float64Array {
  const seen = new Uint8Array(length);
  const sums = integers ? addIntegers(values, groups, seen) : addCompensated(values, groups, seen);
  for (let group = 0; group < length; group++) if (seen[group] === 0) sums[group] = NaN;
  return sums;
}

function addIntegers(values: Float64Array, groups: Int32Array, seen: Uint8Array): Float64Array {
  const sums = new Float64Array(seen.length);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const value = values[i]!;
    if (group < 0 || value !== value) continue;
    seen[group] = 1;
    sums[group] = sums[group]! + value;
  }
  return sums;
}

function addCompensated(values: Float64Array, groups: Int32Array, seen: Uint8Array): Float64Array {
  const sums = new Float64Array(seen.length);
  const lost = new Float64Array(seen.length);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const value = values[i]!;
    if (group < 0 || value !== value) continue;
    seen[group] = 1;
    addTo(sums, lost, group, value);
  }
  for (let group = 0; group < sums.length; group++) sums[group] = sums[group]! + lost[group]!;
  return sums;
}

/**
 * The level of each member in its own first or last bucket with data, then added over members,
 * so that a member without yesterday's row does not vanish.
 */
function addLevels(
  dataset: Dataset,
  { unit, values, scale, rollUp }: AmountColumn,
  end: 'first' | 'last',
  { groups, length, native: nativeBuckets }: Grouping,
): MeasureColumn {
  const { members, count } = membersOf(dataset);
  const native = nativeBuckets();
  const slots = new Map<number, number>();
  const bucket: number[] = [];
  const level: number[] = [];
  const groupOfSlot: number[] = [];
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const value = values[i]!;
    if (group < 0 || Number.isNaN(value)) continue;
    const id = group * count + members[i]!;
    const slot = slots.get(id);
    if (slot === undefined) {
      slots.set(id, bucket.length);
      bucket.push(native[i]!);
      level.push(value);
      groupOfSlot.push(group);
    } else if (native[i] === bucket[slot]) {
      level[slot] = level[slot]! + value;
    } else if (end === 'last' ? native[i]! > bucket[slot]! : native[i]! < bucket[slot]!) {
      bucket[slot] = native[i]!;
      level[slot] = value;
    }
  }
  const totals = new Float64Array(length).fill(NaN);
  groupOfSlot.forEach((group, slot) => {
    totals[group] = (Number.isNaN(totals[group]!) ? 0 : totals[group]!) + level[slot]!;
  });
  return { rollUp, unit, values: totals, ...(scale !== undefined && { scale }) };
}

const memberNumbers = new WeakMap<Dataset, { members: Float64Array; count: number }>();

/** Numbers each combination of members over all dimensions. */
function membersOf(dataset: Dataset): { members: Float64Array; count: number } {
  let numbers = memberNumbers.get(dataset);
  if (!numbers) {
    const members = new Float64Array(dataset.length);
    let count = 1;
    for (const { values, codes } of Object.values(dataset.keys)) {
      for (let i = 0; i < members.length; i++) members[i] = members[i]! * values.length + codes[i]!;
      count *= values.length;
    }
    memberNumbers.set(dataset, (numbers = { members, count }));
  }
  return numbers;
}

/** Levels that were added over members before: still additive within one bucket, no longer over time. */
function addSettled({ rollUp, unit, values, scale }: AmountColumn, grouping: Grouping): MeasureColumn {
  const { groups, length } = grouping;
  const native = grouping.native();
  const sums = sumByGroup(values, grouping, scale !== undefined);
  const bucket = new Int32Array(length).fill(-1);
  let notAdditive = false;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (group < 0 || Number.isNaN(values[i]!)) continue;
    if (bucket[group] === -1) bucket[group] = native[i]!;
    else if (bucket[group] !== native[i]) {
      sums[group] = NaN;
      notAdditive = true;
    }
  }
  return {
    rollUp,
    unit,
    values: sums,
    ...(scale !== undefined && { scale }),
    ...(notAdditive && { notAdditive }),
  };
}

function countDistinct({ unit, values, codes }: IdentityColumn, { groups, length }: Grouping): MeasureColumn {
  const counts = new Float64Array(length);
  const seen = new Set<number>();
  const nobody = values.indexOf(null);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const code = codes[i]!;
    if (group < 0 || code === nobody) continue;
    const id = group * values.length + code;
    if (seen.has(id)) continue;
    seen.add(id);
    counts[group] = counts[group]! + 1;
  }
  return { rollUp: 'distinct', unit, values: counts };
}

/** A distinct count stands as long as nothing would have to be added to it. */
function keepCounts({ unit, values }: CountedColumn, { groups, length }: Grouping): MeasureColumn {
  const counts = new Float64Array(length).fill(NaN);
  const rows = new Int32Array(length);
  let notAdditive = false;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (group < 0) continue;
    rows[group] = rows[group]! + 1;
    if (rows[group] === 1) counts[group] = values[i]!;
    else {
      counts[group] = NaN;
      notAdditive = true;
    }
  }
  return { rollUp: 'distinct', unit, values: counts, ...(notAdditive && { notAdditive }) };
}
