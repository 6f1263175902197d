import {
  aggregate,
  defaultCalendar,
  createDataset,
  type Dataset,
  keyColumn,
  parseFrame,
  type Query,
  type Slice,
} from '@kpi-elements/core';
import { afterAll, expect, test } from 'vitest';
import { checkModel } from './check-model.ts';
import { compileSlice } from './compile-slice.ts';
import { createHandler } from './create-handler.ts';
import { csvEngine, openServer, queryOf } from './testing/open-server.ts';
import type { Model } from './model.ts';
import { Random } from '../testing/random.ts';

// `pnpm proof` asks 10,000.
const QUERIES = Number(process.env['KPI_PROOF_QUERIES'] ?? 500);
const BATCH = 50;
const ACCOUNTS = ['a', 'b', "a' OR '1'='1"];
const CHANNELS = ['search', 'social', 'mail'];

/** Rows of each account, whose amounts tell whose they are. */
const random = new Random(7);
const rows = Array.from({ length: 90 }, (_, i) => {
  const account = ACCOUNTS[i % ACCOUNTS.length]!;
  return {
    date: `2026-0${1 + random.below(3)}-${String(1 + random.below(28)).padStart(2, '0')}`,
    account,
    channel: random.pick([...CHANNELS, `only ${account}`]),
    cost: 10 ** ACCOUNTS.indexOf(account) * 1_000 + random.below(100),
    followers: random.below(50),
    visitor: `v${random.below(12)}`,
  };
});
const csv = [
  Object.keys(rows[0]!).join(','),
  ...rows.map((row) =>
    Object.values(row)
      .map((cell) => `"${cell}"`)
      .join(','),
  ),
].join('\n');

const model: Model = {
  name: 'ads',
  facts: {
    ads: {
      table: 'ads',
      time: 'date',
      measures: {
        cost: 'cost',
        followers: { expression: 'followers', rollUp: 'last' },
        visitors: 'distinct(visitor)',
        rows: { expression: 'rows()', unit: 'count' },
      },
      dimensions: ['channel'],
      tenant: 'account',
    },
  },
};

/** What somebody with nothing but the rows of an account has. */
function datasetOf(account: string): Dataset {
  const own = rows.filter((row) => row.account === account);
  const measures = {
    cost: { id: 'cost', name: '', unit: 'money', rollUp: 'sum' },
    followers: { id: 'followers', name: '', unit: 'count', rollUp: 'last' },
    rows: { id: 'rows', name: '', unit: 'count', rollUp: 'sum' },
  } as const;
  const dataset = createDataset(
    own.map(({ date, channel, cost, followers }) => ({ date, channel, cost, followers, rows: 1 })),
    { measures },
  );
  const visitors = {
    kind: 'identity',
    unit: 'count',
    ...keyColumn(own.map(({ visitor }) => visitor)),
  } as const;
  return { ...dataset, columns: { ...dataset.columns, visitors } };
}

function randomSlice(): Slice {
  const measures = random.some(['cost', 'followers', 'rows', 'visitors'], 0.4);
  const month = 1 + random.below(3);
  return {
    measures: measures.length > 0 ? measures : ['cost'],
    range: random.pick([
      ['2026-01-01', '2026-04-01'],
      [`2026-0${month}-01`, `2026-0${month + 1}-01`],
    ] as const),
    grain: random.pick(['total', 'day', 'week', 'month', 'year'] as const),
    by: random.some(['channel']),
    where: random.some(
      [
        {
          dimension: 'channel',
          op: 'in',
          values: random.some([...CHANNELS, 'only a', 'only b', null]),
        } as const,
        {
          dimension: 'channel',
          op: 'not_in',
          values: random.some(['search', 'only b', "x' OR 1=1 --"]),
        } as const,
      ],
      0.3,
    ),
  };
}

const engine = csvEngine(csv);
const handler = createHandler({
  model,
  engine,
  authorize: ({ headers }) => {
    const tenant = headers.get('x-account');
    return tenant === null ? undefined : { tenant };
  },
  // What is proven is who sees what, not how fast.
  limits: { seconds: 120 },
});
afterAll(() => engine.close());

const asked = { method: 'POST', url: '/', signal: new AbortController().signal };
async function answerTo(account: string, text: string): Promise<string> {
  const { status, body } = await handler.answer({
    ...asked,
    headers: { get: (name) => (name === 'x-account' ? account : null) },
    text: async () => text,
  });
  expect(status).toBe(200);
  return new TextDecoder().decode(body);
}

test(`no account sees a row of another in ${QUERIES} random queries, batched and from the cache`, async () => {
  const datasets = new Map(ACCOUNTS.map((account) => [account, datasetOf(account)]));
  for (let i = 0; i < QUERIES / BATCH; i++) {
    const query: Query = queryOf(Array.from({ length: BATCH }, randomSlice));
    const text = JSON.stringify(query);
    const account = ACCOUNTS[i % ACCOUNTS.length]!;
    const answer = await answerTo(account, text);
    const { tables } = parseFrame(JSON.parse(answer));
    for (const [s, slice] of query.slices.entries()) {
      const own = aggregate(datasets.get(account)!, slice, query);
      const totalsOf = (table: typeof own) =>
        Array.from({ length: table.length }, (_, row) => [
          table.start?.[row],
          ...Object.values(table.keys).map(({ values, codes }) => values[codes[row]!]),
          ...Object.values(table.columns).map(({ values }) => values[row]),
        ])
          .map((cells) => JSON.stringify(cells))
          .sort();
      expect(totalsOf(tables[s]!)).toEqual(totalsOf(own));
    }
    if (i % 5 > 0) continue;
    const others = await Promise.all(ACCOUNTS.map((other) => answerTo(other, text)));
    expect(new Set(others).size).toBe(ACCOUNTS.length);
    expect(await answerTo(account, text)).toBe(answer);
  }
}, 3_600_000);

