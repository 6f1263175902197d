import { build, defaultClientConditions } from 'vite';
import { shortenTemplates, source } from '../vite.lib.ts';

/** What a page is made of, by name: its script is `page.js`. */
export type PageFiles = ReadonlyMap<string, string | Buffer>;

/** Bundles the script of a page, and what that imports, from the sources of the workspace as they are published. */
export async function bundlePage(entry: string, { minify = true } = {}): Promise<PageFiles> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    base: './',
    plugins: [shortenTemplates()],
    resolve: { conditions: [source, ...defaultClientConditions] },
    build: {
      write: false,
      minify,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        output: {
          entryFileNames: 'page.js',
          chunkFileNames: '[name].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  });
  const { output } = [result].flat()[0] as {
    readonly output: readonly {
      readonly fileName: string;
      readonly code?: string;
      readonly source?: string | Uint8Array;
    }[];
  };
  return new Map(
    output.map((file) => {
      const content = file.code ?? file.source ?? '';
      return [file.fileName, typeof content === 'string' ? content : Buffer.from(content)];
    }),
  );
}
