import {
  aggregate,
  type Calendar,
  createDataset,
  defineMeasures,
  type Grain,
  grains,
  measures as builtInMeasures,
  type Slice,
  type Table,
} from '@kpi-elements/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { array, nullable, object, optional, record, string, unknown } from 'valibot';
import { defineSource, type SourceDefinition } from './define-source.ts';
import { ask, totals } from './testing/ask.ts';

const answer = object({
  rows: array(
    object({ time: optional(string()), members: array(nullable(string())), cells: array(unknown()) }),
  ),
});
type Body = {
  readonly rows: readonly { time?: string | undefined; members: (string | null)[]; cells: unknown[] }[];
};

const plain = {
  name: 'shop',
  time: 'as asked',
  measures: { orders: 'orders' },
  answer,
  ask: (question) => ({ body: question }),
  decode: ({ rows }) => ({ rows }),
  refuses: () => undefined,
} satisfies Omit<SourceDefinition<Body>, 'http'>;

/** A source whose system answers what `answerTo` says to the body of a question. */
function sourceOf(
  answerTo: (question: Record<string, unknown>) => unknown,
  definition: Partial<SourceDefinition<Body>> = {},
) {
  const asked: Record<string, unknown>[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const question = JSON.parse(String(init!.body)) as Record<string, unknown>;
    asked.push(question);
    return Response.json(answerTo(question));
  };
  const source = defineSource<Body>({
    ...plain,
    http: { url: 'https://shop.example', fetch },
    ...definition,
  });
  return { source, asked };
}

const definitions = defineMeasures({
  position: { name: 'Position', unit: 'number', rollUp: { mean: 'clicks' } },
});
const measures = { ...builtInMeasures, ...definitions };
const ids = ['clicks', 'cost', 'followers', 'position'] as const;

/** The rows that a system has, and what it answers: its own totals at the grouping that it is asked for. */
function systemOf(rows: readonly Record<string, string | number | null>[]) {
  const dataset = createDataset(
    Object.fromEntries(
      ['date', 'channel', 'country', ...ids].map((name) => [name, rows.map((row) => row[name] ?? null)]),
    ),
    { dimensions: ['channel', 'country'], measures },
  );
  const answerTo = (question: Record<string, unknown>): Body => {
    const { columns, by, ...slice } = question as unknown as Slice &
      Calendar & { columns: string[]; by: string[] };
    const table = aggregate(dataset, { ...slice, measures: columns, by }, slice);
    return {
      rows: Array.from({ length: table.length }, (_, i) => ({
        ...(table.start && { time: table.start[i] }),
        members: by.map((name) => table.keys[name]!.values[table.keys[name]!.codes[i]!]!),
        cells: columns.map((id) => cellOf(table, id, i)),
      })),
    };
  };
  return { dataset, answerTo };
}

function cellOf({ columns }: Table, id: string, row: number): string | null {
  const { values, weights } = columns[id]!;
  const cell = values[row]! / (weights ? weights[row]! : 1);
  return Number.isFinite(cell) ? String(cell) : null;
}

/** Groups of a table in any order, to 1e-9: the total of each measure, and in how many days it has data. */
function groupsOf(table: Table) {
  const groups = Array.from({ length: table.length }, (_, i) => [
    JSON.stringify([
      table.start?.[i],
      ...table.slice.by.map((name) => table.keys[name]!.values[table.keys[name]!.codes[i]!]),
    ]),
    {
      ...Object.fromEntries(
        Object.entries(table.columns).map(([id, { values, weights, scale = 1, present }]) => {
          const cell = values[i]! / (weights ? weights[i]! : scale);
          const value = Number.isFinite(cell) ? Number(cell.toPrecision(9)) : null;
          return [id, [value, value === null ? 0 : (present ?? table.present)[i]]];
        }),
      ),
    },
  ]);
  return Object.fromEntries(groups) as Record<string, object>;
}

