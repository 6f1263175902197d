import { numberAt, type Absence, type Cell } from '../cell.ts';
import type { Frame, MeasureColumn, Table } from './frame.ts';
import type { Slice } from './query.ts';
import type { ReadingContext } from '../reading/reading-context.ts';
import { exchangeFactor, type MoneyContext } from './money.ts';
import { tableFor } from './roll-up.ts';
import { sliceShape } from './slice-key.ts';
import type { Grain } from '../time/calendar.ts';
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
  readonly #money: MoneyContext;
  readonly #planned: ReadonlyMap<string, Slice>;
  readonly #tables = new Map<string, Table | undefined>();

  /**
   * @param planned What will be asked: slices with all their measures, so that each is rolled up once.
   * @param shownIn ISO 4217 code that money is asked for in.
   */
  constructor(frame: Frame, planned: readonly Slice[], context: ReadingContext, shownIn?: string) {
    this.#frame = frame;
    this.#money = { ...context, shownIn };
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
    const totalIn = column.unit === 'money' ? moneyOf(table, column, this.#money) : totalOf;
    return (place) => {
      const group = rows.get(placeKey(by, place)) ?? [];
      const present = group.reduce((most, row) => Math.max(most, numberAt(counts, row)), 0);
      return { present, ...totalIn(column, group) };
    };
  }

  /** The width of the source's own buckets. */
  get nativeGrain(): Grain {
    return this.#frame.nativeGrain ?? 'day';
  }

  /** How many native buckets a period holds. */
  expected(period: Period): number {
    return countBuckets(period, this.nativeGrain, this.#context);
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

type TotalOf = (column: MeasureColumn, rows: readonly number[]) => Omit<Total, 'present'>;

/** Adds money up over currencies: one stays as it is, several need rates. */
function moneyOf(table: Table, column: MeasureColumn, money: MoneyContext): TotalOf {
  const key = Object.hasOwn(table.keys, CURRENCY) ? table.keys[CURRENCY] : undefined;
  const codeOf = (row: number) => key?.values[key.codes[row]!] ?? money.currency;
  return (_, rows) => {
    const codes = new Set(rows.filter((row) => hasValue(column, row)).map(codeOf));
    const factors = new Map([...codes].map((code) => [code, exchangeFactor(code, money)]));
    if (![...factors.values()].includes(undefined)) {
      const total = totalOf(column, rows, (row) => factors.get(codeOf(row))!);
      return { ...total, ...(total.value !== null && { currency: money.shownIn ?? money.currency! }) };
    }
    const [only] = codes;
    if (codes.size > 1) return { value: null, absence: 'mixed_currency' };
    return { ...totalOf(column, rows), ...(only !== undefined && { currency: only }) };
  };
}

function hasValue({ values }: MeasureColumn, row: number): boolean {
  return !Number.isNaN(numberAt(values, row));
}

/** One column over the rows of one group: several only where the table keeps currencies apart. */
function totalOf(
  column: MeasureColumn,
  rows: readonly number[],
  factorOf: (row: number) => number = () => 1,
): Omit<Total, 'present'> {
  const filled = rows.filter((row) => hasValue(column, row));
  if (filled.length === 0) {
    return { value: null, absence: column.notAdditive && rows.length > 0 ? 'not_additive' : 'no_data' };
  }
  if (column.rollUp === 'distinct' && filled.length > 1) return { value: null, absence: 'not_additive' };
  const sum = filled.reduce((total, row) => total + numberAt(column.values, row) * factorOf(row), 0);
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
