import { defaultClientConditions, defineConfig } from 'vite';
import { cssTarget } from '../../vite.lib.ts';

export default defineConfig({
  root: import.meta.dirname,
  // Workspace packages are read as sources: no build is needed.
  resolve: { conditions: ['@kpi-elements/source', ...defaultClientConditions] },
  build: { target: 'es2022', cssTarget },
});
