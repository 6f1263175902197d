import { defaultCalendar } from '@kpi-elements/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totals } from '../testing/ask.ts';
import { checkModel } from './check-model.ts';
import { compileSlice } from './compile-slice.ts';
import { type OpenServer, openServer, queryOf } from './testing/open-server.ts';

/** What people and programs write where a text is taken. */
const CORPUS = [
  `'; DROP TABLE ads; --`,
  `"; DROP TABLE ads; --`,
  `' OR '1'='1`,
  `') OR 1=1 --`,
  `' UNION SELECT account, account, account FROM ads --`,
  `x' AND 1=(SELECT count(*) FROM duckdb_tables()) --`,
  `$1`,
  `?`,
  `$$; SELECT 1; $$`,
  `\\'; SELECT 1; --`,
  `%27%20OR%201=1`,
  `/* */ OR /* */ 1=1`,
  `channel"."x`,
  `channel) FROM ads; --`,
  `read_csv('/etc/passwd')`,
  `__proto__`,
  `constructor`,
  `toString`,
  `\u0000`,
  `\ud800`,
  `'`,
  `"`,
  `\\`,
  `;`,
  `ʼ OR 1=1`,
  `ads'; ATTACH '/tmp/x.db' AS x; --`,
  `1e999`,
  `NULL`,
  ``,
  `a`.repeat(200),
];

let server: OpenServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.close());

/** Every place of a query where a text stands. */
const PLACES: readonly (readonly [string, (text: string) => unknown])[] = [
  ['a measure', (text) => queryOf([{ measures: ['cost', text] }])],
  ['a dimension', (text) => queryOf([{ by: [text] }])],
  [
    'the dimension of a filter',
    (text) => queryOf([{ where: [{ dimension: text, op: 'in', values: ['a'] }] }]),
  ],
  [
    'a value of a filter',
    (text) => queryOf([{ where: [{ dimension: 'channel', op: 'in', values: [text] }] }]),
  ],
  [
    'a value left out',
    (text) => queryOf([{ where: [{ dimension: 'channel', op: 'not_in', values: [text] }] }]),
  ],
  [
    'the operator of a filter',
    (text) => queryOf([{ where: [{ dimension: 'channel', op: text as 'in', values: ['a'] }] }]),
  ],
  ['a range', (text) => queryOf([{ range: [text, '2026-02-01'] }])],
  ['a grain', (text) => queryOf([{ grain: text as 'day' }])],
  ['a cohort', (text) => queryOf([{ cohort: { date: text, lag: 'day' } }])],
  ['a lag', (text) => queryOf([{ cohort: { date: 'channel', lag: text as 'day' } }])],
  ['a time zone', (text) => queryOf([{}], { timeZone: text })],
  ['a week', (text) => queryOf([{}], { weekStart: text as 'monday' })],
  ['a field', (text) => ({ ...queryOf([{}]), [text]: 1 })],
];

test.each(PLACES)('%s is a name, a value or refused, whatever it says', async (_, query) => {
  for (const text of CORPUS) {
    const response = await fetch(server.url, { method: 'POST', body: JSON.stringify(query(text)) });
    const body = await response.text();
    expect([200, 400, 413], `${text}: ${body}`).toContain(response.status);
    if (response.status === 200) {
      const [total] = totals(JSON.parse(body));
      expect([undefined, 1195], text).toContain(total?.['cost']);
    } else expect(body).not.toMatch(/Parser Error|Binder|SELECT CAST|\/work|node_modules/);
  }
  expect(server.logged).toEqual([]);
  expect(totals(await server.ask([{}]))).toEqual([{ cost: 1195 }]);
});

test('a value of a query never stands in a statement', async () => {
  const { engine } = server;
  const model = {
    facts: { ads: { table: 'ads', time: 'day', measures: 'cost:spend', dimensions: ['channel'] } },
  };
  const checked = await checkModel(model, engine);
  const compile = (value: string) => {
    const { slices } = queryOf([{ where: [{ dimension: 'channel', op: 'in', values: [value, 'search'] }] }]);
    const grant = { tenants: undefined, where: [] };
    const context = {
      slice: slices[0]!,
      calendar: defaultCalendar,
      nativeGrain: 'day',
      grant,
      dialect: engine.dialect,
    } as const;
    return compileSlice(checked, context, 10).parts.map(({ statement }) => statement);
  };
  const [harmless] = compile('social');
  for (const text of CORPUS.filter(Boolean)) {
    const [statement] = compile(text);
    expect(statement!.sql).toBe(harmless!.sql);
    expect(statement!.values).toEqual([text, 'search']);
  }
});
