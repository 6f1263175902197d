import {
  aggregate,
  createDataset,
  type Dataset,
  fromLocal,
  type Slice,
  type Table,
  toDay,
} from '@kpi-elements/core';
import { expect, test } from 'vitest';
import { totals } from '../testing/ask.ts';
import type { Model } from './model.ts';
import { csvEngine, openServer, queryOf } from './testing/open-server.ts';

async function answer(csv: string, model: Model, slices: readonly Partial<Slice>[], timeZone = 'UTC') {
  const server = await openServer({ model, engine: csvEngine(csv) });
  const query = queryOf(slices, { timeZone });
  try {
    return await server.ask(slices, { body: JSON.stringify(query) });
  } finally {
    await server.close();
  }
}

const toCsv = (rows: readonly Record<string, unknown>[]) =>
  [Object.keys(rows[0]!).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n');

/** What a reader sees of a table. */
function shown({ length, start, keys, columns, present }: Table): unknown {
  const rows = Array.from({ length }, (_, row) => ({
    start: start?.[row],
    ...Object.fromEntries(
      Object.entries(keys).map(([name, { values, codes }]) => [name, values[codes[row]!]]),
    ),
    ...Object.fromEntries(
      Object.entries(columns).map(([id, column]) => [
        id,
        [column.values[row] ?? NaN, column.weights?.[row], (column.present ?? present)[row]],
      ]),
    ),
    present: present[row],
  }));
  const notes = Object.entries(columns).map(([id, { rollUp, unit, settled, notAdditive }]) => [
    id,
    rollUp,
    unit,
    settled,
    notAdditive,
  ]);
  return { rows: rows.map((row) => JSON.stringify(row)).sort(), notes };
}

const january = { range: ['2026-01-01', '2026-02-01'] } as const;

test('rows of a cohort stand at the date of their cohort, with the lag as a key', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    date: `2026-02-${String(1 + (i % 28)).padStart(2, '0')}`,
    joined: i % 9 === 0 ? '' : `2026-01-${String(1 + (i % 31)).padStart(2, '0')}T08:00`,
    plan: i % 2 === 0 ? 'free' : 'paid',
    orders: i,
  }));
  const dataset = createDataset(
    rows.map((row) => ({ ...row, joined: row.joined || null })),
    { dimensions: ['joined', 'plan'] },
  );
  const model: Model = {
    facts: { all: { table: 'ads', time: 'date', measures: ['orders'], dimensions: ['joined', 'plan'] } },
  };
  const slices = (['day', 'week', 'month'] as const).flatMap((lag) =>
    (['total', 'week', 'month'] as const).map((grain): Slice => ({
      ...january,
      measures: ['orders'],
      grain,
      by: grain === 'week' ? ['plan'] : [],
      where: [],
      cohort: { date: 'joined', lag },
    })),
  );
  const { tables } = await answer(toCsv(rows), model, slices);
  for (const [i, slice] of slices.entries()) {
    expect(shown(tables[i]!)).toEqual(shown(aggregate(dataset, slice, queryOf([]))));
  }
});

test('a distinct count that the rows bring along stands where nothing would have to be added to it', async () => {
  const rows = [
    { date: '2026-01-01', channel: 'a', visitors: 10 },
    { date: '2026-01-01', channel: 'b', visitors: 5 },
    { date: '2026-01-02', channel: 'a', visitors: 7 },
    { date: '2026-01-03', channel: 'a', visitors: '' },
  ];
  const dataset = createDataset(
    rows.map((row) => ({ ...row, visitors: row.visitors === '' ? null : (row.visitors as number) })),
  );
  const model: Model = {
    facts: { all: { table: 'ads', time: 'date', measures: ['visitors'], dimensions: ['channel'] } },
  };
  const slices: Slice[] = [
    { ...january, measures: ['visitors'], grain: 'day', by: ['channel'], where: [] },
    { ...january, measures: ['visitors'], grain: 'day', by: [], where: [] },
    { ...january, measures: ['visitors'], grain: 'total', by: [], where: [] },
  ];
  const { tables } = await answer(toCsv(rows), model, slices);
  for (const [i, slice] of slices.entries()) {
    expect(shown(tables[i]!)).toEqual(shown(aggregate(dataset, slice, queryOf([]))));
  }
});

