import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedPath, sharedText } from '../testing/shared-files.ts';
import { parseCsv, type CsvFormat } from './parse-csv.ts';

const everything = (headers: readonly string[]) => headers;

/** Rows as they were read, `null` for an empty cell. */
function rowsOf(text: string, format: CsvFormat = {}): Record<string, unknown>[] {
  const table = parseCsv(text, 'file.csv', everything, format);
  return Array.from({ length: table.length }, (_, row) =>
    Object.fromEntries(
      table.headers.map((header) => {
        const { values, codes } = table.column(header);
        return [header, values[codes[row]!]];
      }),
    ),
  );
}

const spectrum = sharedPath('fixtures/csv-spectrum/csvs');
describe.skipIf(!spectrum)('csv-spectrum', () => {
  for (const file of spectrum ? readdirSync(spectrum) : []) {
    test(`${file} gives its table`, () => {
      const name = file.replace('.csv', '');
      const expected = JSON.parse(sharedText(`fixtures/csv-spectrum/json/${name}.json`)) as Record<
        string,
        string
      >[];
      const cells = (rows: Record<string, unknown>[]) =>
        rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([header, cell]) => [header, cell || null])),
        );
      expect(rowsOf(sharedText(join('fixtures/csv-spectrum/csvs', file)))).toEqual(cells(expected));
    });
  }
});

