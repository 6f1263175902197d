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
import { type NumberColumn, readNumbers } from '../table/read-numbers.ts';
import { readTimes } from '../table/read-times.ts';
import { currencyOfMoney } from './currency-of-money.ts';
import type { ResolvedMapping } from './dataset-mapping.ts';
import type { Expression, Row } from './expression.ts';

const CENTS = 100;

/** A table as a dataset. It depends on a time zone only if its clock times name none. */
export type DatasetIn = (timeZone: string) => Dataset;

/** Gives the columns of a table their meaning. Throws with line and column for a cell that cannot be read. */
export function buildDataset(table: RawTable, mapping: ResolvedMapping): DatasetIn {
  const { options, measures, expressions, dimensions } = mapping;
  const numbers = readNumbers(table, [...expressions.values()].flatMap(numericColumns), options.decimal);
  const amounts = new Map(
    measures.map(({ measure }) => [
      measure.id,
      amountsOf(expressions.get(measure.id)!, measure, table, numbers),
    ]),
  );
  const columns = Object.fromEntries(
    measures.map(({ measure }) => [
      measure.id,
      datasetColumn(measure, expressions.get(measure.id)!, table, amounts),
    ]),
  );
  const keys: Record<string, KeyColumn> = {};
  if (!dimensions.some(([name]) => name === 'currency')) {
    const currency = currencyOfMoney(table, moneyColumns(mapping, numbers), options.currency);
    if (currency !== undefined)
      keys['currency'] = { values: [currency], codes: new Uint32Array(table.length) };
  }
  for (const [name, header] of dimensions) keys[name] = keyColumn(table.column(header));
  const base = { length: table.length, keys, columns };
  if (options.date === undefined) return () => ({ ...base, nativeGrain: 'day' });
  const times = readTimes(table, table.column(options.date), options);
  return (timeZone) => ({ ...base, time: times.column(timeZone), nativeGrain: times.nativeGrain });
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
function amountsOf(
  expression: Expression,
  { id, unit }: Measure,
  table: RawTable,
  numbers: ReadonlyMap<string, NumberColumn>,
): Amounts | undefined {
  switch (expression.kind) {
    case 'column': {
      const numberColumn = numbers.get(expression.header)!;
      const { column, percent, decimals } = numberColumn;
      if (unit === 'money' && percent !== undefined) {
        const fact = `is a percentage, but measure "${id}" is money.`;
        throw unreadableCell(table, column, percent, fact, 'Map the measure to a column of amounts.');
      }
      return { values: spread(numberColumn), decimals };
    }
    case 'rows':
      return { values: matchingRows(expression.where, table) };
    case 'formula': {
      const { formula } = expression;
      const inputs = formula.inputs.flatMap((input) => (input.kind === 'measure' ? [input] : []));
      const columns = Object.fromEntries(
        inputs.map(({ key, measure: header }) => [key, spread(numbers.get(header)!)]),
      );
      return { values: formula.evaluateColumns(columns, table.length) };
    }
    case 'function':
      return { values: applyToRows(expression.of, id, table) };
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

function spread({ column, numbers }: NumberColumn): Float64Array {
  const { codes } = column;
  const amounts = new Float64Array(codes.length);
  for (let row = 0; row < amounts.length; row++) amounts[row] = numbers[codes[row]!]!;
  return amounts;
}

function keyColumn({ values, codes }: RawColumn): KeyColumn {
  // Cells are slices of the whole file, which a copy lets go.
  return { values: structuredClone(values.map(textOf)), codes };
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

function applyToRows(of: (row: Row) => number | null, measure: string, table: RawTable): Float64Array {
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