const OWN_ROWS = /^ WHERE \(nullif\("account", ''\) IN \(\$(\d+)\)\) AND /;

test('every scan of 10,000 random queries is filtered by the tenant, as a value', async () => {
  const checked = await checkModel(model, engine);
  const { dialect } = engine;
  const grant = { tenants: ['b'], where: [] };
  const unfiltered: string[] = [];
  let filtered = 0;
  for (let i = 0; i < 10_000; i++) {
    const context = {
      slice: randomSlice(),
      calendar: defaultCalendar,
      nativeGrain: 'day',
      grant,
      dialect,
    } as const;
    for (const { statement } of compileSlice(checked, context, 100).parts) {
      const scans = statement.sql.split('FROM "ads"').slice(1);
      for (const [, place] of scans.map((scan) => OWN_ROWS.exec(scan) ?? [])) {
        if (statement.values[Number(place) - 1] === 'b') filtered++;
        else unfiltered.push(statement.sql);
      }
    }
  }
  expect(unfiltered).toEqual([]);
  expect(filtered).toBeGreaterThan(10_000);
}, 60_000);

test('nobody is told of the tenants, nor asks about them', async () => {
  expect(await handler.ready).toMatchObject({ dimensions: ['channel'] });
  const server = await openServer({ model, engine: csvEngine(csv), authorize: () => ({ tenant: 'a' }) });
  await expect(server.ask([{ by: ['account'] }])).rejects.toThrow('have no dimension \\"account\\"');
  await expect(server.ask([{ where: [{ dimension: 'account', op: 'in', values: ['b'] }] }])).rejects.toThrow(
    'have no dimension \\"account\\"',
  );
  await server.close();
});

test.each<[string, Parameters<typeof createHandler>[0]['authorize'] & {}, number, string]>([
  ['nobody known', () => undefined, 401, 'unauthorized'],
  ['refused', () => false, 401, 'unauthorized'],
  ['without a tenant', () => ({}), 403, 'forbidden'],
  [
    'with a filter that the model lacks',
    () => ({ tenant: 'a', where: 'region=north' }),
    500,
    'source_failed',
  ],
  [
    'whose authorize fails',
    () => Promise.reject(new Error('the database of users is down')),
    500,
    'source_failed',
  ],
])('who asks %s sees nothing', async (_, authorize, status, code) => {
  const server = await openServer({ model, engine: csvEngine(csv), authorize });
  for (const init of [{}, { method: 'POST', body: JSON.stringify(queryOf([{}])) }]) {
    const response = await fetch(server.url, init);
    const { error } = await response.json();
    expect([response.status, error.code]).toEqual([status, code]);
    expect(error.message).not.toMatch(/region|users/);
  }
  await server.close();
});

test('a tenant of no rows and an empty list of tenants see nothing; several see what is theirs', async () => {
  const sees = async (tenant: string | string[]) => {
    const server = await openServer({ model, engine: csvEngine(csv), authorize: () => ({ tenant }) });
    const { tables } = await server.ask([{ measures: ['rows'], range: ['2026-01-01', '2027-01-01'] }]);
    await server.close();
    return tables[0]!.columns['rows']!.values[0];
  };
  expect(await sees('nobody')).toBeUndefined();
  expect(await sees('')).toBeUndefined();
  expect(await sees([])).toBeUndefined();
  expect(await sees(['a', 'b'])).toBe(60);
});

test('a filter of authorize holds beside that of the query', async () => {
  const server = await openServer({
    model,
    engine: csvEngine(csv),
    authorize: () => ({ tenant: 'a', where: 'channel=search' }),
  });
  const { tables } = await server.ask([
    { measures: ['rows'], by: ['channel'], range: ['2026-01-01', '2027-01-01'] },
    {
      measures: ['rows'],
      range: ['2026-01-01', '2027-01-01'],
      where: [{ dimension: 'channel', op: 'in', values: ['mail'] }],
    },
  ]);
  expect(tables[0]!.keys['channel']!.values).toEqual(['search']);
  expect(tables[1]!.length).toBe(0);
  await server.close();
});

test('a model with tenants is closed even where everything is said to be public', async () => {
  const server = await openServer({ model, engine: csvEngine(csv), public: true });
  await expect(server.ask([{}])).rejects.toThrow('without a tenant');
  await server.close();
});

test('where one fact has a tenant, every fact must', async () => {
  const facts = {
    ads: model.facts['ads']!,
    all: { table: 'ads', time: 'date', measures: 'clicks:followers' },
  };
  const open = createHandler({ model: { facts }, engine: csvEngine(csv), public: true, log: () => {} });
  await expect(open.ready).rejects.toThrow('Fact "all" has no tenant, but others have.');
});