describe('files as they are', () => {
  test.each([
    [
      'CRLF line ends',
      'a,b\r\n1,2\r\n3,4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['CRLF inside quotes', 'a,b\r\n"x\r\ny",2\r\n', [['x\r\ny', '2']]],
    [
      'lone CR line ends',
      'a,b\r1,2\r3,4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['no line end at the end', 'a,b\n1,2', [['1', '2']]],
    ['blank lines, before and after', '\n\na,b\n\n1,2\n\n\n', [['1', '2']]],
    [
      'semicolons, with commas in the numbers',
      'a;b\n1,5;2\n2,5;3\n',
      [
        ['1,5', '2'],
        ['2,5', '3'],
      ],
    ],
    ['tabs', 'a\tb\n1\t2\n', [['1', '2']]],
    ['bars', 'a|b\n1|2\n', [['1', '2']]],
    ['a semicolon only inside quotes', 'a,b\n"x;y;z",2\n', [['x;y;z', '2']]],
    ['a header with a comma in quotes', '"CPM (per 1,000)";b\n1;2\n', [['1', '2']]],
    ['a line that names the delimiter', 'sep=;\r\na;b\r\n1;2\r\n', [['1', '2']]],
    ['a quoted delimiter at the end', 'a,b\n1,"2,"\n', [['1', '2,']]],
    ['an inch sign within a cell', 'a,b\n5" pipe,2\n', [['5" pipe', '2']]],
    ['spaces around cells', 'a , b\n x , 2 \n', [['x', '2']]],
    ['one column', 'a\n1\n2\n', [['1'], ['2']]],
    [
      'empty cells',
      'a,b\n,2\n1,\n',
      [
        [null, '2'],
        ['1', null],
      ],
    ],
    ['a header and no rows', 'a,b\n', []],
  ])('%s', (_, text, cells) => {
    expect(rowsOf(text).map((row) => Object.values(row))).toEqual(cells);
  });

  test('of two columns with one header, the second is numbered', () => {
    expect(rowsOf('Clicks,Clicks,Clicks\n1,2,3\n')).toEqual([
      { Clicks: '1', 'Clicks (2)': '2', 'Clicks (3)': '3' },
    ]);
  });

  test('a number in a header is kept from numbered ones', () => {
    expect(Object.keys(rowsOf('a,a (2),a\n1,2,3\n')[0]!)).toEqual(['a', 'a (2)', 'a (3)']);
  });

  test('a column without a header is addressed by its place', () => {
    expect(rowsOf('a,,b\n1,2,3\n')).toEqual([{ a: '1', 'column 2': '2', b: '3' }]);
  });

  test('titles before the header are passed over when they are counted', () => {
    expect(rowsOf('Campaign report\n"1 May, 2026"\na,b\n1,2\n', { skipLines: 2 })).toEqual([
      { a: '1', b: '2' },
    ]);
  });

  test('only the columns that are asked for are kept', () => {
    const table = parseCsv('a,b,c\n1,2,3\n', 'file.csv', () => ['b']);
    expect(table.column('b').values).toEqual(['2']);
  });

  test('rows without a date are left out when that is wanted', () => {
    const table = parseCsv('day,cost\n2026-01-01,5\n,5\n', 'file.csv', everything, { skipWithout: 'day' });
    expect(table.length).toBe(1);
  });
});

describe('what cannot be read is refused', () => {
  const message = (text: string, choose: (headers: readonly string[]) => Iterable<string> = everything) => {
    try {
      parseCsv(text, 'ads.csv', choose);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };

  test('a row of another width is named by its line', () => {
    expect(message('a,b\n"1\n2",3\n4,5,6\n')).toMatchInlineSnapshot(`
      ""ads.csv", line 4 has 3 cells, its header has 2.
      Quote cells that contain the delimiter or a quote, or set the delimiter, or skipLines (skip-lines) if titles come first."
    `);
  });

  test('text behind a closing quote is not lost', () => {
    expect(message('a,b\n"1"x,2\n')).toContain('line 2 has 3 cells');
  });

  test.each([
    ['in the last cell', 'a,b\n1,"2\n3,4\n5,6\n', 2],
    ['in another cell', 'a,b\n1,2\n"3,4\n5,6\n', 3],
    ['before one that is closed', 'a,b\n1,"2\n3,"4"\n', 2],
    ['behind a line break in its row', 'a,b\n"1\n1","2\n3,4\n', 3],
    ['in the header', '"a,b\n1,2\n', 1],
    ['in a cell of one line at the end', 'a,b\n1,"2', 2],
    ['around a quote that is not doubled', 'a,b\n1,"5" pipe"\n', 2],
    ['beside an inch sign that opens none', 'a,b\n5" pipe,""""\n6" pipe,"2\n5" pipe,3\n7",3\n', 3],
  ])('a quote that is never closed, %s, is named by the line where it opens', (_, text, line) => {
    expect(message(text)).toContain(`line ${line} opens a quote that is never closed`);
  });

  test('a page to log in is not a table', () => {
    expect(message('<!DOCTYPE html><html><body>Sign in</body></html>')).toContain(
      'is a web page, not a table',
    );
  });

  test('an empty file', () => {
    expect(message('')).toContain('"ads.csv" is empty');
  });

  test('a column that is not there, with those that are and the nearest one', () => {
    expect(message('Day,Spend\n', () => ['Spent'])).toMatchInlineSnapshot(`
      ""ads.csv" has no column "Spent".
      It has "Day", "Spend".
      Did you mean "Spend"?"
    `);
  });
});

test('lines are counted through blank lines and quoted line breaks', () => {
  const table = parseCsv('\na,b\n"x\n\ny",1\n\nz,2\n', 'file.csv', everything);
  expect([table.place(0), table.place(1)]).toEqual(['line 3', 'line 7']);
});

test('what is written by RFC 4180 is read as it was, with any delimiter', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', '\r\n', ' ', '1') });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
    );
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      (rows, delimiter, end) => {
        const write = (cells: readonly string[]) =>
          cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter);
        const headers = rows[0]!.map((_, i) => `h${i}`);
        const text = [headers, ...rows].map(write).join(end) + end;
        const read = rowsOf(text, { delimiter }).map((row) => Object.values(row));
        expect(read).toEqual(rows.map((cells) => cells.map((text) => text.trim() || null)));
      },
    ),
  );
});

test('the delimiter of a file of plain cells is found', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', ' '), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t', '|'),
      (rows, delimiter) => {
        const text = [['x', 'y', 'z'], ...rows].map((cells) => cells.join(delimiter)).join('\n');
        expect(rowsOf(text).map((row) => Object.values(row))).toEqual(
          rows.map((cells) => cells.map((cell) => cell.trim() || null)),
        );
      },
    ),
  );
});
