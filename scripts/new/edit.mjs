// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {Map<string, string>} */
const changed = new Map();

/** Writes what was changed, all of it or nothing, and names the files. */
export function changedFiles() {
  for (const [file, text] of changed) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return [...changed.keys()];
}

/** @type {(file: string) => string} */
export function read(file) {
  return changed.get(file) ?? readFileSync(join(root, file), 'utf8');
}

/**
 * A new file, from a template in which `{{name}}` and its like stand for names.
 *
 * @param {string} file
 * @param {string} template Below `scripts/new`.
 * @param {Readonly<Record<string, string>>} names
 */
export function create(file, template, names) {
  if (existsSync(join(root, file))) throw new Error(`"${file}" is there already.\nChoose another name.`);
  changed.set(file, filled(template, names));
}

/** @type {(template: string, names: Readonly<Record<string, string>>) => string} */
export function filled(template, names) {
  return read(`scripts/new/${template}`).replaceAll(/\{\{(\w+)\}\}/g, (_, key) => {
    const name = names[key];
    if (name === undefined) throw new Error(`"{{${key}}}" in ${template} stands for nothing.`);
    return name;
  });
}

/** @type {(file: string, edit: (text: string) => string) => void} */
export function change(file, edit) {
  changed.set(file, edit(read(file)));
}

/**
 * Puts a text before the first place where `mark` is found.
 *
 * @param {string} file
 * @param {string | RegExp} mark
 * @param {string} text
 */
export function insertBefore(file, mark, text) {
  const whole = read(file);
  const at = typeof mark === 'string' ? whole.indexOf(mark) : whole.search(mark);
  if (at < 0) throw new Error(`"${mark}" is not found in ${file}.\nAdd this there by hand:\n${text}`);
  change(file, () => whole.slice(0, at) + text + whole.slice(at));
}

/**
 * Adds an entry to `exports` and `publishConfig.exports`, and a module with side effects where it has any.
 *
 * @param {string} folder
 * @param {string} entry `./kpi-card`
 * @param {string} module `kpi-card/kpi-card`, below `src`.
 * @param {boolean} [hasSideEffects]
 */
export function addEntry(folder, entry, module, hasSideEffects = false) {
  const file = `${folder}/package.json`;
  const manifest = JSON.parse(read(file));
  const built = { types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` };
  const own = { '@kpi-elements/source': `./src/${module}.ts`, ...built };
  manifest.exports = sorted({ ...manifest.exports, [entry]: own });
  manifest.publishConfig.exports = sorted({ ...manifest.publishConfig.exports, [entry]: built });
  if (hasSideEffects) {
    for (const path of [`./dist/${module}.js`, `./src/${module}.ts`])
      insertSorted(manifest.sideEffects, path);
  }
  changed.set(file, JSON.stringify(manifest, null, 2));
}

/** @type {(entries: object) => object} */
function sorted(entries) {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @type {(paths: string[], path: string) => void} */
function insertSorted(paths, path) {
  const before = paths.findLastIndex((other) => other.startsWith('./') && other < path);
  paths.splice(before + 1, 0, path);
}
