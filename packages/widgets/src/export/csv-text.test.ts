import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';

/** Reads CSV by RFC 4180, as slowly and obviously as can be. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let i = 0; i < text.length; i++) {
    const [sign, next] = [text[i]!, text[i + 1]];
    if (isQuoted && sign === '"' && next === '"') cell += text[++i]!;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) cell += sign;
    else if (sign === ',') [row, cell] = [[...row, cell], ''];
    else if (sign === '\r') [row, cell] = [(rows.push([...row, cell]), []), ''];
    else if (sign !== '\n') cell += sign;
  }
  return rows;
}

const read = (text: string) => parse(text.replace(/^\ufeff/, ''));

test('a table is read as it was written', () => {
  const text = fc.string({ unit: 'binary' }).filter((given) => !/^[=+\-@\t\r]/.test(given));
  const cell = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const written = csvText({ columns: ['a', 'b'], rows });
      expect(read(written)).toEqual([
        ['a', 'b'],
        ...rows.map((row) =>
          row.map((value) =>
            typeof value === 'number' ? String(Number(value.toPrecision(15))) : (value ?? ''),
          ),
        ),
      ]);
    }),
  );
});

test('it begins with a byte order mark, for spreadsheets', () => {
  expect(csvText({ columns: ['指标'], rows: [] })).toBe('\ufeff指标\r\n');
});

test.each(['=1+1', '+cmd', '-1+2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x.y","z")'])(
  'a cell that a spreadsheet would run is defused: %j',
  (cell) => {
    expect(read(csvText({ columns: [cell], rows: [[cell]] }))).toEqual([[`'${cell}`], [`'${cell}`]]);
  },
);

test('a number is no formula', () => {
  expect(read(csvText({ columns: ['a', 'b', 'c'], rows: [[-1.5, '-1.5', '+3']] }))[1]).toEqual([
    '-1.5',
    '-1.5',
    '+3',
  ]);
});
