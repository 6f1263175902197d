import { dirname, join } from 'node:path/posix';
import { type Plugin, runnerImport } from 'vite';
import type { CatalogText } from '../core/src/catalog-texts.ts';
import type { Kpi } from '../core/src/kpi.ts';

const FIELDS: ReadonlySet<string> = new Set<keyof CatalogText>([
  'description',
  'question',
  'actions',
  'beware',
  'example',
  'references',
]);
const DEFINITIONS = /\/core\/src\/kpis\/[^/]+\.ts$/;
const TEXTS = '?texts';

/**
 * Splits the KPIs of the catalogue in two: `catalog-texts.ts` gets what people read about them, everybody else gets
 * the rest. So a page loads the texts when somebody asks for them.
 */
export function splitTexts(): Plugin {
  return {
    name: 'split-texts',
    enforce: 'pre',
    resolveId(specifier, importer) {
      if (!importer?.endsWith('/core/src/catalog-texts.ts') || !specifier.startsWith('./kpis/')) return null;
      return join(dirname(importer), specifier) + TEXTS;
    },
    async load(id) {
      const file = id.replace(TEXTS, '');
      if (!DEFINITIONS.test(file)) return null;
      const { module } = await runnerImport<Record<string, Readonly<Record<string, Kpi>>>>(file, {
        configFile: false,
      });
      const [group, kpis] = Object.entries(module).find(([, value]) => !('formula' in value))!;
      return id === file ? definitionsModule(group, kpis) : textsModule(group, kpis);
    },
  };
}

function definitionsModule(group: string, kpis: Readonly<Record<string, Kpi>>): string {
  const isDefinition = (field: string) => field !== 'id' && field !== 'category' && !FIELDS.has(field);
  const { category } = Object.values(kpis)[0]!;
  return `import { defineKpis } from '../kpi.ts';
    export const ${group} = /* @__PURE__ */ defineKpis('${category}', ${literal(kpis, isDefinition)});`;
}

function textsModule(group: string, kpis: Readonly<Record<string, Kpi>>): string {
  return `export const ${group} = ${literal(kpis, (field) => FIELDS.has(field))};`;
}

function literal(kpis: Readonly<Record<string, Kpi>>, holds: (field: string) => boolean): string {
  const entries = Object.entries(kpis).map(([id, kpi]) => [
    id,
    Object.fromEntries(Object.entries(kpi).filter(([field]) => holds(field))),
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}