test('clock times that name no zone are those of the model, or else those of the query', async () => {
  const clocks = [
    '2026-03-08 01:30',
    '2026-03-08 02:30',
    '2026-03-08 23:30',
    '2026-03-09 00:10',
    '2026-11-01 01:30',
    '2026-11-01 04:00',
  ];
  const csv = ['at,clicks', ...clocks.map((clock, i) => `${clock}:00,${10 ** i}`)].join('\n');
  const range = ['2026-03-01', '2026-12-01'] as const;
  const slices: Slice[] = (['hour', 'day', 'week', 'month', 'total'] as const).map((grain) => ({
    measures: ['clicks'],
    range,
    grain,
    by: [],
    where: [],
  }));
  for (const zone of ['America/New_York', undefined]) {
    for (const timeZone of ['America/New_York', 'Asia/Kolkata']) {
      const instants = clocks.map((clock) => {
        const [date, time] = clock.split(' ') as [string, string];
        const [hour, minute] = time.split(':').map(Number) as [number, number];
        return new Date(fromLocal(toDay(date), hour * 60 + minute, zone ?? timeZone));
      });
      const dataset: Dataset = createDataset({ date: instants, clicks: clocks.map((_, i) => 10 ** i) });
      const time = { column: 'at', grain: 'hour', ...(zone !== undefined && { zone }) } as const;
      const { tables } = await answer(
        csv,
        { facts: { all: { table: 'ads', time, measures: ['clicks'] } } },
        slices,
        timeZone,
      );
      for (const [i, slice] of slices.entries()) {
        expect(shown(tables[i]!)).toEqual(shown(aggregate(dataset, slice, queryOf([], { timeZone }))));
      }
    }
  }
});

test('what is mapped means what it means in a source', async () => {
  const csv =
    'date,price,quantity,Churn,customer\n2026-01-01,2.5,4,Yes,ann\n2026-01-01,10,,No,bob\n2026-01-02,0.1,3,Yes,ann\n';
  const measures: Model['facts'][string]['measures'] = {
    revenue: 'price * quantity',
    orders: 'rows()',
    customers_lost: 'rows(Churn=Yes)',
    active_customers: 'distinct(customer)',
    basket: { expression: 'quantity', unit: 'number', rollUp: { mean: 'orders' } },
  };
  const { tables } = await answer(csv, { facts: { all: { table: 'ads', time: 'date', measures } } }, [
    { measures: Object.keys(measures) },
  ]);
  expect(totals({ version: 1, source: '', asOf: '', flags: [], tables })).toEqual([
    { revenue: 10.3, orders: 3, customers_lost: 2, active_customers: 2, basket: 3.5 },
  ]);
});

test('measures of several facts stand in one answer, each in the groups that it has', async () => {
  const csv =
    'date,sent,channel,price,spend\n2026-01-01,2026-01-02,a,5,1\n2026-01-03,2026-01-03,b,7,2\n2026-01-03,2026-01-09,,9,4\n';
  const model: Model = {
    facts: {
      ads: { table: 'ads', time: 'date', measures: 'cost:spend', dimensions: ['channel'], currency: 'EUR' },
      orders: {
        table: 'ads',
        time: 'sent',
        measures: { revenue: { expression: 'price', currency: 'USD' }, orders: 'rows()' },
        dimensions: ['channel'],
      },
    },
  };
  const frame = await answer(csv, model, [
    { measures: ['cost', 'orders'], grain: 'day' },
    { measures: ['cost', 'revenue'], by: ['channel'] },
  ]);
  const table = (i: number) => totals({ ...frame, tables: [frame.tables[i]!] });
  expect(table(0)).toEqual([
    { start: '2026-01-01', currency: 'EUR', cost: 1, orders: null },
    { start: '2026-01-02', currency: null, cost: null, orders: 1 },
    { start: '2026-01-03', currency: 'EUR', cost: 6, orders: null },
    { start: '2026-01-03', currency: null, cost: null, orders: 1 },
    { start: '2026-01-09', currency: null, cost: null, orders: 1 },
  ]);
  expect(table(1)).toContainEqual({ channel: 'a', currency: 'USD', cost: null, revenue: 5 });
  expect(table(1)).toContainEqual({ channel: 'a', currency: 'EUR', cost: 1, revenue: null });
});

