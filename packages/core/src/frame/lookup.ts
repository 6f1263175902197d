import { numberAt, type Absence, type Cell } from '../cell.ts';
import type { Frame, MeasureColumn, Table } from './frame.ts';
import type { Slice } from './query.ts';
import type { ReadingContext } from '../reading/reading-context.ts';
import { tableFor } from './roll-up.ts';
import { sliceShape } from './slice-key.ts';
import { countBuckets } from '../time/count-buckets.ts';
import type { Period } from '../time/period.ts';
import { windowTable, type BucketWindow } from './window-table.ts';

/** The total of one measure in one group, or why there is none. */
export interface Total {
  readonly value: Cell;
  readonly absence?: Absence;
  /** ISO 4217 code of a money total. */
  readonly currency?: string;
  /** How many native buckets had data. */
  readonly present: number;
}

/** Where in a table a total stands. */
export interface Place {
  /** The bucket; left out in a table without buckets. */
  readonly start?: string;
  /** By dimension of the slice's `by`. */
  readonly key: Readonly<Record<string, string | null>>;
}

const CURRENCY = 'currency';
const rowNumbers = new WeakMap<Table, ReadonlyMap<string, readonly number[]>>();

/** One measure of one slice, ready to be asked for its groups. */
export type TotalAt = (place: Place) => Total;

/** Looks up totals in a frame, rolling its tables up where nobody asked for exactly these. */
export class Lookup {
  readonly #frame: Frame;
  readonly #context: ReadingContext;
  readonly #planned: ReadonlyMap<string, Slice>;
  readonly #tables = new Map<string, Table | undefined>();

  /** @param planned What will be asked: slices with all their measures, so that each is rolled up once. */
  constructor(frame: Frame, planned: readonly Slice[], context: ReadingContext) {
    this.#frame = frame;
    this.#planned = new Map(planned.map((slice) => [sliceShape(slice), slice]));
    this.#context = context;
  }

  /** Totals of the one measure that `slice` names, of its buckets or of windows over them. */
  totals(slice: Slice, window?: BucketWindow): TotalAt {
    const measure = slice.measures[0]!;
    const found = this.table(slice);
    if (!found || !Object.hasOwn(found.columns, measure)) {
      return () => ({ value: null, absence: 'missing_measure', present: 0 });
    }
    const table = window ? windowTable(found, measure, window) : found;
    const column = table.columns[measure]!;
    const counts = column.present ?? table.present;
    const { by } = slice;
    const rows = rowsOf(table);
    const splitsCurrency =
      column.unit === 'money' && Object.hasOwn(table.keys, CURRENCY) && !by.includes(CURRENCY);
    const { currency } = this.#context;
    const named = column.unit === 'money' && currency !== undefined ? { currency } : {};
    return (place) => {
      const group = rows.get(placeKey(by, place)) ?? [];
      const present = group.reduce((most, row) => Math.max(most, numberAt(counts, row)), 0);
      if (splitsCurrency) return { ...addMoney(table, column, group, this.#context), present };
      return { ...totalOf(column, group), ...named, present };
    };
  }

  /** How many native buckets a period holds. */
  expected(period: Period): number {
    return countBuckets(period, this.#frame.nativeGrain ?? 'day', this.#context);
  }

  /** The table that answers a slice. */
  table(slice: Slice): Table | undefined {
    const shape = sliceShape(slice);
    if (!this.#tables.has(shape)) {
      this.#tables.set(shape, tableFor(this.#frame, this.#planned.get(shape) ?? slice, this.#context));
    }
    return this.#tables.get(shape);
  }
}

/** Adds money up over currencies: one stays as it is, several need rates. */
function addMoney(
  table: Table,
  column: MeasureColumn,
  rows: readonly number[],
  { currency, exchangeRates = {} }: ReadingContext,
): Omit<Total, 'present'> {
  const { values, codes } = table.keys[CURRENCY]!;
  const amounts: { readonly code: string | undefined; readonly value: number }[] = [];
  for (const row of rows) {
    const { value } = totalOf(column, [row]);
    if (value !== null) amounts.push({ code: values[codes[row]!] ?? currency, value });
  }
  const [only] = amounts;
  if (!only) return totalOf(column, rows);
  const rateOf = (code: string | undefined) =>
    code === currency ? 1 : Object.hasOwn(exchangeRates, code ?? '') ? exchangeRates[code!] : undefined;
  const rates = amounts.map(({ code }) => rateOf(code));
  if (currency !== undefined && rates.every((rate) => Number.isFinite(rate))) {
    return { ...finiteTotal(amounts.reduce((sum, { value }, i) => sum + value * rates[i]!, 0)), currency };
  }
  if (amounts.length > 1) return { value: null, absence: 'mixed_currency' };
  return { value: only.value, ...(only.code !== undefined && { currency: only.code }) };
}

/** One column over the rows of one group: several only where the table keeps currencies apart. */
function totalOf(column: MeasureColumn, rows: readonly number[]): { value: Cell; absence?: Absence } {
  const filled = rows.filter((row) => !Number.isNaN(numberAt(column.values, row)));
  if (filled.length === 0) {
    return { value: null, absence: column.notAdditive && rows.length > 0 ? 'not_additive' : 'no_data' };
  }
  if (column.rollUp === 'distinct' && filled.length > 1) return { value: null, absence: 'not_additive' };
  const sum = filled.reduce((total, row) => total + numberAt(column.values, row), 0);
  if (!column.weights) return finiteTotal(sum / (column.scale ?? 1));
  const { weights } = column;
  const weight = filled.reduce((total, row) => total + numberAt(weights, row), 0);
  return weight === 0 ? { value: null, absence: 'zero_denominator' } : finiteTotal(sum / weight);
}

/** What is beyond the range of numbers is no value. */
function finiteTotal(value: number): { value: Cell; absence?: Absence } {
  return Number.isFinite(value) ? { value } : { value: null, absence: 'no_data' };
}

function rowsOf(table: Table): ReadonlyMap<string, readonly number[]> {
  let numbers = rowNumbers.get(table);
  if (!numbers) {
    const found = new Map<string, number[]>();
    const { by } = table.slice;
    for (let row = 0; row < table.length; row++) {
      const start = table.start?.[row];
      const place = { key: keyOfRow(table, by, row), ...(start !== undefined && { start }) };
      const key = placeKey(by, place);
      const rows = found.get(key);
      if (rows) rows.push(row);
      else found.set(key, [row]);
    }
    rowNumbers.set(table, (numbers = found));
  }
  return numbers;
}

/** The members of a row, by dimension. */
export function keyOfRow(table: Table, by: readonly string[], row: number): Record<string, string | null> {
  return Object.fromEntries(
    by.map((dimension) => {
      const { values, codes } = table.keys[dimension]!;
      return [dimension, values[codes[row]!]!];
    }),
  );
}

function placeKey(by: readonly string[], { start, key }: Place): string {
  return JSON.stringify([start ?? null, ...by.map((dimension) => key[dimension] ?? null)]);
}
