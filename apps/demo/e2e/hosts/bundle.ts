import { join } from 'node:path';
import { build } from 'vite';
import type { Page } from '../serve.ts';

/** The scripts of pages that a bundler made, with the packages as they are published, by their paths. */
export async function bundle(names: readonly string[]): Promise<Record<string, Page>> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
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