test('without a time column the totals serve any period, and there are no buckets', async () => {
  const model: Model = { facts: { all: { table: 'ads', measures: ['clicks'], dimensions: ['channel'] } } };
  const csv = 'channel,clicks\na,1\nb,2\n';
  const frame = await answer(csv, model, [{ measures: ['clicks'], range: ['1999-01-01', '1999-01-02'] }]);
  expect(frame.timeless).toBe(true);
  expect(totals(frame)).toEqual([{ clicks: 3 }]);
  await expect(answer(csv, model, [{ measures: ['clicks'], grain: 'day' }])).rejects.toThrow(
    'no buckets of one day',
  );
});

test('1,000,000 amounts with two decimals add up exactly to the cent', async () => {
  const engine = csvEngine('date,cost\n2026-01-01,0.5\n');
  const sum = engine.dialect.sum('c', 'double');
  const sql = `SELECT CAST(${sum} AS DOUBLE) FROM (SELECT CAST((i * 7919) % 1000003 AS DOUBLE) / 100 AS c FROM range(1000000) t(i)) q`;
  const [[[cents]]] = (await engine.query([{ sql, values: [] }], new AbortController().signal)) as [
    [[number]],
  ];
  let exact = 0;
  for (let i = 0; i < 1_000_000; i++) exact += (i * 7_919) % 1_000_003;
  expect(cents).toBe(exact / 100);
  await engine.close();
});

test.each<[string, Model['facts'], string]>([
  ['no fact', {}, 'The model has no fact.'],
  ['a table that is not there', { ads: { table: 'adds', measures: ['cost'] } }, 'There is no table "adds".'],
  ['an unknown measure', { ads: { table: 'ads', measures: ['coost'] } }, 'Did you mean "cost"?'],
  [
    'an unknown column',
    { ads: { table: 'ads', measures: 'cost:spent' } },
    'has no column "spent" for "cost"',
  ],
  ['a column of a formula', { ads: { table: 'ads', measures: 'cost:prise*2' } }, 'prise'],
  [
    'text for a number',
    { ads: { table: 'ads', measures: 'cost:channel' } },
    'holds text, but measure "cost" needs a number',
  ],
  ['text for a time', { ads: { table: 'ads', measures: ['cost'], time: 'channel' } }, 'it has to say when'],
  [
    'a dimension that is not there',
    { ads: { table: 'ads', measures: ['cost'], dimensions: ['country'] } },
    'no column "country"',
  ],
  [
    'a tenant that is not there',
    { ads: { table: 'ads', measures: ['cost'], tenant: 'account' } },
    'no column "account" for "tenant"',
  ],
  [
    'a zone that is none',
    { ads: { table: 'ads', measures: ['cost'], time: { column: 'date', zone: 'Berlin' } } },
    'Time zone "Berlin"',
  ],
  [
    'a measure twice',
    { a: { table: 'ads', measures: ['cost'] }, b: { table: 'ads', measures: ['cost'] } },
    '"cost" stands in the facts "a" and "b"',
  ],
  [
    'times in one fact alone',
    { a: { table: 'ads', measures: ['cost'], time: 'date' }, b: { table: 'ads', measures: 'clicks:cost' } },
    'Fact "b" has no time, but others have.',
  ],
  [
    'a mean without its weight',
    { ads: { table: 'ads', measures: { x: { expression: 'cost', rollUp: { mean: 'clicks' } } } } },
    'weighted by "clicks", which is not mapped',
  ],
])('at the start it is said that a model has %s', async (_, facts, message) => {
  const server = await openServer({
    model: { facts },
    engine: csvEngine('date,channel,cost\n2026-01-01,a,1\n'),
  });
  await expect(server.handler.ready).rejects.toThrow(message);
  await server.close();
});
