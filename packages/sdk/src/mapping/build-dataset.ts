import {
  type Condition,
  type Dataset,
  type DatasetColumn,
  type KeyColumn,
  KpiError,
  type Measure,
  weigh,
} from '@kpi-elements/core';
import { type RawColumn, type RawTable, type Scalar, unreadableCell } from '../table/raw-table.ts';
import { type NumberColumn, type NumberHabits, readNumbers } from '../table/read-numbers.ts';
import { spread, spreadAround } from '../table/spread.ts';
import { timesIn, timesOf, type WrittenTimes } from '../table/read-times.ts';
import { type Steps, Turns } from '../table/steps.ts';
import { currencyOfMoney } from './currency-of-money.ts';
import type { ResolvedMapping } from './dataset-mapping.ts';
import type { Expression, Row } from './expression.ts';

const CENTS = 100;
const ROWS_A_STEP = 1024;

/** A dataset. It depends on a time zone only if its clock times name none. */
export type DatasetIn = (timeZone: string) => Dataset | Promise<Dataset>;

/** A dataset whose times wait for a time zone. */
export interface UnzonedDataset {
  readonly rows: Omit<Dataset, 'time'>;
  readonly times?: WrittenTimes;
}

/** A dataset, and how its cells were written: rows that come later are read in the same way. */
export interface ReadDataset extends UnzonedDataset {
  readonly numbers: ReadonlyMap<string, NumberHabits>;
}

/** The dataset in any time zone. The last one is kept. */
export function inZones({ rows, times }: UnzonedDataset): DatasetIn {
  let last: { readonly timeZone: string; readonly dataset: Promise<Dataset> } | undefined;
  const place = async (timeZone: string): Promise<Dataset> =>
    times ? { ...rows, time: await new Turns().take(timesIn(times, timeZone)) } : rows;
  return (timeZone) => {
    if (last?.timeZone !== timeZone) last = { timeZone, dataset: place(timeZone) };
    return last.dataset;
  };
}

/** Gives the columns of a table their meaning. Throws with line and column for a cell that cannot be read. */
export function* datasetOf(table: RawTable, mapping: ResolvedMapping): Steps<UnzonedDataset> {
  const { rows, times } = yield* readDataset(table, mapping);
  return { rows, ...(times && { times }) };
}

/** The same with what is needed to read more rows, or such rows after those `before`. */
export function* readDataset(
  table: RawTable,
  mapping: ResolvedMapping,
  before?: ReadDataset,
): Steps<ReadDataset> {
  const { options, measures, expressions, dimensions } = mapping;
  const numeric = [...expressions.values()].flatMap(numericColumns);
  const numbers = yield* readNumbers(table, numeric, options.decimal, before?.numbers);
  const amounts = new Map<string, Amounts | undefined>();
  for (const { measure } of measures) {
    amounts.set(measure.id, yield* amountsOf(expressions.get(measure.id)!, measure, table, numbers));
    yield;
  }
  const columns: Record<string, DatasetColumn> = {};
  for (const { measure } of measures) {
    columns[measure.id] = datasetColumn(measure, expressions.get(measure.id)!, table, amounts);
    yield;
  }
  const keys: Record<string, KeyColumn> = {};
  if (!dimensions.some(([name]) => name === 'currency')) {
    const currency = currencyOfMoney(table, moneyColumns(mapping, numbers), options.currency);
    if (currency !== undefined)
      keys['currency'] = { values: [currency], codes: new Uint32Array(table.length) };
  }
  for (const [name, header] of dimensions) keys[name] = keyColumn(table.column(header));
  yield;
  const rows = { length: table.length, keys, columns };
  const habits = new Map([...numbers].map(([header, column]) => [header, habitsOf(column)]));
  if (options.date === undefined) return { rows: { ...rows, nativeGrain: 'day' }, numbers: habits };
  const times = yield* timesOf(table, table.column(options.date), options, before?.times);
  return { rows: { ...rows, nativeGrain: times.nativeGrain }, times, numbers: habits };
}

/** Without the cells, which need not stay in memory. */
function habitsOf({ column: _column, numbers: _numbers, ...habits }: NumberColumn): NumberHabits {
  return habits;
}

/** The columns of which nothing but the numbers are wanted. */
export function numberHeaders({ options, expressions, dimensions }: ResolvedMapping): ReadonlySet<string> {
  const all = [...expressions.values()];
  const numeric = new Set(all.flatMap(numericColumns));
  for (const [, header] of dimensions) numeric.delete(header);
  for (const expression of all) {
    if (expression.kind === 'function') numeric.clear();
    if (expression.kind === 'distinct') numeric.delete(expression.header);
    if (expression.kind === 'rows') for (const { dimension } of expression.where) numeric.delete(dimension);
  }
  if (options.date !== undefined) numeric.delete(options.date);
  return numeric;
}

