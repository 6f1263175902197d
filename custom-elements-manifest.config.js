export default {
  globs: ['src/**/*.ts'],
  exclude: ['**/*.stories.ts', '**/*.test.ts', '**/testing/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
};
