import { KpiError } from '../errors.ts';
import type { Measure } from '../measure.ts';
import { measures as builtInMeasures } from '../measures.ts';
import type { AmountColumn, Dataset, DatasetColumn } from './dataset.ts';
import type { KeyColumn } from './frame.ts';
import { timeColumn } from './time-column.ts';

/** One row: measures by id, dimensions by name, and a date. */
export type Row = Readonly<Record<string, string | number | Date | null | undefined>>;

/** Columns by name, all of one length. */
export type Columns = Readonly<
  Record<string, Float64Array | readonly (string | number | Date | null | undefined)[]>
>;

/** How rows or columns are read. */
export interface CreateDatasetOptions {
  /** The column of dates (`2026-01-31`) or instants (`2026-01-31T10:00Z`). @default 'date', where there is one */
  readonly date?: string;
  /** Columns that are dimensions. @default every other column that holds text */
  readonly dimensions?: readonly string[];
  /** Unit and roll-up by measure id. An unknown id is a count that sums. @default the built-in measures */
  readonly measures?: Readonly<Record<string, Measure>>;
}

/** Takes rows or columns as a {@link Dataset}: what an in-memory source keeps. Throws as {@link createFrame} does. */
export function createDataset(
  data: readonly Row[] | Columns,
  { date, dimensions, measures = builtInMeasures }: CreateDatasetOptions = {},
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
