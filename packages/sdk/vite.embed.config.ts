import { join } from 'node:path';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { shortenStyles, shortenTemplates, source } from '../../vite.lib.ts';
import { splitTexts } from './vite.texts.ts';

const name = 'kpi-elements';
const noDom = join(import.meta.dirname, 'src/embed/no-dom.ts');
const standIns: Record<string, [file: string, name: string]> = {
  HTMLElement: [noDom, 'HTMLElement'],
  CSSStyleSheet: [noDom, 'CSSStyleSheet'],
  document: [noDom, 'document'],
};

/** Notes for bundlers are of no use to a page. */
const comments = { annotation: false };

/** Modules of this package by the beginnings of their paths. */
const src = (...paths: readonly string[]) => new RegExp(`packages.sdk.src.(?:${paths.join('|')})`);

/** A page begins with one file. A lazily loaded one that shares code with it would split it in two. */
const standsAlone: Plugin = {
  name: 'stands-alone',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || !file.isEntry || file.imports.length === 0) continue;
      const shared = file.imports.join(', ');
      this.error(
        `${file.fileName} must stand alone, but shares "${shared}" with a file that it loads lazily.`,
      );
    }
  },
};

/**
 * `dist/kpi-elements.js`: what every plain HTML page needs, in one file for `<script type="module">`. What only some
 * pages need, the sources among it, stands beside it under names that never change, so that pages may preload it.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  resolve: { conditions: [source, ...defaultClientConditions] },
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [splitTexts(), shortenStyles(), shortenTemplates(), standsAlone],
  // Workers stand beside the one file too, wherever that stands.
  base: './',
  worker: {
    format: 'es',
    plugins: () => [splitTexts()],
    rolldownOptions: { output: { minify: true, comments, entryFileNames: `${name}.[name].js` } },
  },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    sourcemap: true,
    lib: { entry: { [name]: 'src/embed/embed.ts' }, formats: ['es'] },
    rolldownOptions: {
      // What a lazily loaded file shares with the page's one file, it takes from there.
      preserveEntrySignatures: 'allow-extension',
      // Lit's build for browsers cannot be imported on a server otherwise.
      transform: { inject: standIns },
      // `build.minify` leaves the white space of libraries as it is.
      output: {
        minify: true,
        comments,
        entryFileNames: '[name].js',
        chunkFileNames: `${name}.[name].js`,
        codeSplitting: {
          groups: [
            { name: 'main', tags: ['$initial'] },
            // What draws readings is fetched in one go, beside the data.
            {
              name: 'pictures',
              test: /packages.(?:widgets.src.(?:base|kpi-|locales.(?:target|benchmark|gauge|funnel)|marks)|core.src.analysis.funnel)|d3-(?:shape|path)/,
            },
            { name: 'valibot', test: /node_modules.valibot/ },
            // What all sources of rows share.
            {
              name: 'rows',
              test: src('table', 'mapping', 'transport', 'csv/', 'sources/(csv|inline|shared|.+-source)'),
            },
            {
              name: 'json-rows',
              test: src(
                'decoders/(json|next|answer|path|decoded)',
                'sources/(json|ndjson|require)',
                'embed/json',
              ),
            },
            { name: 'stream-rows', test: src('stream/', 'sources/stream') },
            { name: 'server-rows', test: src('sources/kpi-server', 'wire/') },
            { name: 'sheet-rows', test: src('sources/google-sheets', 'decoders/gviz') },
            { name: 'parquet-rows', test: src('sources/parquet', 'decoders/(parquet|remote)') },
          ],
        },
      },
    },
  },
});
