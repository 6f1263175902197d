// @ts-check
/** Packs each library as it would be published, and checks what the tarball promises. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const tarballs = mkdtempSync(join(tmpdir(), 'kpi-elements-'));

/** Says what a command said only if it fails. @type {(title: string, command: string[], cwd?: string) => void} */
const run = (title, [program = '', ...args], cwd = root) => {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  console.log(`${status === 0 ? '✓' : '✗'} ${title}`);
  if (status === 0) return;
  process.exitCode = 1;
  console.error(error?.message ?? `${stdout}\n${stderr}`);
};
const bin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);

for (const name of readdirSync(join(root, 'packages'))) {
  // pnpm and not npm: it replaces `workspace:` and `exports` by what is published.
  const pack = ['npx', '--yes', packageManager, 'pack', '--pack-destination', tarballs];
  run(`pack ${name}`, pack, join(root, 'packages', name));
}
// A stylesheet has no types to be wrong.
const attw = [
  bin('attw'),
  '--profile',
  'esm-only',
  '--format',
  'ascii',
  '--exclude-entrypoints',
  'tokens.css',
];
for (const file of readdirSync(tarballs)) {
  const tarball = join(tarballs, file);
  run(`publint ${file}`, [bin('publint'), 'run', tarball, '--strict']);
  run(`attw ${file}`, [...attw, '--', tarball]);
}
const embed = ['--input-type=module', '--eval', "await import('@kpi-elements/sdk/embed')"];
run('import @kpi-elements/sdk/embed without a DOM', [process.execPath, ...embed], join(root, 'packages/sdk'));
run('types of a React page and of a Vue page', [bin('tsc'), '-p', 'test/types']);
rmSync(tarballs, { recursive: true });
