import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { shortenStyles, source } from '../../vite.lib.ts';
import { splitTexts } from './vite.texts.ts';

const name = 'kpi-elements';

/** A page loads one file. A lazily loaded one that shares code with it would split it in two. */
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
 * `dist/kpi-elements.js`: everything that a plain HTML page needs, in one file for `<script type="module">`.
 * What is imported lazily stands beside it under a name that never changes, so pages may preload it.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  resolve: { conditions: [source, ...defaultClientConditions] },
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [splitTexts(), shortenStyles(), standsAlone],
  build: {
    target: 'es2022',
    emptyOutDir: false,
    sourcemap: true,
    lib: { entry: { [name]: 'src/embed/embed.ts' }, formats: ['es'] },
    rolldownOptions: {
      // `build.minify` leaves the white space of libraries as it is.
      output: { minify: true, entryFileNames: '[name].js', chunkFileNames: `${name}.[name].js` },
    },
  },
});
