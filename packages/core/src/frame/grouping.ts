import { KpiError } from '../errors.ts';
import { didYouMean } from '../suggest.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Where } from '../where.ts';
import type { Dataset } from './dataset.ts';
import type { KeyColumn } from './frame.ts';
import type { Slice } from './query.ts';
import { bucketsOf, OUTSIDE } from './row-buckets.ts';
import { once } from './once.ts';
import type { GroupedRows } from './totals.ts';

const DENSE_LIMIT = 1 << 22;

/** Which group each row belongs to, and what each group is. Groups are in order of bucket, then of dictionary. */
export interface Grouping extends GroupedRows {
  readonly start?: readonly string[];
  readonly keys: Readonly<Record<string, KeyColumn>>;
}

/** Sorts rows into the buckets and members of a slice. `by` may add dimensions to those of the slice. */
export function groupRows(
  dataset: Dataset,
  slice: Slice,
  by: readonly string[],
  calendar: Calendar,
): Grouping {
  const buckets = bucketsOf(slice, calendar)(dataset);
  const ofRow = buckets.place();
  leaveOut(dataset, slice.where, ofRow);
  const dimensions = by.map((dimension) => dimensionOf(dataset, dimension));
  const combinations = dimensions.reduce((size, { values }) => size * values.length, buckets.count);
  const { groups, combined } =
    combinations <= DENSE_LIMIT
      ? numberDensely(combineCodes(ofRow, dimensions), combinations)
      : numberSparsely(combineCodes(new Float64Array(ofRow), dimensions));

  const length = combined.length;
  const bucketOfGroup = new Int32Array(length);
  const memberOfGroup = dimensions.map(() => new Uint32Array(length));
  for (let g = 0; g < length; g++) {
    let rest = combined[g]!;
    for (let d = dimensions.length - 1; d >= 0; d--) {
      const size = dimensions[d]!.values.length;
      memberOfGroup[d]![g] = rest % size;
      rest = Math.floor(rest / size);
    }
    bucketOfGroup[g] = rest;
  }
  return {
    length,
    groups,
    keys: Object.fromEntries(
      by.map((dimension, d) => [dimension, compact(dimensions[d]!, memberOfGroup[d]!)]),
    ),
    native: once(buckets.native),
    members: once(() => combineMembers(dataset)),
    firstNative: bucketOfGroup.map((bucket) => buckets.firstNative[bucket]!),
    width: buckets.width,
    ...(buckets.start && { start: Array.from(bucketOfGroup, buckets.start) }),
  };
}

/** Marks the rows that a filter leaves out as `OUTSIDE`. */
export function leaveOut(dataset: Dataset, where: Where, ofRow: Int32Array): void {
  for (const condition of where) {
    const { values, codes } = dimensionOf(dataset, condition.dimension);
    const allowed = Uint8Array.from(values, (value) =>
      condition.values.includes(value) === (condition.op === 'in') ? 1 : 0,
    );
    for (let i = 0; i < dataset.length; i++) if (allowed[codes[i]!] === 0) ofRow[i] = OUTSIDE;
  }
}

/** A dimension of the data. Throws `unknown_dimension`. */
export function dimensionOf(dataset: Dataset, dimension: string): KeyColumn {
  const column = Object.hasOwn(dataset.keys, dimension) ? dataset.keys[dimension] : undefined;
  if (column) return column;
  const known = Object.keys(dataset.keys);
  const wayOut = known.length > 0 ? `It has ${known.join(', ')}.` : 'It has no dimensions.';
  throw new KpiError(
    'unknown_dimension',
    `The data have no dimension "${dimension}".\n${didYouMean(dimension, known, wayOut)}`,
  );
}

/** Numbers each combination of members over all dimensions. */
function combineMembers({ length, keys }: Dataset): Float64Array {
  const members = new Float64Array(length);
  for (const { values, codes } of Object.values(keys)) {
    for (let i = 0; i < length; i++) members[i] = members[i]! * values.length + codes[i]!;
  }
  return members;
}

/** Makes buckets into one number for bucket and members together; −1 stays. */
function combineCodes<Codes extends Float64Array | Int32Array>(
  codes: Codes,
  dimensions: readonly KeyColumn[],
): Codes {
  for (const { values, codes: members } of dimensions) {
    const size = values.length;
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i]!;
      if (code >= 0) codes[i] = code * size + members[i]!;
    }
  }
  return codes;
}

/** Makes codes into the numbers of those that occur, in their order. */
function numberDensely(codes: Int32Array, combinations: number) {
  const groupOf = new Int32Array(combinations);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code >= 0) groupOf[code] = 1;
  }
  const combined: number[] = [];
  for (let code = 0; code < combinations; code++) {
    if (groupOf[code] === 1) {
      groupOf[code] = combined.length;
      combined.push(code);
    }
  }
  if (combined.length === combinations) return { groups: codes, combined };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code >= 0) codes[i] = groupOf[code]!;
  }
  return { groups: codes, combined };
}

function numberSparsely(codes: Float64Array) {
  const combined = [...new Set(codes)].filter((code) => code >= 0).sort((a, b) => a - b);
  const groupOf = new Map(combined.map((code, group) => [code, group]));
  return { groups: Int32Array.from(codes, (code) => groupOf.get(code) ?? OUTSIDE), combined };
}

/** Keeps only the members that occur. */
function compact({ values }: KeyColumn, codes: Uint32Array): KeyColumn {
  const used = [...new Set(codes)].sort((a, b) => a - b);
  const numberOf = new Map(used.map((code, index) => [code, index]));
  return { values: used.map((code) => values[code]!), codes: codes.map((code) => numberOf.get(code)!) };
}
