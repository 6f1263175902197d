import Big from 'big.js';
import { expect } from 'vitest';
import { sharedText } from './shared-files.ts';

/** A row as it is written, by header. Of two columns of one name the last. */
export type Row = Readonly<Record<string, string>>;

/** A number of one row, or nothing where its cell is empty. */
type Amount = (row: Row) => Big | undefined;

const RELATIVE = '1e-9';

/** The rows of a file as a reader sees it that has nothing in common with ours. */
export function exactRows(file: string, delimiter = ','): readonly Row[] {
  return rowsOf(sharedText(`data/${file}`), delimiter);
}

/** The same of a text. */
export function rowsOf(text: string, delimiter = ','): readonly Row[] {
  const [headers = [], ...lines] = linesOf(text.replace(/^\uFEFF/, ''), delimiter);
  return lines
    .filter((line) => line.length === headers.length)
    .map((line) => Object.fromEntries(line.map((cell, i) => [headers[i]!, cell])));
}

function linesOf(text: string, delimiter: string): string[][] {
  const lines: string[][] = [['']];
  let quoted = false;
  let before = '';
  for (const sign of text) {
    const line = lines.at(-1)!;
    if (sign === '"') {
      // A doubled quote within quotes is one.
      if (!quoted && before === '"') line[line.length - 1] += sign;
      quoted = !quoted;
    } else if (quoted) line[line.length - 1] += sign;
    else if (sign === delimiter) line.push('');
    else if (sign === '\n') lines.push(['']);
    else if (sign !== '\r') line[line.length - 1] += sign;
    before = sign;
  }
  return lines;
}

/** The cell of a column as a decimal, thousands apart by commas. */
function cell(column: string): Amount {
  return (row) => {
    const text = row[column]!.trim().replaceAll(',', '');
    return text === '' ? undefined : new Big(text);
  };
}

/** The exact sum over rows of a column, or of what is computed from each row. Empty cells do not count. */
export function total(rows: readonly Row[], of: string | Amount): Big {
  const amount = typeof of === 'string' ? cell(of) : of;
  return rows.reduce((sum, row) => sum.plus(amount(row) ?? 0), new Big(0));
}

/** The same, or nothing where every cell is empty. */
export function filled(rows: readonly Row[], column: string): Big | undefined {
  return rows.some((row) => row[column] !== '') ? total(rows, column) : undefined;
}

/** A quotient, or nothing where there is none. */
export function ratio(above: Big | undefined, below: Big | undefined): Big | undefined {
  return above && below && !below.eq(0) ? above.div(below) : undefined;
}

/** How many rows there are. */
export function count(rows: readonly unknown[]): Big {
  return new Big(rows.length);
}

/** How many different cells a column has; empty ones are nobody. */
export function different(rows: readonly Row[], column: string): Big {
  return new Big(new Set(rows.map((row) => row[column]).filter((cell) => cell !== '')).size);
}

/** Rows by what they have in common, in order of appearance. */
export function groupBy(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** A value of the library against an exact one: at most 1e-9 of it apart, and absent where there is none. */
export function expectExact(actual: number | null | undefined, exact: Big | undefined, name?: string): void {
  if (!exact) {
    expect(actual, name).toBeNull();
    return;
  }
  expect(actual, name).toEqual(expect.any(Number));
  const difference = exact.minus(actual!).abs();
  expect(difference.lte(exact.abs().times(RELATIVE)), `${name ?? ''} ${actual} instead of ${exact}`).toBe(
    true,
  );
}

Big.DP = 40;
