import type { KpiError } from '@kpi-elements/core';
import { type DecimalSign, readNumber, saysNothing } from './number-text.ts';
import { type RawColumn, type RawTable, unreadableCell } from './raw-table.ts';
import type { Steps } from './steps.ts';

/** How the numbers of a column are written, as far as its cells tell. */
export interface NumberHabits {
  /** Their decimal sign, `open` where no cell proves it; left out where it makes no difference to them. */
  readonly sign?: DecimalSign | 'open';
  /** The most digits after the decimal sign that any cell has. */
  readonly decimals: number;
  /** Whether they are percentages, where a cell says so. */
  readonly isPercent?: boolean;
  /** The first cell that is one, if they are. */
  readonly percent?: number;
  /** The sign or code of their currency, and the first cell that has it. */
  readonly currency?: { readonly sign: string; readonly cell: number };
}

/** The numbers of a column: one for each of its different cells. `NaN` is an empty cell. */
export interface NumberColumn extends NumberHabits {
  readonly column: RawColumn;
  readonly numbers: Float64Array;
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const MANY = 10;
const CELLS_A_STEP = 4096;

/**
 * Reads columns as numbers. Whether `1,234` is a thousand or little more than one is settled by the other cells
 * of the column, then by the other columns, then by the format of the file; else it is refused.
 * Throws `unreadable_cell` with line and column.
 *
 * @param before How the cells of rows before these were written.
 */
export function* readNumbers(
  table: RawTable,
  headers: Iterable<string>,
  decimal?: DecimalSign,
  before?: ReadonlyMap<string, NumberHabits>,
): Steps<Map<string, NumberColumn>> {
  const columns = [...new Set(headers)].map((header) => table.column(header));
  const signs: FoundSign[] = [];
  for (const column of columns) {
    const sign = decimal ?? before?.get(column.header)?.sign;
    signs.push(sign ? { sign } : yield* decimalSign(table, column));
  }
  const settled = new Set(signs.flatMap(({ sign }) => (sign === undefined || sign === 'open' ? [] : [sign])));
  const [fromOthers] = settled.size === 1 ? settled : [table.decimal];
  const numbers = new Map<string, NumberColumn>();
  for (const [i, column] of columns.entries()) {
    const { sign: found, isGuess = false } = signs[i]!;
    const sign = found === 'open' ? fromOthers : (found ?? '.');
    if (sign === undefined) throw ambiguousDecimal(table, column);
    const read = yield* readColumn(table, column, sign, before?.get(column.header));
    numbers.set(column.header, { ...read, ...(found && { sign: isGuess ? 'open' : found }) });
  }
  return numbers;
}

function* readColumn(
  table: RawTable,
  column: RawColumn,
  sign: DecimalSign,
  before?: NumberHabits,
): Steps<NumberColumn> {
  const numbers = new Float64Array(column.values.length);
  let { decimals, currency, percent, isPercent } = before ?? { decimals: 0 };
  for (const [code, value] of column.values.entries()) {
    if (code % CELLS_A_STEP === 0) yield;
    if (typeof value === 'number') {
      numbers[code] = value;
      decimals = Math.max(decimals, decimalsOf(value));
      continue;
    }
    if (value === null || (typeof value === 'string' && saysNothing(value))) {
      numbers[code] = NaN;
      continue;
    }
    const read = typeof value === 'string' ? readNumber(value, sign) : undefined;
    if (read === undefined) throw unreadableNumber(table, column, code, sign);
    if (read.value !== 0 && read.percent !== (isPercent ??= read.percent)) {
      throw unreadableCell(
        table,
        column,
        code,
        'stands among cells with and without a percent sign.',
        'Write all cells of a column alike.',
      );
    }
    if (isPercent) percent ??= code;
    if (read.currency !== undefined) {
      currency ??= { sign: read.currency, cell: code };
      if (currency.sign !== read.currency) {
        throw unreadableCell(
          table,
          column,
          code,
          `is in another currency than "${column.values[currency.cell]}".`,
          'Split the rows by currency into sources of their own.',
        );
      }
    }
    numbers[code] = read.value;
    decimals = Math.max(decimals, read.decimals);
  }
  return {
    column,
    numbers,
    decimals,
    ...(isPercent !== undefined && { isPercent }),
    ...(isPercent && { percent: percent! }),
    ...(currency && { currency }),
  };
}

/** 0, 1 or 2 for amounts of whole cents, else infinity. */
function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  if (Math.round(value * 10) / 10 === value) return 1;
  return Math.round(value * 100) / 100 === value ? 2 : Infinity;
}

