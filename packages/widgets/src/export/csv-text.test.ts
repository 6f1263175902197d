import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileFormulas, isRun } from '../testing/hostile-formulas.ts';
import { parseCsv } from '../testing/parse-csv.ts';
import { csvText } from './csv-text.ts';

const read = (text: string) => parseCsv(text.replace(/^\ufeff/, ''));

test('a table is read as it was written', () => {
  const text = fc.string({ unit: 'binary' }).filter((given) => !/^[\t\r\n]|[=+\-@＝＋－＠]/.test(given));
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

test.each(hostileFormulas)('a text that a spreadsheet would run is defused: %j', (formula) => {
  const written = csvText({ columns: [formula, 'b'], rows: [[formula, 1]] });
  for (const separator of [',', ';', '\t']) {
    const cells = parseCsv(written.slice(1), separator).flat();
    expect(cells.filter(isRun)).toEqual([]);
  }
  expect(read(written).flat().join('').replaceAll("'", '')).toContain(formula.replaceAll("'", ''));
});

test('a sign within a text is no formula', () => {
  const texts = ['Search & social - Europe', 'a@b.example', 'a; b', '1 + 1 = 2'];
  expect(read(csvText({ columns: texts, rows: [] }))).toEqual([texts]);
});

test('a number is no formula', () => {
  expect(read(csvText({ columns: ['a', 'b', 'c'], rows: [[-1.5, '-1.5', '+3']] }))[1]).toEqual([
    '-1.5',
    '-1.5',
    '+3',
  ]);
});
