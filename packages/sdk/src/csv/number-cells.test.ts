import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumbers } from '../table/read-numbers.ts';
import { spread, spreadAround } from '../table/spread.ts';
import { atOnce } from '../table/steps.ts';
import { CsvReader } from './csv-reader.ts';

/** The numbers of a column and how many decimals they have, or why there are none. */
function numbersOf(cells: readonly string[], isNumber: boolean) {
  const reader = new CsvReader(
    'ads.csv',
    (headers) => headers,
    { delimiter: ';' },
    { isNumber: () => isNumber },
  );
  atOnce(reader.push(new TextEncoder().encode(`x;y\n${cells.map((cell) => `${cell};\n`).join('')}`)));
  try {
    const { column, numbers, decimals } = atOnce(readNumbers(atOnce(reader.end()), ['x'])).get('x')!;
    const rows = column.numbers
      ? spreadAround(column.numbers, numbers, column.codes)
      : spread(numbers, column.codes);
    return { rows: [...rows], decimals };
  } catch (error) {
    return (error as Error).message;
  }
}

test('numbers that are read at once are those that are read with all cells at hand, and so are refusals', () => {
  const digits = fc.integer({ min: 0, max: 99_999 }).map(String);
  const cell = fc.oneof(
    { weight: 6, arbitrary: digits },
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom('', '-'), digits, digits).map(([sign, a, b]) => `${sign}${a}.${b}`),
    },
    { weight: 1, arbitrary: fc.tuple(digits, digits).map((parts) => parts.join(',')) },
    fc.constantFrom(
      '',
      ' 7 ',
      '-0',
      '0.00',
      '-0.0',
      '.5',
      '5.',
      '1.234',
      '0.500',
      '1,234.50',
      '12.50',
      '$5',
      '5%',
      'n/a',
    ),
    fc.constantFrom(
      '007',
      '123456789012345678',
      '0.1234567890123',
      '1e3',
      '--1',
      '-',
      'many',
      '1.2.3',
      '\u00a05',
    ),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 30 }), (cells) => {
      expect(numbersOf(cells, true)).toEqual(numbersOf(cells, false));
    }),
    { numRuns: 3000 },
  );
});

test('every amount of money in cents is the number that it is written as', () => {
  const cells = Array.from({ length: 20_000 }, (_, i) => ((i * 7919) / 100).toFixed(2));
  expect(numbersOf(cells, true)).toEqual({ rows: cells.map(Number), decimals: 2 });
});
