import { describe, expect, test } from 'vitest';
import { memoryTable } from './memory-table.ts';
import type { DecimalSign } from './number-text.ts';
import { readNumbers } from './read-numbers.ts';
import type { RawTable } from './raw-table.ts';
import { atOnce } from './steps.ts';

/** A table of cells whose writer is not known: nothing settles the decimal sign but the cells. */
function tableOf(columns: Record<string, readonly unknown[]>, decimal?: DecimalSign): RawTable {
  const { decimal: _, ...table } = memoryTable(columns, 'ads.csv');
  return { ...table, ...(decimal && { decimal }) };
}

function read(cells: readonly unknown[], decimal?: DecimalSign, hint?: DecimalSign): (number | null)[] {
  const { numbers, column } = atOnce(readNumbers(tableOf({ x: cells }, hint), ['x'], decimal)).get('x')!;
  return Array.from(column.codes, (code) => (Number.isNaN(numbers[code]) ? null : numbers[code]!));
}

function message(cells: readonly unknown[], decimal?: DecimalSign): string {
  try {
    read(cells, decimal);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

describe('empty is not 0', () => {
  test('empty cells and words for nothing are null', () => {
    expect(read(['', null, undefined, 'N/A', '-', 'null', '0', 0])).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      0,
      0,
    ]);
  });

  test('numbers that are no numbers are null', () =>
    expect(read([NaN, Infinity, 1])).toEqual([null, null, 1]));
});

describe('the cells of the column tell the decimal sign', () => {
  test.each([
    ['two digits behind a comma', ['1,234', '1,5'], [1.234, 1.5]],
    ['two digits behind a point', ['1.234', '1.5'], [1.234, 1.5]],
    ['two groups by commas', ['1,234', '1,234,567'], [1234, 1_234_567]],
    ['two groups by points', ['1.234', '1.234.567'], [1234, 1_234_567]],
    ['both signs', ['1.234', '1.234,50'], [1234, 1234.5]],
    ['a zero before the comma', ['1,234', '0,500'], [1.234, 0.5]],
    ['no sign at all', ['1', '1234'], [1, 1234]],
  ])('%s', (_, cells, numbers) => expect(read(cells)).toEqual(numbers));

  test('every long number divided and no short one: thousands', () => {
    const long = Array.from({ length: 10 }, (_, i) => `${i + 1},${100 + i}`);
    expect(read([...long, '985']).slice(0, 2)).toEqual([1100, 2101]);
  });

  test('the format of the file settles what the cells leave open', () => {
    expect(read(['1,234'], undefined, '.')).toEqual([1234]);
    expect(read(['1.234'], undefined, '.')).toEqual([1.234]);
  });

  test('another column settles it before the format does', () => {
    const columns = atOnce(readNumbers(tableOf({ a: ['1,234'], b: ['0,5'] }, '.'), ['a', 'b']));
    expect(columns.get('a')!.numbers[0]).toBe(1.234);
  });

  test('the option settles it before everything', () => {
    expect(read(['1,234', '5,678'], ',')).toEqual([1.234, 5.678]);
  });
});

describe('what is not clear is refused, with line, column and text', () => {
  test('a number that may be a thousand times as much', () => {
    expect(message(['5', '1,234'])).toMatchInlineSnapshot(`
      ""1,234" in column "x" may be 1234 or 1.234, and no other cell tells which.
      "ads.csv", row 2.
      Set decimal to "." or ",": the sign that stands before the decimals."
    `);
  });

  test('two decimal signs in one column', () => {
    expect(message(['1.5', '2,5'])).toMatchInlineSnapshot(`
      ""2,5" in column "x" has another decimal sign than "1.5".
      "ads.csv", row 2.
      Write all numbers of a column with the same decimal sign."
    `);
  });

  test('a word among numbers', () => {
    expect(message(['1', '2', '12x'])).toMatchInlineSnapshot(`
      ""12x" in column "x" is not a number.
      "ads.csv", row 3.
      Correct or empty the cell, or map the measure to another column."
    `);
  });

  test('a number in the other notation than the option says', () => {
    expect(message(['1.234,56'], '.')).toMatchInlineSnapshot(`
      ""1.234,56" in column "x" is not a number.
      "ads.csv", row 1.
      It would be with decimal ","."
    `);
  });

  test('yes and no are to be counted, not added', () => {
    expect(message(['True', 'False'])).toMatchInlineSnapshot(`
      ""True" in column "x" is not a number.
      "ads.csv", row 1.
      To count rows, map the measure to rows("x"=True)."
    `);
    expect(message([true])).toContain('rows("x"=true)');
  });

  test('percent beside plain numbers', () => {
    expect(message(['33%', '0', '0.5'])).toMatchInlineSnapshot(`
      ""0.5" in column "x" stands among cells with and without a percent sign.
      "ads.csv", row 3.
      Write all cells of a column alike."
    `);
    expect(read(['33%', '0'])).toEqual([0.33, 0]);
  });

  test('two currencies', () => {
    expect(message(['$5', '6', '€5'])).toMatchInlineSnapshot(`
      ""€5" in column "x" is in another currency than "$5".
      "ads.csv", row 3.
      Split the rows by currency into sources of their own."
    `);
  });
});

test('the most decimals of the column are known, for numbers as far as cents', () => {
  const decimals = (cells: readonly unknown[]) =>
    atOnce(readNumbers(tableOf({ x: cells }), ['x'])).get('x')!.decimals;
  expect([decimals(['1', '2.5', '3.25']), decimals([1, 2.5]), decimals([1e-7]), decimals([])]).toEqual([
    2,
    1,
    Infinity,
    0,
  ]);
});

test('the first cells with a percent sign and with a currency are known', () => {
  const column = (cells: readonly unknown[]) => atOnce(readNumbers(tableOf({ x: cells }), ['x'])).get('x')!;
  expect(column(['0', '5%'])).toMatchObject({ percent: 1 });
  expect(column(['5', 'eur 6', '7 EUR'])).toMatchObject({ currency: { sign: 'EUR', cell: 1 } });
  expect(column(['5'])).not.toHaveProperty('percent');
  expect(column(['5'])).not.toHaveProperty('currency');
});
