// @ts-check
/** Bundles what a page would load, from the built packages, into `dist/sizes` for size-limit. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const bundles = {
  'kpi-card': `import '@kpi-elements/widgets/kpi-card';`,
  client: `
    export { createClient, configure } from '@kpi-elements/sdk';
    export { csvSource } from '@kpi-elements/sdk/sources/csv';`,
  formula: `export { compileFormula } from '@kpi-elements/core';`,
};

for (const [name, code] of Object.entries(bundles)) {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('..', import.meta.url)),
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === name ? `${id}.js` : null),
        load: (id) => (id === `${name}.js` ? code : null),
      },
    ],
    build: {
      target: 'es2022',
      outDir: 'dist/sizes',
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { [name]: name },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: `${name}.[name].js` },
      },
    },
  });
}
