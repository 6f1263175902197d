// @ts-check
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { change, filled, insertBefore, read, root } from './edit.mjs';
import { snakeCase, words } from './names.mjs';

const definitions = 'packages/core/src/kpis';
const texts = 'packages/core/src/locales/zh-CN';
/** The list of a category, with what is said of it. */
const listBegin = /^\/\*\*(?:(?!\*\/)[^])*\*\/\nexport const \w+ = \{/m;
const builtIn = 'packages/core/src/formula/built-in-names.ts';

/**
 * A KPI with its Chinese texts, at the end of its category.
 *
 * @param {readonly string[]} names
 */
export function newKpi([group = '', wanted]) {
  const files = readdirSync(join(root, definitions)).filter((file) => !file.includes('.test.'));
  const categories = files.map((file) => file.replace('.ts', ''));
  const category = group.replaceAll('_', '-');
  if (!categories.includes(category)) {
    throw new Error(`"${group}" is no category.\nThe categories are ${categories.join(', ')}.`);
  }
  const id = snakeCase(wanted, 'reply_rate');
  refuseTaken(
    id,
    files.map((file) => read(`${definitions}/${file}`)),
  );
  const entry = { id, category: category.replaceAll('-', '_'), name: words(id) };
  const file = `${definitions}/${category}.ts`;
  insertBefore(file, listBegin, filled('kpi/definition.template', entry));
  change(file, (code) => code.replace(/,?\s*\};\s*$/, `, ${id} };\n`));
  insertBefore(`${texts}/${category}.ts`, /^\} satisfies /m, filled('kpi/zh-CN.template', entry));
  const listed = new RegExp(`(?<=^  ${entry.category}: ['\`][^'\`]*)['\`],$`, 'm');
  insertBefore(`${definitions}/kpis.test.ts`, listed, ` ${id}`);
  change(builtIn, (code) => code.replace(/(?<=^ {2}money: `)[^`]+/m, (list) => listWith(list, id)));
  return [
    `Write what it is in ${file}: formula, unit, better, texts, and an example whose mean of rows differs.`,
    `Write its Chinese in ${texts}/${category}.ts.`,
    `Move its id in ${builtIn} if it is not money.`,
    'pnpm catalogue, then pnpm test.',
  ];
}

/** @type {(id: string, sources: readonly string[]) => void} */
function refuseTaken(id, sources) {
  const own = [id, words(id).toLowerCase()];
  const measure = new RegExp(`^ {2}${id}: `, 'm');
  if (measure.test(read('packages/core/src/measures.ts'))) {
    throw new Error(
      `"${id}" is a measure.\nA KPI may have that id only if it is that measure: define it by hand.`,
    );
  }
  for (const source of sources) {
    for (const definition of source.split(/^export const /m)) {
      const [, taken] = /^(\w+) = .*defineKpi/.exec(definition) ?? [];
      const names = [
        taken,
        ...Array.from(definition.matchAll(/name: '([^']+)'|aliases: \[([^\]]+)\]/g), String),
      ]
        .join(',')
        .toLowerCase()
        .split(/[,'[\]]+/)
        .map((name) => name.trim());
      if (taken && own.some((name) => names.includes(name))) {
        throw new Error(`"${id}" is taken: "${taken}" has that id, name or alias.\nChoose another one.`);
      }
    }
  }
}

/** @type {(list: string, id: string) => string} The names in lines as long as they may be. */
function listWith(list, id) {
  /** @type {string[]} */
  const lines = [];
  for (const name of [...list.trim().split(/\s+/), id].sort()) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length < 104) lines[lines.length - 1] = `${last} ${name}`;
    else lines.push(name);
  }
  return `\n    ${lines.join('\n    ')}`;
}
