import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { source } from './vite.lib.ts';

/** The tests of core as Stryker runs them: the same examples each time, and none is made smaller. */
export default defineConfig({
  resolve: { conditions: [source, ...defaultServerConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
  test: {
    environment: 'node',
    include: ['packages/core/src/**/*.test.ts'],
    exclude: ['**/never-nan.test.ts'],
    setupFiles: ['packages/core/src/testing/same-examples.ts'],
  },
});
