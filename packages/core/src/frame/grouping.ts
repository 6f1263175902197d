import type { Dataset, TimeColumn } from './dataset.ts';
import { KpiError } from '../errors.ts';
import type { KeyColumn } from './frame.ts';
import type { Slice } from './query.ts';
import { didYouMean } from '../suggest.ts';
import type { Calendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';
import { bucketStart, nextBucket } from '../time/grain.ts';
import { hoursOfDay, localTime, startOfDay } from '../time/zone.ts';

const HOUR = 3_600_000;
const OUTSIDE = -1;
const DENSE_LIMIT = 1 << 22;

/** Which group each row belongs to, and what each group is. Groups are in order of bucket, then of dictionary. */
export interface Grouping {
  readonly length: number;
  /** By row; −1 where a row is outside the range or filtered away. */
  readonly groups: Int32Array;
  readonly start?: readonly string[];
  readonly keys: Readonly<Record<string, KeyColumn>>;
  /** The native bucket of each row, counted from the begin of the range. Made when it is needed. */
  readonly native: () => Int32Array;
  /** By group: its first native bucket, and how many native buckets it may hold. */
  readonly firstNative: Int32Array;
  readonly width: number;
}

interface Buckets {
  readonly count: number;
  readonly ofRow: Int32Array;
  readonly native: () => Int32Array;
  readonly firstNative: Int32Array;
  readonly width: number;
  readonly start?: readonly string[];
}

/** Sorts rows into the buckets and members of a slice. `by` may add dimensions to those of the slice. */
export function groupRows(
  dataset: Dataset,
  slice: Slice,
  by: readonly string[],
  calendar: Calendar,
): Grouping {
  const buckets = bucketRows(dataset, slice, calendar);
  for (const condition of slice.where) {
    const { values, codes } = keyColumn(dataset, condition.dimension);
    const allowed = Uint8Array.from(values, (value) =>
      condition.values.includes(value) === (condition.op === 'in') ? 1 : 0,
    );
    for (let i = 0; i < dataset.length; i++) if (allowed[codes[i]!] === 0) buckets.ofRow[i] = OUTSIDE;
  }

  const dimensions = by.map((dimension) => keyColumn(dataset, dimension));
  const combinations = dimensions.reduce((size, { values }) => size * values.length, buckets.count);
  const { groups, combined } = numberGroups(
    combineCodes(buckets.ofRow, dimensions, combinations),
    combinations,
  );

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
    firstNative: bucketOfGroup.map((bucket) => buckets.firstNative[bucket]!),
    width: buckets.width,
    ...(buckets.start && { start: Array.from(bucketOfGroup, (bucket) => buckets.start![bucket]!) }),
  };
}

function keyColumn(dataset: Dataset, dimension: string): KeyColumn {
  const column = Object.hasOwn(dataset.keys, dimension) ? dataset.keys[dimension] : undefined;
  if (column) return column;
  const known = Object.keys(dataset.keys);
  const wayOut = known.length > 0 ? `It has ${known.join(', ')}.` : 'It has no dimensions.';
  throw new KpiError(
    'unknown_dimension',
    `The data have no dimension "${dimension}".\n${didYouMean(dimension, known, wayOut)}`,
  );
}

function bucketRows(dataset: Dataset, slice: Slice, calendar: Calendar): Buckets {
  const { time } = dataset;
  if (!time) {
    if (slice.grain !== 'total') {
      throw new KpiError(
        'invalid_period',
        `The data have no dates, so there are no buckets of one ${slice.grain}.`,
      );
    }
    const zeros = () => new Int32Array(dataset.length);
    return { count: 1, ofRow: zeros(), native: zeros, firstNative: new Int32Array(1), width: 1 };
  }
  return slice.grain === 'hour'
    ? hourBuckets(dataset, time, slice, calendar)
    : dayBuckets(dataset, time, slice, slice.grain, calendar);
}

