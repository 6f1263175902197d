// @ts-check
/**
 * `pnpm mutate`: changes the code of core in small ways and sees whether a test notices. A whole run takes hours;
 * `pnpm mutate --mutate packages/core/src/time/compare.ts` takes a minute.
 */
export default {
  mutate: [
    'packages/core/src/{formula,time,frame}/*.ts',
    'packages/core/src/reading/{change,input-slice,series-periods,spans,target-reading,targets,years}.ts',
    '!**/*.test.ts',
  ],
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts' },
  coverageAnalysis: 'perTest',
  // What runs while a module loads is seen by every test: such mutants take longest and say least.
  ignoreStatic: true,
  // The types hold codes, and snapshots the messages.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Without tsconfig.json: Stryker would rewrite its references with the API of TypeScript 6.
  ignorePatterns: [
    '/*',
    '!/packages',
    '!/packages/core/**',
    '!/tsconfig.base.json',
    '!/package.json',
    '!/vite*.ts',
    'dist',
  ],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false, skipFull: true },
  concurrency: 2,
};
