import { fromDay, fromLocal, type Grain, KpiError, type TimeColumn } from '@kpi-elements/core';
import { dateReader, type WrittenTime } from './date-format.ts';
import { type RawColumn, type RawTable, unreadableCell } from './raw-table.ts';
import { spread } from './spread.ts';
import { atOnce, type Steps } from './steps.ts';

/** When the rows happened. Clock times without an offset become instants only in a time zone. */
export interface Times {
  readonly nativeGrain: Grain;
  column(timeZone: string): TimeColumn;
}

/** How dates are written, as far as they tell. */
export interface DateHabits {
  readonly nativeGrain: Grain;
  /** The usual formats that fit all of them; left out where the format is given. */
  readonly formats?: readonly string[];
  /** The different days, where there is nothing but days. */
  readonly differentDays?: Int32Array;
}

/** The same as plain data. */
export type WrittenTimes = DateHabits &
  (
    | { readonly kind: 'day'; readonly days: Int32Array }
    | ({ readonly kind: 'clock'; readonly timeZone?: string } & ClockTimes)
  );

/** What clocks show: `days[codes[row]]`, and so on. */
interface ClockTimes {
  readonly codes: Uint32Array;
  /** Days since 1970-01-01. */
  readonly days: Int32Array;
  /** Since midnight. */
  readonly minutes: Int16Array;
  /** Local time minus UTC in minutes; `NaN` where it is not said. */
  readonly offsets: Float32Array;
}

/** How a date column is written. What is left out is recognised. */
export interface DateOptions {
  /** `M/D/YYYY`, `DD-MM-YYYY HH:mm`, `YYYYMMDD`. */
  readonly dateFormat?: string;
  /** The zone of clock times that name none: an IANA name. @default the time zone of the query */
  readonly timeZone?: string;
  /** What a row's date stands for: a week that begins then, a month. Coverage counts in it. */
  readonly grain?: Grain;
}

const FORMATS = [
  'YYYY-M-D',
  'YYYY/M/D',
  'YYYY.M.D',
  'YYYYMMDD',
  'YYYYMMDDHH',
  'YYYY-MM',
  'YYYY年M月D日',
  'M/D/YYYY',
  'D/M/YYYY',
  'M-D-YYYY',
  'D-M-YYYY',
  'D.M.YYYY',
  'M/D/YY',
  'D/M/YY',
  'D.M.YY',
  'D MMM YYYY',
  'D MMMM YYYY',
  'MMM D, YYYY',
  'MMMM D, YYYY',
  'D-MMM-YYYY',
  'D-MMM-YY',
  'MMM YYYY',
  'MMMM YYYY',
];

const DAY = 86_400_000;
const MINUTE = 60_000;
const FEW = 3;
const CELLS_A_STEP = 1024;

/**
 * Reads a column as dates or timestamps: in the given format, or in the only one of the usual formats that fits
 * every cell. Throws `ambiguous_date` when several fit and disagree, `unreadable_cell` with line and column.
 */
export function readTimes(table: RawTable, column: RawColumn, options: DateOptions): Times {
  const times = atOnce(timesOf(table, column, options));
  return { nativeGrain: times.nativeGrain, column: (timeZone) => atOnce(timesIn(times, timeZone)) };
}

/**
 * What {@link readTimes} reads, step by step.
 *
 * @param before How the dates of rows before these were written.
 */
export function* timesOf(
  table: RawTable,
  column: RawColumn,
  options: DateOptions,
  before?: DateHabits,
): Steps<WrittenTimes> {
  const empty = column.values.indexOf(null);
  if (empty >= 0) {
    throw new KpiError(
      'unreadable_cell',
      `Column "${column.header}" has an empty cell.\n"${table.name}", ${table.place(column.codes.indexOf(empty))}.\n` +
        'Give the row a date, or set skipUndated (skip-undated) to leave such rows out.',
    );
  }
  const { formats, times } =
    options.dateFormat === undefined
      ? yield* recognise(table, column, before?.formats)
      : { times: yield* readAs(options.dateFormat, table, column) };
  yield;
  const { codes } = column;
  const habits = formats && { formats };
  const days = Int32Array.from(times, ({ day }) => day);
  if (times.every(({ minute = 0, offset }) => minute === 0 && offset === undefined)) {
    yield;
    const differentDays = Int32Array.from(new Set([...(before?.differentDays ?? []), ...days])).sort();
    const nativeGrain = options.grain ?? grainOfDays(differentDays);
    return { kind: 'day', nativeGrain, differentDays, ...habits, days: spread(days, codes) };
  }
  yield;
  const isHourly = before?.nativeGrain !== 'day' && times.every(({ minute = 0 }) => minute % 60 === 0);
  return {
    kind: 'clock',
    nativeGrain: options.grain ?? (isHourly ? 'hour' : 'day'),
    ...habits,
    codes,
    days,
    minutes: Int16Array.from(times, ({ minute = 0 }) => minute),
    offsets: Float32Array.from(times, ({ offset = NaN }) => offset),
    ...(options.timeZone !== undefined && { timeZone: options.timeZone }),
  };
}