function dayBuckets(
  dataset: Dataset,
  time: TimeColumn,
  slice: Slice,
  grain: Exclude<Slice['grain'], 'hour'>,
  calendar: Calendar,
): Buckets {
  const from = toDay(slice.range[0]);
  const dayCount = Math.max(toDay(slice.range[1]) - from, 0);
  const bucketOfDay = new Int32Array(dayCount);
  const starts: number[] = [];
  if (grain === 'total') starts.push(from);
  else {
    for (let day = 0; day < dayCount;) {
      const start = bucketStart(from + day, grain, calendar);
      const end = Math.min(nextBucket(start, grain, calendar) - from, dayCount);
      bucketOfDay.fill(starts.length, day, end);
      starts.push(start);
      day = end;
    }
  }

  const days = daysOf(time, calendar.timeZone);
  const hourly = time.kind === 'instant' && dataset.nativeGrain === 'hour';
  const perDay = hourly ? 25 : 1;
  const ofRow = new Int32Array(dataset.length);
  for (let i = 0; i < ofRow.length; i++) {
    const day = days[i]! - from;
    ofRow[i] = day >= 0 && day < dayCount ? bucketOfDay[day]! : OUTSIDE;
  }
  const native = () => {
    const buckets = days.map((day) => (day - from) * perDay);
    if (hourly) addHours(buckets, ofRow, days, time.milliseconds, calendar.timeZone);
    return buckets;
  };

  const firstDay = starts.map((start) => Math.max(start - from, 0));
  const width = firstDay.reduce(
    (widest, first, b) => Math.max(widest, (firstDay[b + 1] ?? dayCount) - first),
    1,
  );
  return {
    count: starts.length,
    ofRow,
    native,
    firstNative: Int32Array.from(firstDay, (day) => day * perDay),
    width: width * perDay,
    ...(grain !== 'total' && { start: starts.map(fromDay) }),
  };
}

/** Makes native buckets of days into those of hours, 25 a day so that the longest day fits. */
function addHours(
  native: Int32Array,
  ofRow: Int32Array,
  days: Int32Array,
  milliseconds: Float64Array,
  timeZone: string,
): void {
  const midnights = new Map<number, number>();
  for (let i = 0; i < native.length; i++) {
    if (ofRow[i] === OUTSIDE) continue;
    const day = days[i]!;
    let midnight = midnights.get(day);
    if (midnight === undefined) midnights.set(day, (midnight = startOfDay(day, timeZone)));
    native[i] = native[i]! + Math.floor((milliseconds[i]! - midnight) / HOUR);
  }
}

function hourBuckets(dataset: Dataset, time: TimeColumn, slice: Slice, calendar: Calendar): Buckets {
  if (time.kind === 'day') {
    throw new KpiError(
      'invalid_period',
      'The data are by day, so there are no buckets of one hour.\nAsk for grain "day".',
    );
  }
  const start: string[] = [];
  for (let day = toDay(slice.range[0]); day < toDay(slice.range[1]); day++) {
    start.push(...hoursOfDay(day, calendar.timeZone));
  }
  const begins = Float64Array.from(start, (text) => Date.parse(text));
  const end = startOfDay(toDay(slice.range[1]), calendar.timeZone);
  const ofRow = new Int32Array(dataset.length);
  for (let i = 0; i < dataset.length; i++) {
    const instant = time.milliseconds[i]!;
    let hour = Math.min(Math.floor((instant - begins[0]!) / HOUR), begins.length - 1);
    while (hour >= 0 && begins[hour]! > instant) hour--;
    while (begins[hour + 1]! <= instant) hour++;
    ofRow[i] = instant < end && hour >= 0 ? hour : OUTSIDE;
  }
  return {
    count: start.length,
    ofRow,
    native: () => ofRow,
    firstNative: Int32Array.from(start, (_, hour) => hour),
    width: 1,
    start,
  };
}

const localDays = new WeakMap<Float64Array, Map<string, Int32Array>>();

/** The local calendar day of each row. */
export function daysOf(time: TimeColumn, timeZone: string): Int32Array {
  if (time.kind === 'day') return time.days;
  let zones = localDays.get(time.milliseconds);
  if (!zones) localDays.set(time.milliseconds, (zones = new Map()));
  let days = zones.get(timeZone);
  if (!days) {
    days = Int32Array.from(time.milliseconds, (instant) => localTime(instant, timeZone).day);
    zones.set(timeZone, days);
  }
  return days;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** One number for bucket and members together; −1 for rows outside. */
function combineCodes(
  ofRow: Int32Array,
  dimensions: readonly KeyColumn[],
  combinations: number,
): Float64Array | Int32Array {
  if (dimensions.length === 0) return ofRow;
  const combined = combinations <= DENSE_LIMIT ? new Int32Array(ofRow) : new Float64Array(ofRow);
  for (const { values, codes } of dimensions) {
    const size = values.length;
    for (let i = 0; i < combined.length; i++) {
      const code = combined[i]!;
      if (code >= 0) combined[i] = code * size + codes[i]!;
    }
  }
  return combined;
}

function numberGroups(codes: Float64Array | Int32Array, combinations: number) {
  return combinations <= DENSE_LIMIT ? numberDensely(codes, combinations) : numberSparsely(codes);
}

function numberDensely(codes: Float64Array | Int32Array, combinations: number) {
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
  const groups = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    groups[i] = code >= 0 ? groupOf[code]! : OUTSIDE;
  }
  return { groups, combined };
}

function numberSparsely(codes: Float64Array | Int32Array) {
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
