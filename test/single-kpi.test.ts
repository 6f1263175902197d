import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { catalog } from '../packages/core/src/default-catalog.ts';
import { measures } from '../packages/core/src/measures.ts';
import { root } from './sources.ts';

const src = join(root, 'packages/core/src');
const page = `
  import { createCatalog } from '${join(src, 'index.ts')}';
  import { cpc } from '${join(src, 'kpis/paid-ads.ts')}';
  const catalog = createCatalog({ kpis: { cpc } });
  export const kpi = catalog.get('cpc');
  export const value = catalog.compile(cpc).evaluate({ cost: 150, clicks: 125 });
`;

let code: string;

beforeAll(async () => {
  const { output } = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === 'page' ? id : undefined),
        load: (id) => (id === 'page' ? page : undefined),
      },
    ],
    build: {
      write: false,
      rolldownOptions: { input: 'page', preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  code = output[0].code;
});

test('a page that imports one KPI holds no other', () => {
  const measureNames = new Set(Object.values(measures).map(({ name }) => name));
  const others = catalog.all().filter(({ id, name }) => id !== 'cpc' && !measureNames.has(name));
  const held = others.filter(({ name }) =>
    ['"', "'", '`'].some((quote) => code.includes(quote + name + quote)),
  );
  expect(held.map(({ id }) => id)).toEqual([]);
  expect(code).toContain('Cost per click');
});

test('and has it whole, with the built-in measures', async () => {
  const { kpi, value } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  expect(kpi).toEqual(catalog.get('cpc'));
  expect(value).toBe(1.2);
});
