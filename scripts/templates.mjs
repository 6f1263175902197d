// @ts-check
/** Makes one of each kind with `pnpm new`, in a copy of the work tree, and runs the checks there that it must pass. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyWorkTree } from './work-copy.mjs';

const copy = copyWorkTree();

/** @type {(title: string, command: readonly string[], folder?: string) => void} */
const run = (title, [program = '', ...args], folder = '') => {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd: join(copy, folder),
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  });
  console.log(`${status === 0 ? '✓' : '✗'} ${title}`);
  if (status === 0) return;
  process.exitCode = 1;
  console.error(error?.message ?? `${stdout}\n${stderr}`);
};
const bin = (/** @type {string} */ name) => join(copy, 'node_modules/.bin', name);

for (const made of [
  'widget trend',
  'kpi email reply_rate',
  'kpi ai-search answers_led',
  'source google-ads',
]) {
  run(`pnpm new ${made}`, [process.execPath, 'scripts/new.mjs', ...made.split(' ')]);
}
run('lint', [bin('oxlint')]);
run('format', [bin('oxfmt'), '--check']);
run('nothing unused', [bin('knip'), '--no-progress']);
run('types', [bin('tsc'), '-p', 'tsconfig.check.json']);
const config = join('..', '..', 'custom-elements-manifest.config.js');
run('manifest', [bin('cem'), 'analyze', '--config', config], 'packages/widgets');
run('unit tests', [
  bin('vitest'),
  'run',
  '--project=unit',
  'packages/core/src/catalog.test.ts',
  'packages/core/src/kpis',
  'packages/core/src/locales',
  'packages/sdk/src/sources/google-ads',
  'packages/widgets/src/kpi-trend',
  'test/catalogue-page.test.ts',
  'test/docs-links.test.ts',
  'test/guide-snippets.test.ts',
  'test/import-graph.test.ts',
]);
run('browser tests', [bin('vitest'), 'run', '--project=browser', 'packages/widgets/src/kpi-trend']);
rmSync(copy, { recursive: true });
