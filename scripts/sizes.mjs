// @ts-check
/**
 * Bundles what a page would load, from the built packages, into `dist/sizes` for size-limit. Then weighs what each
 * source adds to a page that has others, and fails where that is too much: size-limit knows only whole files.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
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

const sources =
  'clickhouse csv cube google-sheets json kpi-server matomo ndjson parquet plausible posthog prometheus stream';
/** Bytes that one may add, compressed. */
const MOST = 3000;
/** Our own reader of CSV is as large as a library. */
const reader = /\/csv\/load-csv\.js$/;
const libraries = [/^@kpi-elements\/core/, /^(?:valibot|eventsource-parser|hyparquet)$/];

const outDir = fileURLToPath(new URL('../dist/sizes', import.meta.url));
rmSync(outDir, { recursive: true, force: true });
mkdirSync(outDir, { recursive: true });
for (const [name, code] of Object.entries(bundles)) {
  await bundle(
    name,
    code,
    Object.hasOwn(shared, name) ? shared[/** @type {keyof typeof shared} */ (name)] : [],
  );
}

console.log('\nWhat a source adds to a page, and what it loads when that is used:');
for (const name of sources.split(' ')) {
  const others = name === 'csv' ? ['inline'] : ['inline', 'csv'];
  if (added(name, await page(others, reader), await page([...others, name], reader)) <= MOST) continue;
  console.error(`  That is more than ${kB(MOST)}.`);
  process.exitCode = 1;
}
added(
  'reader of csv',
  await page(['inline', 'csv'], reader),
  await page(['inline', 'csv'], /\/csv\/start-worker\.js$/),
);

/**
 * Weighs a page that has a client, a source of its own and some of ours.
 *
 * @param {readonly string[]} names
 * @param {RegExp} without What is left out beside libraries.
 */
async function page(names, without) {
  const exports = names.map((name) => `export * from '@kpi-elements/sdk/sources/${name}';`);
  const code = [`export { createClient, defineSource } from '@kpi-elements/sdk';`, ...exports].join('\n');
  return weigh(await bundle('page', code, [...libraries, without]));
}

/**
 * Tells what makes one page heavier than another, and gives the bytes that are loaded at once.
 *
 * @param {string} name
 * @param {ReturnType<typeof weigh>} before
 * @param {ReturnType<typeof weigh>} after
 */
function added(name, before, after) {
  const bytes = after.first - before.first;
  const later = [...after.later].filter(([chunk]) => !before.later.has(chunk));
  console.log(
    `  ${name.padEnd(14)} ${kB(bytes)}  ${later.map(([chunk, more]) => `${chunk} ${kB(more)}`).join(', ')}`,
  );
  return bytes;
}

/**
 * @param {string} name
 * @param {string} code
 * @param {RegExp[]} external
 */
async function bundle(name, code, external) {
  const entry = join(outDir, `${name}.entry.js`);
  writeFileSync(entry, code);
  const built = await build({
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
        external,
        // As pages are built: what lazily loaded files share stays in the first one.
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          entryFileNames: '[name].js',
          chunkFileNames: `${name}.[name].js`,
          codeSplitting: { groups: [{ name: 'main', tags: ['$initial'] }] },
        },
      },
    },
  });
  const outputs = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (built);
  return outputs.flatMap(({ output }) => output.filter((file) => file.type === 'chunk'));
}

/**
 * Compressed: what is loaded at once, and by name what later.
 *
 * @param {readonly import('vite').Rolldown.OutputChunk[]} chunks
 */
function weigh(chunks) {
  const at = new Set(chunks.flatMap(({ isEntry, fileName }) => (isEntry ? fileName : [])));
  for (const fileName of at) {
    for (const other of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) at.add(other);
  }
  let first = 0;
  const later = new Map();
  for (const { name, code, fileName } of chunks) {
    const bytes = gzipSync(code, { level: 9 }).length;
    if (at.has(fileName)) first += bytes;
    else later.set(name, bytes);
  }
  return { first, later };
}

/** @param {number} bytes */
function kB(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`;
}
