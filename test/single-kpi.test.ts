import { join } from 'node:path';
import { build, defaultClientConditions, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { catalog } from '../packages/core/src/default-catalog.ts';
import { measures } from '../packages/core/src/measures.ts';
import { root } from './sources.ts';

const core = join(root, 'packages/core/src');
const sdk = join(root, 'packages/sdk/src');
const page = `
  import { createCatalog, createFrame, createReader } from '${join(core, 'index.ts')}';
  import { cpc } from '${join(core, 'kpis/paid-ads.ts')}';
  const catalog = createCatalog({ kpis: { cpc } });
  export const kpi = catalog.get('cpc');
  export const value = catalog.compile(cpc).evaluate({ cost: 150, clicks: 125 });
  export const read = createReader(catalog)('cpc', createFrame({ cost: [100, 50], clicks: [100, 25] })).value;
`;
const live = `
  import { createCatalog } from '${join(core, 'index.ts')}';
  import { cpc } from '${join(core, 'kpis/paid-ads.ts')}';
  import { createClientWith } from '${join(sdk, 'index.ts')}';
  import { inlineSource } from '${join(sdk, 'sources/inline.ts')}';
  const ads = inlineSource({ rows: [{ spend: 150, clicks: 125 }], measures: { cost: 'spend', clicks: 'clicks' } });
  const client = createClientWith(createCatalog({ kpis: { cpc } }), { sources: { ads }, currency: 'EUR' });
  export const { kpi, value } = await client.read({ kpi: 'cpc', period: 'today' });
`;

const codes: Record<string, string> = {};

beforeAll(async () => {
  codes['core'] = await codeOf(page);
  codes['client'] = await codeOf(live);
});

async function codeOf(source: string): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === 'page' ? id : undefined),
        load: (id) => (id === 'page' ? source : undefined),
      },
    ],
    resolve: { conditions: ['@kpi-elements/source', ...defaultClientConditions] },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: 'page', preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  // What loads when it is needed is no part of the page.
  return output[0].code;
}

test.each(['core', 'client'])('a page that imports one KPI holds no other: %s', (name) => {
  const code = codes[name]!;
  const measureNames = new Set(Object.values(measures).map((measure) => measure.name));
  const others = catalog.all().filter((kpi) => kpi.id !== 'cpc' && !measureNames.has(kpi.name));
  const held = others.filter((kpi) =>
    ['"', "'", '`'].some((quote) => code.includes(quote + kpi.name + quote)),
  );
  expect(held.map(({ id }) => id)).toEqual([]);
  expect(code).toContain('Cost per click');
});

test('and has it whole, with the built-in measures', async () => {
  const { kpi, value, read } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(codes['core']!)}`
  );
  expect(kpi).toEqual(catalog.get('cpc'));
  expect([value, read]).toEqual([1.2, 1.2]);
});
