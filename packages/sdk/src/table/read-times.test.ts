import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryTable } from './memory-table.ts';
import { type DateOptions, readTimes } from './read-times.ts';

function times(cells: readonly unknown[], options: DateOptions = {}) {
  const table = memoryTable({ Date: cells }, 'ads.csv');
  return readTimes(table, table.column('Date'), options);
}

/** Dates, or instants, as ISO text. */
function iso(cells: readonly unknown[], options: DateOptions = {}, timeZone = 'UTC'): string[] {
  const column = times(cells, options).column(timeZone);
  return column.kind === 'day'
    ? Array.from(column.days, (day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
    : Array.from(column.milliseconds, (instant) => new Date(instant).toISOString().slice(0, 16));
}

function message(cells: readonly unknown[], options: DateOptions = {}): string {
  try {
    times(cells, options);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

describe('the format is recognised when only one fits all cells', () => {
  test.each([
    ['2026-01-31', '2026-01-31'],
    ['2026-1-5', '2026-01-05'],
    ['2026/01/31', '2026-01-31'],
    ['20260131', '2026-01-31'],
    ['2026年1月31日', '2026-01-31'],
    ['1/31/2026', '2026-01-31'],
    ['31/1/2026', '2026-01-31'],
    ['31-01-2026', '2026-01-31'],
    ['31.01.2026', '2026-01-31'],
    ['31.1.26', '2026-01-31'],
    ['31 Jan 2026', '2026-01-31'],
    ['31 January 2026', '2026-01-31'],
    ['Jan 31, 2026', '2026-01-31'],
    ['SEPT 30, 2026', '2026-09-30'],
    ['31-Jan-26', '2026-01-31'],
    ['2026-01', '2026-01-01'],
    ['Jan 2026', '2026-01-01'],
    ['2026-01-31 00:00:00', '2026-01-31'],
    ['2026-01-31T13:45Z', '2026-01-31T13:45'],
    ['2026-01-31T13:45:59.123+02:00', '2026-01-31T11:45'],
    ['2026-01-31 13:45 UTC', '2026-01-31T13:45'],
    ['1/31/2026 1:45 PM', '2026-01-31T13:45'],
    ['1/31/2026, 12:05:00 am', '2026-01-31T00:05'],
    ['2026013113', '2026-01-31T13:00'],
  ])('%s is %s', (cell, expected) => expect(iso([cell])).toEqual([expected]));

  test('a day past the twelfth settles the others', () => {
    expect(iso(['1/2/2026', '1/13/2026'])).toEqual(['2026-01-02', '2026-01-13']);
    expect(iso(['1/2/2026', '13/1/2026'])).toEqual(['2026-02-01', '2026-01-13']);
  });

  test('two formats that agree on every cell are no choice', () =>
    expect(iso(['5/5/2026'])).toEqual(['2026-05-05']));

  test('dates as numbers and as Date objects', () => {
    expect(iso([20260131])).toEqual(['2026-01-31']);
    expect(iso([new Date(Date.UTC(2026, 0, 31, 13, 45))])).toEqual(['2026-01-31T13:45']);
  });
});

describe('a format that is given is kept to', () => {
  test.each([
    ['M/D/YYYY', '1/2/2026', '2026-01-02'],
    ['MM/DD/YYYY', '1/2/2026', '2026-01-02'],
    ['D/M/YYYY', '1/2/2026', '2026-02-01'],
    ['DD-MM-YYYY HH:mm', '08-05-2018 20:17', '2018-05-08T20:17'],
    ['YYYYMMDD', '20260131', '2026-01-31'],
    ['YYYYMMDDHHmm', '202601311345', '2026-01-31T13:45'],
    ['D.M.YY', '5.1.26', '2026-01-05'],
    ['YYYY-MM-DDTHH:mm:ssZ', '2026-01-31T13:45:00+02:00', '2026-01-31T11:45'],
    ['MMMM D, YYYY h:mm A', 'January 31, 2026 1:45 pm', '2026-01-31T13:45'],
    ['DD.MM.YYYY', '31.01.2026 13:45', '2026-01-31T13:45'],
  ])('%s reads %s as %s', (dateFormat, cell, expected) =>
    expect(iso([cell], { dateFormat })).toEqual([expected]),
  );
});

describe('what cannot be read is refused, with line, column and text', () => {
  test('days that may be months', () => {
    expect(message(['3/3/2026', '1/2/2026'])).toMatchInlineSnapshot(`
      ""1/2/2026" in column "Date" may be 2026-01-02 or 2026-02-01, and no other cell tells which.
      "ads.csv", row 2.
      Set dateFormat (date-format) to "M/D/YYYY" or "D/M/YYYY"."
    `);
  });

  test('a cell that is no date', () => {
    expect(message(['2026-01-31', 'Total'])).toMatchInlineSnapshot(`
      ""Total" in column "Date" is not a date as the cells above it, written YYYY-M-D.
      "ads.csv", row 2.
      Set dateFormat (date-format), such as "M/D/YYYY" or "DD-MM-YYYY HH:mm", or correct the cell."
    `);
  });

  test('a cell in another format than the one given', () => {
    expect(message(['2026-01-31'], { dateFormat: 'M/D/YYYY' })).toMatchInlineSnapshot(`
      ""2026-01-31" in column "Date" is not a date written as M/D/YYYY.
      "ads.csv", row 1.
      Set another dateFormat (date-format), or correct the cell."
    `);
  });

  test('a format without year or month', () => {
    expect(message(['1/2/2026'], { dateFormat: 'dd/mm/yyyy' })).toMatchInlineSnapshot(`
      "Date format "dd/mm/yyyy" of column "Date" names no year or month.
      Write it like "M/D/YYYY", "DD-MM-YYYY HH:mm" or "YYYYMMDD"."
    `);
  });

  test('an empty cell', () => {
    expect(message(['2026-01-31', ''])).toMatchInlineSnapshot(`
      "Column "Date" has an empty cell.
      "ads.csv", row 2.
      Give the row a date, or set skipUndated (skip-undated) to leave such rows out."
    `);
  });

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-04-31',
    '2026-01-31 24:00',
    '2026-01-31 12:60',
    '1/31/2026 13:00 PM',
    '0/1/2026',
  ])('there is no %s', (cell) => expect(message([cell])).toContain('is not a date'));
});

describe('clock times', () => {
  test("without an offset are those of the query's time zone", () => {
    const source = times(['2026-07-01 12:00', '2026-07-01 12:30']);
    const instant = (zone: string) => {
      const column = source.column(zone);
      return column.kind === 'instant' ? new Date(column.milliseconds[0]!).toISOString() : '';
    };
    expect(instant('Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z');
    expect(instant('America/New_York')).toBe('2026-07-01T16:00:00.000Z');
  });

  test('or of the zone that the source names', () => {
    expect(iso(['2026-07-01 12:30'], { timeZone: 'Asia/Shanghai' }, 'Europe/Berlin')).toEqual([
      '2026-07-01T04:30',
    ]);
  });

  test('with an offset they are instants in any zone', () => {
    expect(iso(['2026-07-01T12:30+02:00'], {}, 'Asia/Tokyo')).toEqual(['2026-07-01T10:30']);
  });
});

describe('what a date stands for', () => {
  const days = (from: string, step: number, count: number) =>
    Array.from({ length: count }, (_, i) =>
      new Date(Date.parse(from) + i * step * 86_400_000).toISOString().slice(0, 10),
    );

  test.each([
    ['dates', days('2026-01-01', 1, 10), 'day'],
    ['dates of one weekday', days('2026-01-05', 7, 10), 'week'],
    ['dates of one weekday, too few to tell', days('2026-01-05', 7, 3), 'day'],
    ['firsts of months', ['2026-01-01', '2026-02-01', '2026-03-01'], 'month'],
    ['full hours', ['2026-01-01 01:00', '2026-01-01 02:00'], 'hour'],
    ['moments', ['2026-01-01 01:23', '2026-01-01 02:34'], 'day'],
  ])('%s', (_, cells, grain) => expect(times(cells).nativeGrain).toBe(grain));

  test('the option goes before it', () =>
    expect(times(['2026-01-05'], { grain: 'week' }).nativeGrain).toBe('week'));
});

test('every date is read back from every format that is recognised', () => {
  const two = (n: number) => String(n).padStart(2, '0');
  const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const formats: Record<string, (y: number, m: number, d: number) => string> = {
    'YYYY-M-D': (y, m, d) => `${y}-${two(m)}-${two(d)}`,
    YYYYMMDD: (y, m, d) => `${y}${two(m)}${two(d)}`,
    'M/D/YYYY': (y, m, d) => `${m}/${d}/${y}`,
    'D/M/YYYY': (y, m, d) => `${two(d)}/${two(m)}/${y}`,
    'D.M.YY': (y, m, d) => `${d}.${m}.${two(y % 100)}`,
  };
  fc.assert(
    fc.property(
      fc.array(date, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...Object.keys(formats)),
      (dates, dateFormat) => {
        const cells = dates.map((at) =>
          formats[dateFormat]!(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()),
        );
        const expected = dates.map((at) => at.toISOString().slice(0, 10));
        expect(iso(cells, { dateFormat })).toEqual(expected);
      },
    ),
  );
});

test('no set of dates is read in a wrong order of day and month: it is right or refused', () => {
  const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.array(date, { minLength: 1, maxLength: 4 }), fc.boolean(), (dates, dayFirst) => {
      const cells = dates.map((at) => {
        const [month, day] = [at.getUTCMonth() + 1, at.getUTCDate()];
        return `${dayFirst ? day : month}/${dayFirst ? month : day}/${at.getUTCFullYear()}`;
      });
      let read: string[] | string;
      try {
        read = iso(cells);
      } catch (error) {
        read = (error as { code: string }).code;
      }
      expect([dates.map((at) => at.toISOString().slice(0, 10)), 'ambiguous_date']).toContainEqual(read);
    }),
  );
});
