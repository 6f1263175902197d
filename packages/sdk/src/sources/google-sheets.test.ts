import { afterEach, expect, test } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import { describeFixtures } from '../testing/fixtures.ts';
import { serve, type TestServer } from '../testing/http-server.ts';
import { serveFixture } from '../testing/serve-fixture.ts';
import { googleSheetsSource, type GoogleSheetsSourceOptions } from './google-sheets.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const EDIT = '/spreadsheets/d/1aBc/edit?usp=sharing#gid=7';
type Mapping = Omit<GoogleSheetsSourceOptions, 'url'>;

async function fixture(file: string, options: Mapping) {
  server = await serveFixture(`google-sheets/${file}`);
  return googleSheetsSource({ url: server.url + EDIT, ...options });
}

/** A sheet that answers with a text. */
async function sheet(text: string, options: Mapping, path = EDIT) {
  server = await serve((_, response) => response.end(text));
  return googleSheetsSource({ url: server.url + path, ...options });
}

const answer = (cols: object[], rows: unknown[][], beside = {}) =>
  `/*O_o*/\ngoogle.visualization.Query.setResponse(${JSON.stringify({
    version: '0.6',
    status: 'ok',
    ...beside,
    table: { cols, rows: rows.map((row) => ({ c: row.map((v) => (v === null ? null : { v })) })) },
  })});`;

describeFixtures('google-sheets', () => {
  test('Date(2026,5,1) is the first of June, an empty cell is nothing', async () => {
    const orders = await fixture('gviz_dates_nulls.txt', {
      date: 'out',
      skipUndated: true,
      measures: { orders: 'rows()', leads: 'qty' },
      dimensions: 'item',
    });
    expect(totals(await ask(orders, { by: ['item'], grain: 'day' }))).toEqual([
      { start: '2026-06-01', item: 'A', orders: 1, leads: 3 },
    ]);
    expect(server!.requests.map(({ url }) => url)).toEqual([
      '/spreadsheets/d/1aBc/gviz/tq?tqx=out%3Ajson&headers=1&gid=7',
    ]);
  });

  test('rows without a date count where there is no date', async () => {
    const orders = await fixture('gviz_dates_nulls.txt', { measures: { leads: 'qty' }, dimensions: 'time' });
    expect(totals(await ask(orders, { by: ['time'] }))).toEqual([
      { time: '1899-12-30 08:00:00', leads: 3 },
      { time: null, leads: 10 },
    ]);
  });

  test('cells are values, whatever they look like; columns without a label have a letter', async () => {
    const density = await fixture('gviz_number_formatted.txt', {
      measures: { leads: 'Population Density' },
      dimensions: { country: 'A' },
    });
    expect(totals(await ask(density, { by: ['country'] }))).toEqual([{ country: 'Japan', leads: 339 }]);
  });

  test('a sheet of texts whose headers came as a row is refused', async () => {
    const people = await fixture('gviz_string_columns.txt', { measures: { leads: 'B' } });
    await expect(ask(people, {})).rejects.toThrow('"Age" in column "B" is not a number.');
  });

  test('an error behind a status of 200', async () => {
    const failing = await fixture('gviz_error.txt', { measures: 'leads' });
    await expect(ask(failing, {})).rejects.toMatchObject({
      code: 'source_said_no',
      message: expect.stringContaining('refused: Query parse error: Encountered...'),
    });
  });
});

test('dates, clock times, times of day, booleans and fractions', async () => {
  const cols = ['day', 'at', 'time', 'paid', 'rate'].map((label) => ({ label }));
  const row = ['Date(2026,0,31)', 'Date(2026,0,31,23,5,0)', [7, 30, 0, 0], true, 0.25];
  const source = await sheet(answer(cols, [row]), {
    date: 'at',
    timeZone: 'UTC',
    measures: { leads: 'rate * 100', orders: 'rows(paid=true)' },
    dimensions: ['day', 'time'],
  });
  const frame = await ask(source, { by: ['day', 'time'], grain: 'hour' }, { timeZone: 'UTC' });
  expect(totals(frame)).toEqual([
    { start: '2026-01-31T23:00+00:00', day: '2026-01-31', time: '07:30:00', leads: 25, orders: 1 },
  ]);
});

test('data that Google cut off are truncated', async () => {
  const cut = { status: 'warning', warnings: [{ reason: 'data_truncated' }] };
  const frame = await ask(await sheet(answer([{ label: 'n' }], [[4]], cut), { measures: 'leads:n' }), {});
  expect([totals(frame), frame.flags]).toEqual([[{ leads: 4 }], ['truncated']]);
});

test.each([
  ['access_denied', 'forbidden'],
  ['user_not_authenticated', 'unauthorized'],
  ['timeout', 'timeout'],
  ['internal_error', 'source_failed'],
])('the reason %s is %s', async (reason, code) => {
  const text = `google.visualization.Query.setResponse({"status":"error","errors":[{"reason":"${reason}"}]});`;
  await expect(ask(await sheet(text, { measures: 'leads' }), {})).rejects.toMatchObject({ code });
});

test('a sheet that is not shared answers with a page to log in', async () => {
  const source = await sheet('<!DOCTYPE html><html>Sign in</html>', { measures: 'leads' });
  await expect(ask(source, {})).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('Share it with everyone who has the link, or publish it'),
  });
});

test('what an answer lacks is named with its place', async () => {
  const text = '{"status":"ok","table":{"cols":[],"rows":[{}]}}';
  await expect(ask(await sheet(text, { measures: 'leads' }), {})).rejects.toMatchObject({
    code: 'bad_response',
    message: expect.stringContaining('"table.rows.0.c"'),
  });
});

test('a published sheet is read as it is shown', async () => {
  const text = 'Day,Spend\r\n1/31/2026,"€1,234.50"\r\n2/1/2026,€0.50\r\n';
  const source = await sheet(
    text,
    { date: 'Day', measures: 'cost:Spend' },
    '/spreadsheets/d/e/2PACX-1v/pub?output=csv',
  );
  expect(totals(await ask(source, {}))).toEqual([{ currency: 'EUR', cost: 1235 }]);
  expect(server!.requests.map(({ url }) => url)).toEqual(['/spreadsheets/d/e/2PACX-1v/pub?output=csv']);
});

test.each([
  ['/spreadsheets/d/1aBc', '/spreadsheets/d/1aBc/gviz/tq?tqx=out%3Ajson&headers=1'],
  ['/spreadsheets/d/1aBc/', '/spreadsheets/d/1aBc/gviz/tq?tqx=out%3Ajson&headers=1'],
  ['/spreadsheets/d/1aBc/view?gid=3', '/spreadsheets/d/1aBc/gviz/tq?tqx=out%3Ajson&headers=1&gid=3'],
  ['/spreadsheets/u/0/d/1aBc/edit', '/spreadsheets/u/0/d/1aBc/gviz/tq?tqx=out%3Ajson&headers=1'],
  ['/spreadsheets/d/1aBc/gviz/tq?tq=select%20A', '/spreadsheets/d/1aBc/gviz/tq?tq=select%20A'],
])('%s is asked for at %s', async (path, asked) => {
  const source = await sheet(answer([{ label: 'n' }], [[4]]), { measures: 'leads:n' }, path);
  expect(totals(await ask(source, {}))).toEqual([{ leads: 4 }]);
  expect(server!.requests.map(({ url }) => url)).toEqual([asked]);
});
