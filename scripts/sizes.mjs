// @ts-check
/** Bundles what a page would load, from the built packages, into `dist/sizes` for size-limit. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const bundles = {
  'kpi-card': `import '@kpi-elements/widgets/kpi-card';`,
  'card-gauge-funnel': ['card', 'gauge', 'funnel']
    .map((name) => `import '@kpi-elements/widgets/kpi-${name}';`)
    .join('\n'),
  formula: `export { compileFormula } from '@kpi-elements/core';`,
  'formula-engine': `export { compileSource } from '../../packages/core/dist/formula/engine.js';`,
  client: `export { createClient } from '@kpi-elements/sdk';`,
};

/** What is measured apart from the rest of the page. */
const shared = { client: [/^@kpi-elements\/core/] };

const outDir = fileURLToPath(new URL('../dist/sizes', import.meta.url));
mkdirSync(outDir, { recursive: true });
for (const [name, code] of Object.entries(bundles)) {
  const entry = join(outDir, `${name}.entry.js`);
  writeFileSync(entry, code);
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: { [name]: entry }, formats: ['es'] },
      rolldownOptions: {
        external: Object.hasOwn(shared, name) ? shared[/** @type {keyof typeof shared} */ (name)] : [],
        // As pages are built: what lazily loaded files share stays in the first one.
        preserveEntrySignatures: 'allow-extension',
        output: { minify: true, entryFileNames: '[name].js', chunkFileNames: `${name}.[name].js` },
      },
    },
  });
}
