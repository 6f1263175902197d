import { writeFileSync } from 'node:fs';
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { catalog } from '@kpi-elements/core';
import type { Source } from '@kpi-elements/sdk';
import { kpiServer } from '@kpi-elements/sdk/sources/kpi-server';
import { afterAll, expect, test, vi } from 'vitest';
import { readServeFlags } from '../packages/sdk/src/cli/serve-flags.ts';
import { sourceAttributes } from '../packages/sdk/src/embed/attributes.ts';
import { sourceFrom } from '../packages/sdk/src/embed/source-types.ts';
import { codeBlocks } from './markdown.ts';
import { snippetFolder } from './snippet-folder.ts';
import { readText } from './sources.ts';

const guide = 'docs/guide/connecting-data.md';
const blocks = codeBlocks(guide, 'ts');
const snippets = snippetFolder('guide', blocks);
afterAll(() => snippets.remove());

/** The first lines that are not imports, to know a snippet by. */
const titleOf = (block: string) =>
  block
    .split('\n')
    .find((line) => line !== '' && !line.startsWith('import'))!
    .slice(0, 50);
const isServer = (block: string) => block.includes('createHandler');
/** A KPI server says what it has only when it is asked. */
const asksServer = (block: string) => block.includes('kpiServer');
const fileOf = (block: string) => snippets.files[blocks.indexOf(block)]!;
const load = (block: string): Promise<Readonly<Record<string, unknown>>> =>
  import(/* @vite-ignore */ fileOf(block));

const isSource = (value: unknown): value is Source =>
  typeof value === 'object' && value !== null && 'describe' in value && 'fetch' in value;

test('the TypeScript of the guide compiles under the strictest flags', async () => {
  expect(await snippets.compile()).toBe('');
}, 30_000);

test.each(
  blocks.filter((block) => !isServer(block) && !asksServer(block)).map((block) => [titleOf(block), block]),
)('the guide runs, and its sources name measures that there are: %s', async (_, block) => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const exported = Object.values(await load(block));
  const promised = [...block.matchAll(/^\/\/ ([\d.]+)$/gm)].map(([, said]) => said);
  expect(log.mock.calls.map(([said]) => String(said))).toEqual(promised);
  for (const source of exported.filter(isSource)) {
    const { measures } = await source.describe();
    for (const id of measures) expect(catalog.measures, source.name).toHaveProperty(id);
  }
  log.mockRestore();
});

test('the handler of the guide answers each tenant with its own rows, and nobody else', async () => {
  const rows = [
    'day,channel,account,user_id,spend,clicks',
    '2026-03-01,search,acme,ann,150,125',
    '2026-03-01,search,other,bob,900,9',
  ];
  writeFileSync(join(snippets.path, 'ads.csv'), rows.join('\n'));
  const { listen } = Server.prototype;
  const opened: Server[] = [];
  const port = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
    opened.push(this);
    return Reflect.apply(listen, this, [0, '127.0.0.1']) as Server;
  });
  await load(blocks.find(isServer)!);
  port.mockRestore();
  const [server] = opened as [Server];
  await vi.waitUntil(() => server.listening);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kpi`;
  const { signal } = new AbortController();
  const slice = {
    measures: ['clicks', 'cost'],
    range: ['2026-03-01', '2026-03-02'],
    grain: 'total',
    by: [],
    where: [],
  } as const;
  const totals = async (token: string) => {
    const source = kpiServer({ url, token: async () => token });
    const { tables } = await source.fetch(
      { version: 1, timeZone: 'Europe/Berlin', weekStart: 'monday', fiscalYearStart: 1, slices: [slice] },
      { signal },
    );
    return Object.entries(tables[0]!.columns).map(([id, { values }]) => [id, [...values]]);
  };
  expect(Object.fromEntries(await totals('token-of-acme'))).toEqual({ clicks: [125], cost: [150] });
  await expect(totals('token-of-nobody')).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
  server.closeAllConnections();
  server.close();
});

const html = codeBlocks(guide, 'html').join('\n');
const elements = [...html.matchAll(/<kpi-source\s([^>]*)>(.*?)<\/kpi-source>/gs)].map(
  ([, attributes = '', inside = '']) => {
    const pairs = [...attributes.matchAll(/([\w-]+)(?:="([^"]*)"|='([^']*)')?/g)];
    const given = new Map(pairs.map(([, name, double, single]) => [name!, double ?? single ?? '']));
    return { given, text: /<script[^>]*>(.*)<\/script>/s.exec(inside)?.[1] };
  },
);

test.each(elements.map(({ given, text }) => [given.get('type') ?? 'csv', given, text] as const))(
  'the guide declares a source that can be made: <kpi-source type="%s">',
  async (_, given, text) => {
    for (const name of given.keys()) expect(sourceAttributes).toContain(name);
    const attributes = Object.fromEntries(sourceAttributes.map((name) => [name, given.get(name) ?? null]));
    vi.stubGlobal('document', { baseURI: 'https://portal.example.com/' });
    const source = sourceFrom(attributes as Parameters<typeof sourceFrom>[0], text);
    if (given.get('type') !== 'kpi-server') {
      const { measures } = await source.describe();
      expect(measures.length).toBeGreaterThan(0);
    }
    vi.unstubAllGlobals();
  },
);

test('the guide has an element or a snippet for every source', () => {
  const entries: Readonly<Record<string, unknown>> = JSON.parse(
    readText('packages/sdk/package.json'),
  ).exports;
  const sources = Object.keys(entries).flatMap((entry) => /^\.\/sources\/(.+)$/.exec(entry)?.[1] ?? []);
  const shown = [
    ...elements.map(({ given }) => given.get('type') ?? 'csv'),
    ...blocks.flatMap((block) => [...block.matchAll(/sources\/([\w-]+)'/g)].map(([, name]) => name!)),
  ];
  expect(shown).toEqual(expect.arrayContaining(sources));
});

test('the HTML of the guide names KPIs of the catalogue', () => {
  const ids = [...html.matchAll(/kpi="([^"]+)"/g)].map(([, id]) => id!);
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) expect(catalog.find(id)?.id).toBe(id);
});

test('the command line of the guide is understood', () => {
  const [, words] = /^npx kpi-elements serve (.+)$/m.exec(codeBlocks(guide, 'sh').join('\n'))!;
  expect(readServeFlags(words!.split(' '))).toMatchObject({
    file: 'ads.csv',
    measures: 'cost:spend clicks revenue',
    dimensions: 'channel',
    date: 'day',
    currency: 'EUR',
  });
});
