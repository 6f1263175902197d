// @ts-check
/** `pnpm new widget trend`, `pnpm new kpi email reply_rate`, `pnpm new source shop`: a start that passes every check. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { changedFiles, root } from './new/edit.mjs';
import { newKpi } from './new/kpi.mjs';
import { newSource } from './new/source.mjs';
import { newWidget } from './new/widget.mjs';

const kinds = { widget: newWidget, kpi: newKpi, source: newSource };

const [kind = '', ...names] = process.argv.slice(2);
const create = Object.hasOwn(kinds, kind) ? kinds[/** @type {keyof typeof kinds} */ (kind)] : undefined;
try {
  if (!create) {
    throw new Error(
      `"${kind}" is nothing that can be new.\nWrite one of: pnpm new widget trend, pnpm new kpi email reply_rate, pnpm new source shop.`,
    );
  }
  const next = create(names);
  const files = changedFiles();
  run('node_modules/.bin/oxfmt', ...files);
  if (kind === 'kpi') run('node', 'scripts/build-catalogue-page.mjs');
  console.log(`Written:\n${files.map((file) => `  ${file}`).join('\n')}\n\nNext:\n${numbered(next)}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @type {(program: string, ...args: string[]) => void} */
function run(program, ...args) {
  const { status, stderr, error } = spawnSync(program.includes('/') ? join(root, program) : program, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw error ?? new Error(`"${program}" failed.\n${stderr}`);
}

/** @type {(steps: readonly string[]) => string} */
function numbered(steps) {
  return steps.map((step, i) => `  ${i + 1}. ${step}`).join('\n');
}
