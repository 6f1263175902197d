import { join } from 'node:path';
import { mergeConfig, type Plugin } from 'vite';
import { lib } from '../../vite.lib.ts';

/** A worker is a file of its own, and its address stays as it is written: the bundler of the host sees to it. */
const keepWorkers: Plugin = {
  name: 'keep-workers',
  enforce: 'pre',
  transform: {
    filter: { code: 'new Worker(' },
    handler: (code) => ({
      code: code.replace(/new URL\('(.+)\.ts', import\.meta\.url\)/, "__workerUrl('$1.js')"),
      map: null,
    }),
  },
  renderChunk: (code) => ({
    code: code.replace(/__workerUrl\((.+?)\)/, 'new URL($1, import.meta.url)'),
    map: null,
  }),
};

export default mergeConfig(lib(import.meta.dirname), {
  plugins: [keepWorkers],
  build: { lib: { entry: { 'csv/csv-worker': join(import.meta.dirname, 'src/csv/csv-worker.ts') } } },
});
