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
    // Those draw thousands of courses, and say nothing of the rules that are changed here.
    exclude: ['**/never-nan.test.ts', '**/{analysis,advice,text}/**'],
    testTimeout: 60_000,
    setupFiles: ['packages/core/src/testing/same-examples.ts'],
  },
});
