import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADS, temporaryFolder } from '../server/testing/open-server.ts';
import { kpiServer } from '../sources/kpi-server.ts';
import { ask, totals } from '../testing/ask.ts';
import { main } from './main.ts';
import { readServeFlags } from './serve-flags.ts';
import { serve, type Served } from './serve.ts';

const folder = temporaryFolder();
const file = folder.path('ads.csv');
let served: Served;

beforeAll(async () => {
  writeFileSync(file, ADS);
  served = await serve(
    readServeFlags([file, '--measures', 'cost:spend', 'clicks', 'visitors:distinct(visitor)', '--port', '0']),
  );
});
afterAll(async () => {
  await served.close();
  folder.remove();
});

test('a file is served with its dates and its columns of text', async () => {
  const source = kpiServer({ url: `${served.address}kpi` });
  expect(await source.describe()).toMatchObject({
    measures: ['cost', 'clicks', 'visitors'],
    dimensions: ['account', 'channel', 'country'],
    timeless: false,
  });
  const frame = await ask(source, { measures: ['cost', 'visitors'], by: ['account'] });
  expect(totals(frame)).toEqual([
    { account: 'a', cost: 592.5, visitors: 7 },
    { account: 'b', cost: 602.5, visitors: 7 },
  ]);
});

test('the page shows cards of what the measures allow, and the text that makes one', async () => {
  const page = await (await fetch(served.address)).text();
  expect(page).toContain('<kpi-scope period="2025-12-12/2026-01-10" compare="previous_period">');
  expect(page).toContain('<kpi-card kpi="cpc"></kpi-card>');
  expect(page).toContain('<script type="module" src="/kpi-elements.js">');
  expect(served.snippet).toContain(`<kpi-source type="kpi-server" src="${served.address}kpi">`);
  expect(page).toContain(
    served.snippet.split('\n')[0]!.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  );
  expect(page).not.toContain('kpi="roas"');
});

test('nothing but the page, the totals and the elements is given out', async () => {
  const status = async (path: string) => (await fetch(new URL(path, served.address))).status;
  expect(await status('ads.csv')).toBe(404);
  expect(await status('kpi-elements/../package.json')).toBe(404);
  expect(await status('kpi-elements..js')).toBe(404);
  expect(await status('kpi')).toBe(200);
});

test('a page that points a name of its own at this machine is refused', async () => {
  const { port } = new URL(served.address);
  const status = await new Promise((resolve) => {
    request(
      { port, host: '127.0.0.1', path: '/kpi', headers: { host: `evil.example.com:${port}` } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    ).end();
  });
  expect(status).toBe(403);
});

test('columns that are called like measures are those measures', async () => {
  const named = folder.path('named.csv');
  writeFileSync(
    named,
    'Day,Campaign,"New customers",Cost,Id\n2026-01-05,spring,2,10.5,007\n2026-01-06,,1,0.25,008\n',
  );
  const own = await serve(
    readServeFlags([named, '--port=0', '--dimensions', 'campaign:Campaign', 'id:Id', '--currency=EUR']),
  );
  const source = kpiServer({ url: `${own.address}kpi` });
  expect(await source.describe()).toMatchObject({
    measures: ['new_customers', 'cost'],
    dimensions: ['currency', 'campaign', 'id'],
  });
  expect(totals(await ask(source, { measures: ['cost'], by: ['id'] }))).toEqual([
    { id: '007', currency: 'EUR', cost: 10.5 },
    { id: '008', currency: 'EUR', cost: 0.25 },
  ]);
  await own.close();
});

test.each<[string, string[], string]>([
  ['a flag that is none', ['x.csv', '--measure', 'cost'], 'Did you mean "measures"?'],
  ['no file', ['--port', '0'], 'serve takes one file.'],
  ['a port that is none', ['x.csv', '--port', 'many'], 'Port "many" is none.'],
  ['a file that is not there', ['nothing.csv'], '"nothing.csv" cannot be read'],
  ['a measure that is not known', [file, '--measures', 'coost:spend'], 'Did you mean "cost"?'],
  ['a column that is not there', [file, '--measures', 'cost:spent'], 'has no column "spent"'],
  [
    'a column of text for numbers',
    [file, '--measures', 'cost:channel'],
    'holds text, but measure "cost" needs a number',
  ],
  ['a date that is none', [file, '--measures', 'clicks', '--date', 'channel'], 'it has to say when'],
])('%s is said in words, and the exit code is 1', async (_, words, message) => {
  const said: string[] = [];
  const code = await main(['serve', ...words], {
    out: (text) => said.push(text),
    error: (text) => said.push(text),
  });
  expect(said.join('\n')).toContain(message);
  expect(code).toBe(1);
});

test('without a command it says what there is', async () => {
  const said: string[] = [];
  const terminal = { out: (text: string) => said.push(text), error: () => {} };
  expect(await main([], terminal)).toBe(0);
  expect(said[0]).toContain('kpi-elements serve');
  expect(await main(['sevre'], terminal)).toBe(1);
});
