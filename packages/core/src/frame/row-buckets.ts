import { KpiError } from '../errors.ts';
import type { Calendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';
import { bucketStart, nextBucket } from '../time/grain.ts';
import { hourOf, hoursOfDay, localTime, startOfDay } from '../time/zone.ts';
import type { Dataset, TimeColumn } from './dataset.ts';
import { once } from './once.ts';
import type { Slice } from './query.ts';

const HOUR = 3_600_000;
const QUARTER_HOUR = 900_000;

/** The bucket of a row that no group holds. */
export const OUTSIDE = -1;

/** Which bucket of a slice each row falls into. */
export interface RowBuckets {
  readonly count: number;
  /** The bucket of each row, in an array of one's own. */
  readonly place: () => Int32Array;
  /** The native bucket of each row, counted from the begin of the range. */
  readonly native: () => Int32Array;
  /** By bucket: its first native bucket. */
  readonly firstNative: readonly number[];
  /** The most native buckets that one bucket holds. */
  readonly width: number;
  /** Where a bucket begins. */
  readonly start?: (bucket: number) => string;
}

/** Places rows in time. Rows outside the range of the slice are `OUTSIDE`. */
export type PlaceRows = (dataset: Dataset) => RowBuckets;

/** Places rows of one dataset after the other in the buckets of a slice: a bucket keeps its number. */
export function bucketsOf(slice: Slice, calendar: Calendar): PlaceRows {
  const place = once(() =>
    slice.grain === 'hour' ? inHours(slice, calendar) : inDays(slice, slice.grain, calendar),
  );
  return (dataset) => {
    if (dataset.time) return place()(dataset, dataset.time);
    if (slice.grain !== 'total') {
      throw new KpiError(
        'invalid_period',
        `The data have no dates, so there are no buckets of one ${slice.grain}.`,
      );
    }
    const zeros = () => new Int32Array(dataset.length);
    return { count: 1, place: zeros, native: zeros, firstNative: [0], width: 1 };
  };
}

type PlaceTimedRows = (dataset: Dataset, time: TimeColumn) => RowBuckets;

function inDays(slice: Slice, grain: Exclude<Slice['grain'], 'hour'>, calendar: Calendar): PlaceTimedRows {
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
  const firstDay = starts.map((start) => Math.max(start - from, 0));
  const width = firstDay.reduce(
    (widest, first, b) => Math.max(widest, (firstDay[b + 1] ?? dayCount) - first),
    1,
  );
  const start = (bucket: number) => fromDay(starts[bucket]!);

  return (dataset, time) => {
    const days = daysOf(time, calendar.timeZone);
    const hourly = time.kind === 'instant' && dataset.nativeGrain === 'hour';
    const perDay = hourly ? 25 : 1;
    const native = () => {
      const buckets = days.map((day) => (day - from) * perDay);
      if (hourly) addHours(buckets, dayCount * perDay, days, time.milliseconds, calendar.timeZone);
      return buckets;
    };
    return {
      count: starts.length,
      place: () => placeDays(days, from, bucketOfDay),
      native,
      firstNative: perDay === 1 ? firstDay : firstDay.map((day) => day * perDay),
      width: width * perDay,
      ...(grain !== 'total' && { start }),
    };
  };
}

function placeDays(days: Int32Array, from: number, bucketOfDay: Int32Array): Int32Array {
  const ofRow = new Int32Array(days.length);
  for (let i = 0; i < days.length; i++) {
    const day = days[i]! - from;
    ofRow[i] = day >= 0 && day < bucketOfDay.length ? bucketOfDay[day]! : OUTSIDE;
  }
  return ofRow;
}

/** Makes native buckets of days, up to the end of the range, into those of hours: 25 a day so that the longest day fits. */
function addHours(
  native: Int32Array,
  end: number,
  days: Int32Array,
  milliseconds: Float64Array,
  timeZone: string,
): void {
  const midnights = new Map<number, number>();
  for (let i = 0; i < native.length; i++) {
    if (native[i]! < 0 || native[i]! >= end) continue;
    const day = days[i]!;
    let midnight = midnights.get(day);
    if (midnight === undefined) midnights.set(day, (midnight = startOfDay(day, timeZone)));
    native[i] = native[i]! + Math.floor((milliseconds[i]! - midnight) / HOUR);
  }
}

/** The numbers of the first and the last hour of a day. */
interface HoursOfDay {
  readonly first: number;
  readonly last: number;
}

/** The hours of the days that have rows. */
function inHours({ range }: Slice, { timeZone }: Calendar): PlaceTimedRows {
  const [from, end] = [toDay(range[0]), toDay(range[1])];
  const start: string[] = [];
  const begins: number[] = [];
  const hoursOf = new Map<number, HoursOfDay>();
  const hourIn = ({ first, last }: HoursOfDay, instant: number): number => {
    let hour = Math.min(first + Math.floor((instant - begins[first]!) / HOUR), last);
    while (begins[hour]! > instant) hour--;
    while (hour < last && begins[hour + 1]! <= instant) hour++;
    return hour;
  };

  return (dataset, time) => {
    if (time.kind === 'day') {
      throw new KpiError(
        'invalid_period',
        'The data are by day, so there are no buckets of one hour.\nAsk for grain "day".',
      );
    }
    const days = daysOf(time, timeZone);
    for (const day of [...new Set(days)].sort((a, b) => a - b)) {
      if (day < from || day >= end || hoursOf.has(day)) continue;
      const hours = hoursOfDay(day, timeZone);
      hoursOf.set(day, { first: start.length, last: start.length + hours.length - 1 });
      start.push(...hours);
      begins.push(...hours.map((hour) => beginOf(hour, timeZone)));
    }
    const place = () => {
      const ofRow = new Int32Array(dataset.length);
      for (let i = 0; i < dataset.length; i++) {
        const hours = hoursOf.get(days[i]!);
        ofRow[i] = hours ? hourIn(hours, time.milliseconds[i]!) : OUTSIDE;
      }
      return ofRow;
    };
    return {
      count: start.length,
      place,
      native: place,
      firstNative: start.map((_, hour) => hour),
      width: 1,
      start: (bucket) => start[bucket]!,
    };
  };
}

/** When an hour begins: where the clocks change within it, as those of Lord Howe by 30 minutes, with the change. */
function beginOf(hour: string, timeZone: string): number {
  const full = Date.parse(hour);
  let begin = full;
  while (hourOf(begin, timeZone) !== hour && begin < full + HOUR) begin += QUARTER_HOUR;
  return begin;
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
