// @ts-check
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, defaultServerConditions } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const { resolve } = createRequire(join(root, 'packages/sdk/package.json'));
const conditions = ['@kpi-elements/source', ...defaultServerConditions];

/** Packages with native code, and those that find their own files, stay where they are installed. */
const native = {
  name: 'native',
  enforce: /** @type {const} */ ('pre'),
  resolveId(/** @type {string} */ id) {
    if (id === 'playwright' || id === 'vite') return { id, external: true };
    return id.startsWith('@duckdb/') ? { id: pathToFileURL(resolve(id)).href, external: true } : undefined;
  },
};

/**
 * Imports a TypeScript file against the sources of the workspace, bundled as a page gets them: Node 20 reads no TypeScript.
 *
 * @param {string} file
 * @returns {Promise<unknown>} What it exports.
 */
export async function importSource(file) {
  const outDir = join(root, 'dist/source');
  const name = basename(file, '.ts');
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    plugins: [native],
    resolve: { conditions },
    ssr: { noExternal: true, resolve: { conditions } },
    build: {
      ssr: file,
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return import(pathToFileURL(join(outDir, `${name}.mjs`)).href);
}
