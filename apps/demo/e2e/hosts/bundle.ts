import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import type { Page } from '../serve.ts';

/**
 * The scripts of pages that a bundler made, with the packages as they are published, by their paths. With `version`, the
 * elements are those of another release.
 */
export async function bundle(names: readonly string[], version?: string): Promise<Record<string, Page>> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
    plugins: version === undefined ? [] : [released(version)],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: names.map((name) => join(import.meta.dirname, `${name}.js`)),
        output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  });
  const { output } = [result].flat()[0] as {
    readonly output: readonly { readonly fileName: string; readonly code?: string }[];
  };
  return Object.fromEntries(output.map(({ fileName, code = '' }) => [`/${fileName}`, { body: code }]));
}

/** The elements as they will be when they are released under another number. */
function released(version: string): Plugin {
  return {
    name: 'released',
    transform: {
      filter: { id: /\/widgets\/dist\/base\/version\.js$/ },
      handler: () => ({ code: `export const version = '${version}';`, map: null }),
    },
  };
}