function numericColumns(expression: Expression): readonly string[] {
  if (expression.kind === 'column') return [expression.header];
  return expression.kind === 'formula' ? expression.formula.measures : [];
}

function moneyColumns(
  { measures, expressions }: ResolvedMapping,
  numbers: ReadonlyMap<string, NumberColumn>,
): NumberColumn[] {
  const money = measures.filter(({ measure }) => measure.unit === 'money');
  const headers = money.flatMap(({ measure }) => numericColumns(expressions.get(measure.id)!));
  return headers.map((header) => numbers.get(header)!);
}

interface Amounts {
  readonly values: Float64Array;
  /** Of the cells, where they are the amounts. */
  readonly decimals?: number;
}

/** One amount a row; `undefined` for a count of different cells. */
function* amountsOf(
  expression: Expression,
  { id, unit }: Measure,
  table: RawTable,
  numbers: ReadonlyMap<string, NumberColumn>,
): Steps<Amounts | undefined> {
  switch (expression.kind) {
    case 'column': {
      const numberColumn = numbers.get(expression.header)!;
      const { column, percent, decimals } = numberColumn;
      if (unit === 'money' && percent !== undefined) {
        const fact = `is a percentage, but measure "${id}" is money.`;
        throw unreadableCell(table, column, percent, fact, 'Map the measure to a column of amounts.');
      }
      return { values: numbersByRow(numberColumn), decimals };
    }
    case 'rows':
      return { values: matchingRows(expression.where, table) };
    case 'formula': {
      const { formula } = expression;
      const inputs = formula.inputs.flatMap((input) => (input.kind === 'measure' ? [input] : []));
      const columns = Object.fromEntries(
        inputs.map(({ key, measure: header }) => [key, numbersByRow(numbers.get(header)!)]),
      );
      return { values: formula.evaluateColumns(columns, table.length) };
    }
    case 'function':
      return { values: yield* applyToRows(expression.of, id, table) };
    case 'distinct':
      return undefined;
  }
}

function datasetColumn(
  { id, unit, rollUp }: Measure,
  expression: Expression,
  table: RawTable,
  amounts: ReadonlyMap<string, Amounts | undefined>,
): DatasetColumn {
  if (expression.kind === 'distinct')
    return { kind: 'identity', unit, ...keyColumn(table.column(expression.header)) };
  const { values, decimals = Infinity } = amounts.get(id)!;
  // Rows are there once, so their number adds up whatever is counted elsewhere.
  if (rollUp === 'distinct')
    return expression.kind === 'rows'
      ? { kind: 'amount', rollUp: 'sum', unit, values }
      : { kind: 'counted', unit, values };
  if (typeof rollUp === 'object')
    return { kind: 'amount', rollUp, unit, ...weigh(values, amounts.get(rollUp.mean)?.values) };
  if (unit === 'money' && decimals > 0 && decimals <= 2) {
    return {
      kind: 'amount',
      rollUp,
      unit,
      values: values.map((value) => Math.round(value * CENTS)),
      scale: CENTS,
    };
  }
  return { kind: 'amount', rollUp, unit, values };
}

function numbersByRow({ column, numbers }: NumberColumn): Float64Array {
  return column.numbers ? spreadAround(column.numbers, numbers, column.codes) : spread(numbers, column.codes);
}

function keyColumn({ values, codes }: RawColumn): KeyColumn {
  return { values: values.map(textOf), codes };
}

function textOf(value: Scalar): string | null {
  return value === null ? null : String(value);
}

function matchingRows(where: readonly Condition[], table: RawTable): Float64Array {
  const matches = new Float64Array(table.length).fill(1);
  for (const condition of where) {
    const { values, codes } = table.column(condition.dimension);
    const allowed = values.map(
      (value) => condition.values.includes(textOf(value)) === (condition.op === 'in'),
    );
    for (let i = 0; i < matches.length; i++) if (!allowed[codes[i]!]) matches[i] = 0;
  }
  return matches;
}

function* applyToRows(
  of: (row: Row) => number | null,
  measure: string,
  table: RawTable,
): Steps<Float64Array> {
  let index = 0;
  const row: Row = Object.defineProperties(
    {},
    Object.fromEntries(
      table.headers.map((header) => {
        const { values, codes } = table.column(header);
        return [header, { enumerable: true, get: () => values[codes[index]!]! }];
      }),
    ),
  );
  const results = new Float64Array(table.length);
  for (; index < table.length; index++) {
    if (index % ROWS_A_STEP === 0) yield;
    const value = of(row);
    if (value !== null && !Number.isFinite(value)) {
      throw new KpiError(
        'unreadable_cell',
        `Measure "${measure}": the function gives ${String(value)}.\n"${table.name}", ${table.place(index)}.\nReturn a finite number or null.`,
      );
    }
    results[index] = value ?? NaN;
  }
  return results;
}
