import { join } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';
import { cssTarget, source } from '../../vite.lib.ts';
import { demoData } from './vite.data.ts';
import { pages } from './vite.pages.ts';

const page = (name: string) => join(import.meta.dirname, `${name}.html`);

export default defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [pages(import.meta.dirname), demoData()],
  // Workspace packages are read as sources: no build is needed.
  resolve: { conditions: [source, ...defaultClientConditions] },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    cssTarget,
    rolldownOptions: { input: ['index', 'cmo', 'marketing-performance'].map(page) },
  },
});
