import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import texts, { type CatalogText } from '../packages/core/src/catalog-texts.ts';
import { catalog } from '../packages/core/src/default-catalog.ts';
import { splitTexts } from '../packages/sdk/vite.texts.ts';
import { root } from './sources.ts';

const fields: readonly string[] = ['description', 'question', 'actions', 'beware', 'example', 'references'];

/** What a page with `kpi-elements.js` has: the catalogue, and the texts that it loads when they are wanted. */
let page: { catalog: typeof catalog; texts: Readonly<Record<string, CatalogText>> };
let files: readonly Rolldown.OutputChunk[];

beforeAll(async () => {
  const src = join(root, 'packages/core/src');
  const [result] = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [splitTexts()],
    build: {
      write: false,
      lib: {
        entry: { catalog: join(src, 'default-catalog.ts'), texts: join(src, 'catalog-texts.ts') },
        formats: ['es'],
      },
    },
  })) as Rolldown.RolldownOutput[];
  files = result!.output.filter((file) => file.type === 'chunk');
  const load = async (name: string) => {
    const { code } = files.find((file) => file.name === name)!;
    return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  };
  page = { catalog: (await load('catalog')).catalog, texts: (await load('texts')).default };
});

test('catalogue and texts are two files that share nothing', () => {
  expect(files.map(({ name, imports }) => [name, imports])).toEqual([
    ['catalog', []],
    ['texts', []],
  ]);
});

test('a KPI of the page and its texts make the KPI as it is defined', () => {
  const whole = page.catalog.all().map((kpi) => ({ ...kpi, ...page.texts[kpi.id] }));
  expect(whole).toEqual(catalog.all());
});

test('nothing stands in both', () => {
  for (const kpi of page.catalog.all()) expect(fields.filter((field) => field in kpi)).toEqual([]);
  for (const text of Object.values(page.texts))
    expect(fields).toEqual(expect.arrayContaining(Object.keys(text)));
});

test('without the build the texts are the definitions', () => {
  expect(texts).toEqual(Object.fromEntries(catalog.all().map((kpi) => [kpi.id, kpi])));
});
