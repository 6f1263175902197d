// @ts-check
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, defaultServerConditions } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const conditions = ['@kpi-elements/source', ...defaultServerConditions];

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