/** The times as core takes them, in a time zone where they name none. */
export function* timesIn(times: WrittenTimes, timeZone: string): Steps<TimeColumn> {
  if (times.kind === 'day') return times;
  const { codes, days, minutes, offsets, timeZone: zone = timeZone } = times;
  const instants = new Float64Array(days.length);
  for (let code = 0; code < days.length; code++) {
    if (code % CELLS_A_STEP === 0) yield;
    const [day, minute, offset] = [days[code]!, minutes[code]!, offsets[code]!];
    instants[code] = Number.isNaN(offset)
      ? fromLocal(day, minute, zone)
      : day * DAY + (minute - offset) * MINUTE;
  }
  yield;
  return { kind: 'instant', milliseconds: spread(instants, codes) };
}

function* readAs(format: string, table: RawTable, column: RawColumn): Steps<WrittenTime[]> {
  const read = dateReader(format);
  if (read === undefined) {
    throw new KpiError(
      'unreadable_data',
      `Date format "${format}" of column "${column.header}" names no year or month.\nWrite it like "M/D/YYYY", "DD-MM-YYYY HH:mm" or "YYYYMMDD".`,
    );
  }
  const times: WrittenTime[] = [];
  for (const [code, value] of column.values.entries()) {
    if (code % CELLS_A_STEP === 0) yield;
    const time = read(String(value));
    if (time === undefined) {
      throw unreadableCell(
        table,
        column,
        code,
        `is not a date written as ${format}.`,
        'Set another dateFormat (date-format), or correct the cell.',
      );
    }
    times.push(time);
  }
  return times;
}

function* recognise(
  table: RawTable,
  column: RawColumn,
  candidates: readonly string[] = FORMATS,
): Steps<{ formats: readonly string[]; times: WrittenTime[] }> {
  let fitting = candidates.map((format) => ({
    format,
    read: dateReader(format)!,
    times: [] as WrittenTime[],
  }));
  for (const [code, value] of column.values.entries()) {
    if (code % CELLS_A_STEP === 0) yield;
    const text = String(value);
    const stillFitting = fitting.filter(({ read, times }) => {
      const time = read(text);
      if (time !== undefined) times.push(time);
      return time !== undefined;
    });
    if (stillFitting.length === 0) {
      const before =
        fitting.length < candidates.length ? ` as the cells above it, written ${fitting[0]!.format}` : '';
      throw unreadableCell(
        table,
        column,
        code,
        `is not a date${before}.`,
        'Set dateFormat (date-format), such as "M/D/YYYY" or "DD-MM-YYYY HH:mm", or correct the cell.',
      );
    }
    fitting = stillFitting;
  }
  const [first, ...others] = fitting;
  const formats = fitting.map(({ format }) => format);
  if (first === undefined) return { formats, times: [] };
  for (const other of others) {
    const code = first.times.findIndex(({ day }, i) => day !== other.times[i]!.day);
    if (code < 0) continue;
    const [one, two] = [first, other].map(({ times }) => fromDay(times[code]!.day));
    throw new KpiError(
      'ambiguous_date',
      `"${column.values[code]}" in column "${column.header}" may be ${one} or ${two}, and no other cell tells which.\n` +
        `"${table.name}", ${table.place(column.codes.indexOf(code))}.\nSet dateFormat (date-format) to "${first.format}" or "${other.format}".`,
    );
  }
  return { formats, times: first.times };
}

/** The width of the buckets that dates stand for: months when all are firsts of a month, weeks when all are a weekday. */
function grainOfDays(sorted: Int32Array): Grain {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < FEW) return 'day';
  if (sorted.every((day) => fromDay(day).endsWith('-01'))) return 'month';
  if (sorted.length > FEW && sorted.every((day) => (day - first) % 7 === 0)) return 'week';
  return 'day';
}
