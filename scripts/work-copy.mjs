// @ts-check
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scope = '@kpi-elements';
/** Nx asks the last one what is installed. */
const hidden = ['.bin', '.modules.yaml'];

/**
 * Copies the work tree, without what is ignored, to a temporary folder. What is installed is linked, but the packages of
 * the workspace find each other's copies.
 *
 * @returns {string} The folder; whoever made it removes it.
 */
export function copyWorkTree() {
  const copy = mkdtempSync(join(tmpdir(), 'kpi-elements-copy-'));
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0');
  for (const file of new Set(files)) {
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
  }
  for (const folder of ['.', ...workspaces('packages'), ...workspaces('apps')]) linkInstalled(folder, copy);
  return copy;
}

/** @type {(group: string) => string[]} */
function workspaces(group) {
  return readdirSync(join(root, group)).map((name) => join(group, name));
}

/** @type {(folder: string, copy: string) => void} */
function linkInstalled(folder, copy) {
  const from = join(root, folder, 'node_modules');
  if (!existsSync(from)) return;
  const to = join(copy, folder, 'node_modules');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === scope) {
      for (const own of readdirSync(join(from, scope)))
        link(join(copy, 'packages', own), join(to, scope, own));
    } else if (!name.startsWith('.') || hidden.includes(name)) link(join(from, name), join(to, name));
  }
}

/** @type {(target: string, path: string) => void} */
function link(target, path) {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, lstatSync(target).isFile() ? 'file' : 'junction');
}
