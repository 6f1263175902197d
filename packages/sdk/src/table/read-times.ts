import { fromDay, fromLocal, type Grain, KpiError, type TimeColumn } from '@kpi-elements/core';
import { dateReader, type WrittenTime } from './date-format.ts';
import { type RawColumn, type RawTable, unreadableCell } from './raw-table.ts';

/** When the rows happened. Clock times without an offset become instants only in a time zone. */
export interface Times {
  readonly nativeGrain: Grain;
  column(timeZone: string): TimeColumn;
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

/**
 * Reads a column as dates or timestamps: in the given format, or in the only one of the usual formats that fits
 * every cell. Throws `ambiguous_date` when several fit and disagree, `unreadable_cell` with line and column.
 */
export function readTimes(table: RawTable, column: RawColumn, options: DateOptions): Times {
  const empty = column.values.indexOf(null);
  if (empty >= 0) {
    throw new KpiError(
      'unreadable_cell',
      `Column "${column.header}" has an empty cell.\n"${table.name}", ${table.place(column.codes.indexOf(empty))}.\n` +
        'Give the row a date, or set skipUndated (skip-undated) to leave such rows out.',
    );
  }
  const texts = column.values.map(String);
  const times =
    options.dateFormat === undefined
      ? recognise(table, column, texts)
      : readAs(options.dateFormat, table, column, texts);

  if (times.every(({ minute = 0, offset }) => minute === 0 && offset === undefined)) {
    const days = Int32Array.from(times, ({ day }) => day);
    const time: TimeColumn = { kind: 'day', days: Int32Array.from(column.codes, (code) => days[code]!) };
    return { nativeGrain: options.grain ?? grainOfDays(days), column: () => time };
  }
  const nativeGrain = options.grain ?? (times.every(({ minute = 0 }) => minute % 60 === 0) ? 'hour' : 'day');
  return { nativeGrain, column: instants(times, column.codes, options.timeZone) };
}

function readAs(format: string, table: RawTable, column: RawColumn, texts: readonly string[]): WrittenTime[] {
  const read = dateReader(format);
  if (read === undefined) {
    throw new KpiError(
      'unreadable_data',
      `Date format "${format}" of column "${column.header}" names no year or month.\nWrite it like "M/D/YYYY", "DD-MM-YYYY HH:mm" or "YYYYMMDD".`,
    );
  }
  return texts.map((text, code) => {
    const time = read(text);
    if (time === undefined) {
      throw unreadableCell(
        table,
        column,
        code,
        `is not a date written as ${format}.`,
        'Set another dateFormat (date-format), or correct the cell.',
      );
    }
    return time;
  });
}

function recognise(table: RawTable, column: RawColumn, texts: readonly string[]): WrittenTime[] {
  let fitting = FORMATS.map((format) => ({ format, read: dateReader(format)!, times: [] as WrittenTime[] }));
  for (const [code, text] of texts.entries()) {
    const stillFitting = fitting.filter(({ read, times }) => {
      const time = read(text);
      if (time !== undefined) times.push(time);
      return time !== undefined;
    });
    if (stillFitting.length === 0) {
      const before =
        fitting.length < FORMATS.length ? ` as the cells above it, written ${fitting[0]!.format}` : '';
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
  if (first === undefined) return [];
  for (const other of others) {
    const code = first.times.findIndex(({ day }, i) => day !== other.times[i]!.day);
    if (code < 0) continue;
    const [one, two] = [first, other].map(({ times }) => fromDay(times[code]!.day));
    throw new KpiError(
      'ambiguous_date',
      `"${texts[code]}" in column "${column.header}" may be ${one} or ${two}, and no other cell tells which.\n` +
        `"${table.name}", ${table.place(column.codes.indexOf(code))}.\nSet dateFormat (date-format) to "${first.format}" or "${other.format}".`,
    );
  }
  return first.times;
}

function instants(
  times: readonly WrittenTime[],
  codes: Uint32Array,
  ownZone?: string,
): (timeZone: string) => TimeColumn {
  const inZone = new Map<string, TimeColumn>();
  return (queryZone) => {
    const zone = ownZone ?? queryZone;
    let column = inZone.get(zone);
    if (column === undefined) {
      const values = times.map(({ day, minute = 0, offset }) =>
        offset === undefined ? fromLocal(day, minute, zone) : day * DAY + (minute - offset) * MINUTE,
      );
      column = { kind: 'instant', milliseconds: Float64Array.from(codes, (code) => values[code]!) };
      inZone.set(zone, column);
    }
    return column;
  };
}

/** The width of the buckets that dates stand for: months when all are firsts of a month, weeks when all are a weekday. */
function grainOfDays(days: Int32Array): Grain {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < FEW) return 'day';
  if (sorted.every((day) => fromDay(day).endsWith('-01'))) return 'month';
  if (sorted.length > FEW && sorted.every((day) => (day - first) % 7 === 0)) return 'week';
  return 'day';
}
