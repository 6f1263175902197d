import { aggregate } from './aggregate.ts';
import type { AmountColumn, Dataset, DatasetColumn, TimeColumn } from './dataset.ts';
import { KpiError } from '../errors.ts';
import type { Frame, FrameFlag, KeyColumn } from './frame.ts';
import type { Measure } from '../measure.ts';
import { measures as builtInMeasures } from '../measures.ts';
import { daysOf } from './grouping.ts';
import { defaultCalendar, type Calendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';

/** Rows that are all there is answer for any time. */
const ALL_TIME = ['0001-01-01', '9999-12-31'] as const;

/** One row: measures by id, dimensions by name, and a date. */
export type Row = Readonly<Record<string, string | number | Date | null | undefined>>;

/** Columns by name, all of one length. */
export type Columns = Readonly<
  Record<string, Float64Array | readonly (string | number | Date | null | undefined)[]>
>;

/** How {@link createFrame} reads rows or columns. */
export interface CreateFrameOptions {
  /** The column of dates (`2026-01-31`) or instants (`2026-01-31T10:00Z`). @default 'date', where there is one */
  readonly date?: string;
  /** Columns that are dimensions. @default every other column that holds text */
  readonly dimensions?: readonly string[];
  /** Unit and roll-up by measure id. An unknown id is a count that sums. @default the built-in measures */
  readonly measures?: Readonly<Record<string, Measure>>;
  readonly calendar?: Partial<Calendar>;
  /** Named in readings and errors. @default 'inline' */
  readonly source?: string;
  /** @default now */
  readonly asOf?: string;
  readonly completeUntil?: string;
  readonly flags?: readonly FrameFlag[];
}

/**
 * Makes a frame of rows or of columns: totals by bucket and by every dimension.
 * Throws `invalid_frame` for columns of unequal length, dates that are none, and numbers that are not finite.
 *
 * @example
 * createFrame([
 *   { date: '2026-01-01', channel: 'search', cost: 100, clicks: 80 },
 *   { date: '2026-01-02', channel: 'social', cost: 50, clicks: null },
 * ]);
 * createFrame({ cost: [100, 50], clicks: [80, 0] }); // timeless
 */
export function createFrame(data: readonly Row[] | Columns, options: CreateFrameOptions = {}): Frame {
  const { source = 'inline', asOf = new Date().toISOString(), completeUntil, flags = [] } = options;
  const calendar = { ...defaultCalendar, ...options.calendar };
  const dataset = createDataset(data, options);
  const { time } = dataset;
  const table = aggregate(
    dataset,
    {
      measures: Object.keys(dataset.columns),
      range: time ? rangeOf(daysOf(time, calendar.timeZone)) : ALL_TIME,
      grain: time ? dataset.nativeGrain : 'total',
      by: Object.keys(dataset.keys),
      where: [],
    },
    calendar,
  );
  return {
    version: 1,
    source,
    tables: [{ ...table, slice: { ...table.slice, range: ALL_TIME } }],
    asOf,
    flags,
    nativeGrain: dataset.nativeGrain,
    ...(completeUntil !== undefined && { completeUntil }),
    ...(!time && { timeless: true }),
  };
}

/** Takes rows or columns as a {@link Dataset}: what an in-memory source keeps. Throws as {@link createFrame} does. */
export function createDataset(
  data: readonly Row[] | Columns,
  { date, dimensions, measures = builtInMeasures }: CreateFrameOptions = {},
): Dataset {
  const columns = isRows(data) ? toColumns(data) : data;
  const names = Object.keys(columns);
  const length = names.length > 0 ? columns[names[0]!]!.length : 0;
  const uneven = names.find((name) => columns[name]!.length !== length);
  if (uneven !== undefined) {
    throw new KpiError(
      'invalid_frame',
      `Column "${uneven}" has ${columns[uneven]!.length} cells, column "${names[0]}" has ${length}.\nGive every column one cell a row.`,
    );
  }
  const dateColumn = date ?? (names.includes('date') ? 'date' : undefined);
  if (dateColumn !== undefined && !names.includes(dateColumn)) {
    throw new KpiError(
      'invalid_frame',
      `There is no date column "${dateColumn}".\nThe columns are ${names.join(', ')}.`,
    );
  }
  const others = names.filter((name) => name !== dateColumn);
  const isDimension = (name: string) => dimensions?.includes(name) ?? holdsText(columns[name]!);
  const time = dateColumn === undefined ? undefined : timeColumn(dateColumn, columns[dateColumn]!);

  const amounts = new Map(
    others.filter((name) => !isDimension(name)).map((name) => [name, amountCells(name, columns[name]!)]),
  );
  const datasetColumns: Record<string, DatasetColumn> = {};
  for (const [name, values] of amounts) {
    const measure = Object.hasOwn(measures, name) ? measures[name] : undefined;
    datasetColumns[name] = datasetColumn(values, measure, amounts);
  }
  return {
    length,
    nativeGrain: time?.kind === 'instant' ? 'hour' : 'day',
    keys: Object.fromEntries(others.filter(isDimension).map((name) => [name, keyColumn(columns[name]!)])),
    columns: datasetColumns,
    ...(time && { time }),
  };
}

function isRows(data: readonly Row[] | Columns): data is readonly Row[] {
  return Array.isArray(data);
}

function toColumns(rows: readonly Row[]): Columns {
  const columns = new Map<string, (string | number | Date | null | undefined)[]>();
  for (const row of rows) {
    for (const name in row) if (!columns.has(name)) columns.set(name, []);
  }
  for (const [name, cells] of columns) for (const row of rows) cells.push(row[name]);
  return Object.fromEntries(columns);
}

function holdsText(cells: Columns[string]): boolean {
  if (cells instanceof Float64Array) return false;
  for (const cell of cells) if (cell !== null && cell !== undefined) return typeof cell === 'string';
  return false;
}

function datasetColumn(
  values: Float64Array,
  measure: Measure | undefined,
  amounts: ReadonlyMap<string, Float64Array>,
): DatasetColumn {
  const { unit, rollUp } = measure ?? { unit: 'count', rollUp: 'sum' };
  if (rollUp === 'distinct') return { kind: 'counted', unit, values };
  if (typeof rollUp !== 'object') return { kind: 'amount', unit, rollUp, values };
  return { kind: 'amount', unit, rollUp, ...weigh(values, amounts.get(rollUp.mean)) };
}

/** w·x and w by row, both empty where either is; without a weight column every row weighs 1. */
export function weigh(
  values: Float64Array,
  weights?: Float64Array,
): Pick<AmountColumn, 'values' | 'weights'> & { weights: Float64Array } {
  const weightAt = (i: number) => (weights ? weights[i]! : 1);
  const products = values.map((value, i) => value * weightAt(i));
  return {
    values: products,
    weights: products.map((product, i) => (Number.isNaN(product) ? NaN : weightAt(i))),
  };
}

function amountCells(name: string, cells: Columns[string]): Float64Array {
  const amounts = new Float64Array(cells.length);
  for (let i = 0; i < amounts.length; i++) {
    const cell = cells[i];
    if (typeof cell === 'number' && cell - cell === 0) amounts[i] = cell;
    else if (cell === null || cell === undefined || Number.isNaN(cell)) amounts[i] = NaN;
    else {
      throw new KpiError(
        'invalid_frame',
        `Column "${name}", row ${i + 1}: ${JSON.stringify(String(cell))} is not a finite number.\nGive a number or null, or name the column among the dimensions.`,
      );
    }
  }
  return amounts;
}

/** A dictionary of the members in order of their first row. */
export function keyColumn(cells: Columns[string]): KeyColumn {
  const numbers = new Map<string | null, number>();
  const codes = new Uint32Array(cells.length);
  for (let i = 0; i < codes.length; i++) {
    const cell = cells[i];
    const member = cell === null || cell === undefined ? null : String(cell);
    let number = numbers.get(member);
    if (number === undefined) numbers.set(member, (number = numbers.size));
    codes[i] = number;
  }
  return { values: [...numbers.keys()], codes };
}

function timeColumn(name: string, cells: Columns[string]): TimeColumn {
  const first = cells.find((cell) => cell !== null && cell !== undefined);
  if (first instanceof Date || (typeof first === 'string' && first.includes('T'))) {
    return {
      kind: 'instant',
      milliseconds: Float64Array.from({ length: cells.length }, (_, i) => instant(name, cells[i], i)),
    };
  }
  const known = new Map<unknown, number>();
  const days = new Int32Array(cells.length);
  for (let i = 0; i < days.length; i++) {
    const cell = cells[i];
    let day = known.get(cell);
    if (day === undefined) known.set(cell, (day = calendarDay(name, cell, i)));
    days[i] = day;
  }
  return { kind: 'day', days };
}

function calendarDay(name: string, cell: unknown, i: number): number {
  if (typeof cell !== 'string') throw notADate(name, cell, i);
  try {
    return toDay(cell);
  } catch (cause) {
    throw notADate(name, cell, i, cause);
  }
}

function instant(name: string, cell: unknown, i: number): number {
  const zoned = typeof cell === 'string' && /(Z|[+-]\d\d:?\d\d)$/.test(cell);
  const milliseconds = cell instanceof Date ? cell.getTime() : zoned ? Date.parse(cell) : NaN;
  if (Number.isNaN(milliseconds)) throw notADate(name, cell, i);
  return milliseconds;
}

function notADate(name: string, cell: unknown, i: number, cause?: unknown): KpiError {
  return new KpiError(
    'invalid_frame',
    `Column "${name}", row ${i + 1}: ${JSON.stringify(String(cell))} is not a date.\nWrite 2026-01-31, or an instant with its offset: 2026-01-31T10:00+01:00.`,
    { cause },
  );
}

function rangeOf(days: Int32Array): readonly [from: string, to: string] {
  if (days.length === 0) return ['1970-01-01', '1970-01-01'];
  let [first, last] = [days[0]!, days[0]!];
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return [fromDay(first), fromDay(last + 1)];
}