interface FoundSign {
  readonly sign?: DecimalSign | 'open';
  /** More cells may prove the contrary. */
  readonly isGuess?: boolean;
}

/** What the cells of one column say of its decimal sign. */
function* decimalSign(table: RawTable, column: RawColumn): Steps<FoundSign> {
  const proof: { [Sign in DecimalSign]?: number } = {};
  const doubtful = { '.': 0, ',': 0 };
  let short = 0;
  let long = 0;
  for (const [code, value] of column.values.entries()) {
    if (code % CELLS_A_STEP === 0) yield;
    if (typeof value !== 'string') continue;
    if (!/[.,]/.test(value)) {
      const size = PLAIN.test(value) ? Math.abs(Number(value)) : 0;
      if (size >= 1000) long++;
      else if (size > 0) short++;
      continue;
    }
    const [point, comma] = [readNumber(value, '.'), readNumber(value, ',')];
    if (point && comma) doubtful[value.includes(',') ? ',' : '.']++;
    else if (point) proof['.'] ??= code;
    else if (comma) proof[','] ??= code;
  }
  const [point, comma] = [proof['.'], proof[',']];
  if (point !== undefined && comma !== undefined) {
    throw unreadableCell(
      table,
      column,
      comma,
      `has another decimal sign than "${column.values[point]}".`,
      'Write all numbers of a column with the same decimal sign.',
    );
  }
  if (point !== undefined) return { sign: '.' };
  if (comma !== undefined) return { sign: ',' };
  if (doubtful['.'] + doubtful[','] === 0) return {};
  if (doubtful['.'] > 0 && doubtful[','] > 0) return { sign: 'open' };
  // Every longer number is divided after three digits and no shorter one is: that is how thousands look.
  if (short > 0 && long === 0 && doubtful['.'] + doubtful[','] >= MANY)
    return { sign: doubtful[','] > 0 ? '.' : ',', isGuess: true };
  return { sign: 'open' };
}

function unreadableNumber(table: RawTable, column: RawColumn, code: number, sign: DecimalSign): KpiError {
  const value = column.values[code];
  const wayOut =
    typeof value === 'boolean' || /^(true|false|yes|no)$/i.test(String(value))
      ? `To count rows, map the measure to rows("${column.header}"=${value}).`
      : typeof value === 'string' && readNumber(value, sign === '.' ? ',' : '.')
        ? `It would be with decimal "${sign === '.' ? ',' : '.'}".`
        : 'Correct or empty the cell, or map the measure to another column.';
  return unreadableCell(table, column, code, 'is not a number.', wayOut);
}

function ambiguousDecimal(table: RawTable, column: RawColumn): KpiError {
  const code = column.values.findIndex(
    (value) => typeof value === 'string' && readNumber(value, '.')?.value !== readNumber(value, ',')?.value,
  );
  const text = String(column.values[code]);
  const [point, comma] = [readNumber(text, '.')!.value, readNumber(text, ',')!.value];
  return unreadableCell(
    table,
    column,
    code,
    `may be ${point} or ${comma}, and no other cell tells which.`,
    'Set decimal to "." or ",": the sign that stands before the decimals.',
  );
}
