// @ts-check
/**
 * `pnpm check`: everything that must hold before a change is merged, cheap steps first.
 * Stops at the first step that fails. The last line counts tests, and each other step as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ title: string, commands: string[][], count?: () => Count }} Step */

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'dist/check');

/**
 * What runners write.
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number }} VitestReport
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number } }} PlaywrightReport
 */

/** @type {(name: string) => VitestReport & PlaywrightReport} */
const report = (name) => JSON.parse(readFileSync(join(reports, `${name}.json`), 'utf8'));

/** @type {(title: string, ...projects: string[]) => Step} */
const vitest = (title, ...projects) => ({
  title,
  commands: [
    [
      'vitest',
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, `${projects[0]}.json`)}`,
    ],
  ],
  count() {
    const { numPassedTests, numFailedTests, numPendingTests } = report(`${projects[0]}`);
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  },
});

/** @type {Step[]} */
const steps = [
  { title: 'Browser', commands: [['node', 'scripts/browser.mjs']] },
  { title: 'Lint', commands: [['oxlint'], ['oxfmt', '--check'], ['knip', '--no-progress']] },
  {
    title: 'Types',
    commands: [
      ['tsc', '-b'],
      ['tsc', '-p', 'tsconfig.check.json'],
    ],
  },
  { title: 'Build', commands: [['nx', 'run-many', '-t', 'build']] },
  { title: 'Packages', commands: [['node', 'scripts/packages.mjs']] },
  { title: 'Sizes', commands: [['node', 'scripts/sizes.mjs'], ['size-limit']] },
  vitest('Unit tests', 'unit'),
  vitest('Browser tests', 'browser', 'browser-sdk'),
  { title: 'Templates', commands: [['node', 'scripts/templates.mjs']] },
  vitest('Stories, English and Chinese, in every theme and direction', 'storybook', 'storybook-dark'),
  { title: 'Storybook', commands: [['storybook', 'build', '-o', 'dist/storybook', '--quiet']] },
  {
    title: 'End to end',
    commands: [['playwright', 'test', '--reporter=list,json']],
    count() {
      const { expected, flaky, unexpected, skipped } = report('e2e').stats;
      return { passed: expected + flaky, failed: unexpected, skipped };
    },
  },
];

const environment = {
  ...process.env,
  CI: 'true',
  PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
  NX_DAEMON: 'false',
  STORYBOOK_DISABLE_TELEMETRY: '1',
  PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json'),
};

/** @type {(command: string[]) => boolean} */
const run = ([program = '', ...args]) => {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) console.error(`"${program}" could not be started: ${error.message}`);
  return status === 0;
};

/** @type {(step: Step) => Count} */
function perform({ commands, count }) {
  const ok = commands.map(run).every(Boolean);
  const none = { passed: 0, failed: 0, skipped: 0 };
  if (!count) return { ...none, [ok ? 'passed' : 'failed']: 1 };
  /** @type {Count} */
  let counted = none;
  try {
    counted = count();
  } catch (error) {
    console.error(`No report of this step: ${error instanceof Error ? error.message : error}`);
    return { ...none, failed: 1 };
  }
  // A runner can also fail outside of its tests: a file that does not load, a server that does not start.
  return ok ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
}

if (existsSync(reports)) rmSync(reports, { recursive: true });
mkdirSync(reports, { recursive: true });

const total = { passed: 0, failed: 0 };
const start = performance.now();
const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
for (const [index, step] of steps.entries()) {
  const begin = performance.now();
  console.log(`\n━━ ${index + 1}/${steps.length} ${step.title}`);
  const { passed, failed, skipped } = perform(step);
  total.passed += passed;
  total.failed += failed;
  const rest = skipped ? `, ${skipped} skipped` : '';
  console.log(`━━ ${step.title}: ${passed} passed, ${failed} failed${rest} in ${seconds(begin)}`);
  if (failed) break;
}
console.log(`\nAll steps took ${seconds(start)}.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
