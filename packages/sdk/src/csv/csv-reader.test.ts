import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawTable } from '../table/raw-table.ts';
import { atOnce } from '../table/steps.ts';
import { type CsvFormat, CsvReader } from './csv-reader.ts';
import { parseCsv } from './parse-csv.ts';

const everything = (headers: readonly string[]) => headers;

/** A table, its bytes given in parts of at most `size`. */
function readInParts(bytes: Uint8Array, size: number, format: CsvFormat = {}, encoding?: string): RawTable {
  const reader = new CsvReader('ads.csv', everything, format, { encoding });
  for (let at = 0; at < bytes.length; at += size) atOnce(reader.push(bytes.subarray(at, at + size)));
  return atOnce(reader.end());
}

function contentOf(table: RawTable) {
  return table.headers.map((header) => {
    const { values, codes } = table.column(header);
    return [header, ...Array.from(codes, (code, row) => `${values[code]} (${table.place(row)})`)];
  });
}

const outcome = (read: () => RawTable) => {
  try {
    return contentOf(read());
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a text that comes in parts', () => {
  test('gives what it gives as a whole, whatever its parts: rows, lines and errors', () => {
    const sign = fc.constantFrom(
      'a',
      'b',
      '1',
      '"',
      '""',
      ',',
      ',',
      '\n',
      '\n',
      '\r\n',
      '\r',
      'é',
      '中',
      '😀',
      ' ',
      '\u00a0',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (signs, size) => {
        const text = `x,y\n${signs.join('')}`;
        const bytes = new TextEncoder().encode(text);
        const format = { delimiter: ',' };
        expect(outcome(() => readInParts(bytes, size, format))).toEqual(
          outcome(() => parseCsv(text, 'ads.csv', everything, format)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('tells many cells apart by what they say, and keeps each once', () => {
    const cells = Array.from({ length: 100_000 }, (_, i) => [
      `${i % 50_000}`,
      `a long member no. ${i % 70_000}`,
    ]);
    const text = `short,long\n${cells.map((row) => row.join()).join('\n')}\n`;
    const table = readInParts(new TextEncoder().encode(text), 50_000);
    for (const [place, header] of table.headers.entries()) {
      const { values, codes } = table.column(header);
      expect(Array.from(codes, (code) => values[code])).toEqual(cells.map((row) => row[place]));
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('cells that differ in white space alone are one, that of other scripts included', () => {
    const table = parseCsv('a,b\nx,1\n x ,2\n\u00a0x\u3000,3\n"x\t",4\n\u00a0,5\n', 'ads.csv', everything);
    expect(table.column('a').values).toEqual(['x', null]);
  });

  test('titles may be longer than what tells the delimiter', () => {
    const text = `${'A long title\n'.repeat(10_000)}a;b\n1;2\n`;
    const table = readInParts(new TextEncoder().encode(text), 4096, { skipLines: 10_000 });
    expect(contentOf(table)).toEqual([
      ['a', '1 (line 10002)'],
      ['b', '2 (line 10002)'],
    ]);
  });

  test('of another encoding is read across the ends of its parts', () => {
    const bytes = Uint8Array.of(...new TextEncoder().encode('a,b\n'), 0xd6, 0xd0, 0xce, 0xc4, 0x2c, 0x31);
    expect(contentOf(readInParts(bytes, 1, {}, 'gb18030'))[0]).toEqual(['a', '中文 (line 2)']);
  });
});

test('the delimiter may be any sign, or several', () => {
  for (const delimiter of ['§', '，', '||', '\u0001']) {
    const bytes = new TextEncoder().encode(['a', 'b\n1', '"2', '"\n'].join(delimiter));
    expect(contentOf(readInParts(bytes, 1, { delimiter }))).toEqual([
      ['a', '1 (line 2)'],
      ['b', `2${delimiter} (line 2)`],
    ]);
  }
});

test('text behind a closing quote is refused even where the row has as many cells as the header', () => {
  expect(() => parseCsv('a,b\n"1"x\n', 'ads.csv', everything)).toThrow('line 2 opens a quote');
});

test('cells that are no UTF-8 are refused, also where neighbours would complete them', () => {
  const bytes = Uint8Array.of(...new TextEncoder().encode('a\n'), 0xc3, 0x0a, 0xa9, 0x0a);
  expect(() => readInParts(bytes, 100)).toThrow('"ads.csv" is not written in utf-8.');
});

test('a row that never ends is refused before it fills the memory', () => {
  const reader = new CsvReader('ads.csv', everything);
  atOnce(reader.push(new TextEncoder().encode('a,b\n1,"2\n')));
  const part = new Uint8Array(2 ** 20).fill(97);
  const fill = () => {
    for (let i = 0; i < 64; i++) atOnce(reader.push(part));
  };
  expect(fill).toThrow('"ads.csv", line 2 begins a row that does not end within 16 MiB.');
});