test('tables are those that core adds up from the rows of the system', async () => {
  const cell = fc.option(fc.integer({ min: 0, max: 500 }));
  const row = fc.record({
    date: fc
      .integer({ min: 1, max: 28 })
      .map((day) => `2026-0${1 + (day % 3)}-${String(day).padStart(2, '0')}`),
    channel: fc.constantFrom('search', 'social', null),
    country: fc.constantFrom('DE', 'FR'),
    // A system has no mean of nothing.
    clicks: fc.integer({ min: 1, max: 50 }),
    cost: cell.map((cents) => (cents === null ? null : cents / 100)),
    followers: cell,
    position: fc.integer({ min: 1, max: 9 }),
  });
  const coarse = grains.filter((grain) => grain !== 'hour');
  const formed = fc.subarray<Grain>(['week', 'month', 'quarter', 'year']);
  const slices = fc.record({
    measures: fc.subarray([...ids], { minLength: 1 }),
    range: fc.constantFrom(['2026-01-01', '2026-04-01'] as const, ['2026-01-14', '2026-03-11'] as const),
    grain: fc.constantFrom<Slice['grain']>('total', ...coarse),
    by: fc.constantFrom([], ['channel'], ['channel', 'country']),
    where: fc.constantFrom<Slice['where']>([], [{ dimension: 'country', op: 'in', values: ['DE'] }]),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 60 }), slices, formed, async (rows, slice, buckets) => {
      const { dataset, answerTo } = systemOf(rows);
      const { source } = sourceOf(answerTo, {
        measures: [...ids],
        dimensions: ['channel', 'country'],
        definitions,
        hasBuckets: (grain) => buckets.includes(grain),
      });
      const calendar: Calendar = { timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 2 };
      const { tables } = await ask(source, slice, calendar);
      const expected = groupsOf(aggregate(dataset, slice, calendar));
      expect(groupsOf(tables[0]!)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('the example of its documentation', async () => {
  const asked: string[] = [];
  const shop = defineSource({
    name: 'shop',
    http: {
      url: 'https://shop.example/api/totals',
      fetch: async (url) => {
        asked.push(String(url));
        return Response.json({ rows: [{ day: '2026-03-02', cents: 1999, orders: 1 }] });
      },
    },
    time: { zone: 'Europe/Berlin' },
    measures: { revenue: { column: 'cents', scale: 100 }, orders: 'orders' },
    currency: 'EUR',
    ask: ({ range: [from, to], grain }) => ({ url: `?from=${from}&to=${to}&grain=${grain}` }),
    answer: object({ rows: array(record(string(), unknown())) }),
    decode: ({ rows }, { columns }) => ({
      rows: rows.map((row) => ({
        time: `${row['day']}`,
        members: [],
        cells: columns.map((name) => row[name]),
      })),
    }),
    refuses: () => undefined,
  });
  const day = { range: ['2026-03-02', '2026-03-03'] } as const;
  expect(totals(await ask(shop, day, { timeZone: 'Europe/Berlin' }))).toEqual([
    { currency: 'EUR', revenue: 19.99, orders: 1 },
  ]);
  expect(asked.map((url) => url.split('&').at(-1))).toEqual(['grain=total', 'grain=day']);
});

test('a question that two slices ask is asked once', async () => {
  const { source, asked } = sourceOf(({ grain }) => ({
    rows:
      grain === 'total' ? [{ members: [], cells: [9] }] : [{ time: '2026-03-02', members: [], cells: [9] }],
  }));
  const slice = { measures: ['orders'], range: ['2026-03-02', '2026-03-09'], by: [], where: [] } as const;
  const frame = await ask(
    source,
    {},
    {
      slices: [
        { ...slice, grain: 'total' },
        { ...slice, grain: 'day' },
      ],
    },
  );
  expect(frame.tables.map(({ present }) => [...Float64Array.from(present as number[])])).toEqual([[1], [1]]);
  expect(asked.map(({ grain }) => grain)).toEqual(['total', 'day']);
});

test('a distinct count is asked for at its own grouping, and never added up', async () => {
  const { source, asked } = sourceOf(
    ({ grain }) => ({
      rows:
        grain === 'total'
          ? [{ members: [], cells: ['3'] }]
          : ['2026-03-02', '2026-03-03'].map((time) => ({ time, members: [], cells: ['2'] })),
    }),
    { measures: ['visitors'] },
  );
  const week = { range: ['2026-03-02', '2026-03-09'] } as const;
  const frame = await ask(source, week);
  expect(totals(frame)).toEqual([{ visitors: 3 }]);
  expect(frame.tables[0]!.present).toEqual(Float64Array.of(2));
  expect(asked).toHaveLength(2);
  await expect(ask(source, { ...week, grain: 'week' })).rejects.toThrow(
    'Source "shop" cannot be asked by week for this period, and "visitors" does not add up.',
  );
});

test('money stays apart by currency, and does not take apart what is counted beside it', async () => {
  const { source } = sourceOf(
    ({ by, grain }) => {
      const time = grain === 'total' ? {} : { time: '2026-03-02' };
      return (by as string[]).length > 0
        ? {
            rows: [
              { ...time, members: ['EUR'], cells: ['1.10'] },
              { ...time, members: ['USD'], cells: ['2.20'] },
            ],
          }
        : { rows: [{ ...time, members: [], cells: ['3'] }] };
    },
    { measures: ['revenue', 'visitors'], dimensions: { currency: 'currency' } },
  );
  expect(totals(await ask(source, { range: ['2026-03-02', '2026-03-03'] }))).toEqual([
    { currency: 'EUR', revenue: 1.1, visitors: null },
    { currency: 'USD', revenue: 2.2, visitors: null },
    { currency: null, revenue: null, visitors: 3 },
  ]);
});

test.each([
  ['cents', { column: 'a', scale: 100 }, ['1234', '5'], [12.34, 0.05], 100],
  ['micros', { column: 'a', scale: 'micros' }, ['90071992547409', '1'], [90071992.547409, 1e-6], 1e6],
  ['decimals as text', 'a', ['0.10', '1234.5'], [0.1, 1234.5], 100],
  ['more decimals than cents', 'a', ['0.105', '2'], [0.105, 2], undefined],
] as const)('money in %s is exact', async (_, column, cells, expected, scale) => {
  const rows = cells.map((cell, i) => ({ time: `2026-03-0${i + 1}`, members: [], cells: [cell] }));
  const { source } = sourceOf(() => ({ rows }), { measures: { cost: column }, currency: 'EUR' });
  const frame = await ask(source, { grain: 'day' });
  expect(totals(frame).map(({ cost }) => cost)).toEqual(expected);
  expect(frame.tables[0]!.columns['cost']!.scale).toBe(scale);
});

test.each([
  [
    'a date that is none',
    { time: '2026-02-30', members: [], cells: [1] },
    'a date or time for each row: "2026-02-30"',
  ],
  [
    'a text that is no number',
    { time: '2026-03-02', members: [], cells: ['1,5'] },
    'a number as "orders": "1,5"',
  ],
  [
    'a cell that is missing',
    { time: '2026-03-02', members: [], cells: [] },
    'a number as "orders": a row lacks it',
  ],
  [
    'a field that is missing',
    { time: '2026-03-02', cells: [1] },
    'something at "rows.0.members": nothing is there',
  ],
])('%s is refused by name', async (_, row, words) => {
  const { source } = sourceOf(() => ({ rows: [row] }));
  await expect(ask(source, { grain: 'day' })).rejects.toThrow(`Source "shop" did not answer ${words}.`);
});

test('names are checked before anything is asked', async () => {
  const { source, asked } = sourceOf(() => ({ rows: [] }), { dimensions: { channel: 'source' } });
  await expect(ask(source, { by: ['chanel'] })).rejects.toThrow(
    'Source "shop" has no dimension "chanel".\nDid you mean "channel"?',
  );
  const where = [{ dimension: 'country', op: 'in', values: ['DE'] }] as const;
  await expect(ask(source, { where })).rejects.toMatchObject({ code: 'unknown_dimension' });
  await expect(ask(source, { cohort: { date: 'signup', lag: 'month' } })).rejects.toThrow(
    'by the date of a cohort',
  );
  expect(asked).toEqual([]);
  expect(() => sourceOf(() => ({}), { measures: ['order'] })).toThrow(
    'Unknown measure "order".\nDid you mean "orders"?',
  );
  expect(() => sourceOf(() => ({}), { measures: { orders: { column: 'a', scale: 0 } } })).toThrow(
    'Measure "orders" has scale "0".',
  );
});

test('a measure that the source lacks is left out', async () => {
  const { source, asked } = sourceOf(() => ({ rows: [] }));
  const { tables } = await ask(source, { measures: ['clicks'], by: [] });
  expect([tables[0]!.length, tables[0]!.columns, asked]).toEqual([0, {}, []]);
});

test('what is under way is aborted when one question fails', async () => {
  const signals: AbortSignal[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const { grain } = JSON.parse(String(init!.body)) as Slice;
    signals.push(init!.signal!);
    if (grain === 'total') throw new TypeError('connection refused');
    return new Promise((_, reject) => {
      init!.signal!.addEventListener('abort', () => reject(new Error('aborted')));
    });
  };
  const source = defineSource<Body>({ ...plain, http: { url: 'https://shop.example', fetch } });
  await expect(ask(source, {})).rejects.toMatchObject({ code: 'network' });
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
});
