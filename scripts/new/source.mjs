// @ts-check
import { addEntry, create, filled, insertBefore } from './edit.mjs';
import { camel, kebabCase, pascal, words } from './names.mjs';

const folder = 'packages/sdk/src/sources';
const guide = 'docs/guide/connecting-data.md';

/**
 * A source of a system that adds up, held against the rules for all sources.
 *
 * @param {readonly string[]} names
 */
export function newSource([wanted]) {
  const name = kebabCase(wanted, 'google-ads');
  const names = { name, camel: camel(name), Name: pascal(name), Words: words(name) };
  create(`${folder}/${name}.ts`, 'source/source.ts.template', names);
  create(`${folder}/${name}.test.ts`, 'source/source.test.ts.template', names);
  addEntry('packages/sdk', `./sources/${name}`, `sources/${name}`);
  insertBefore(guide, '| anywhere else ', `| in ${names.Words} | | [\`${name}\`](#${name}) | token |\n`);
  insertBefore(guide, '### A source of your own', filled('source/guide.md.template', names));
  return [
    `Write in ${folder}/${name}.ts how the system is asked and what it answers; rows of a file are read over tableSource, as in json.ts.`,
    'Test it against answers as the system gives them, kept word by word.',
    `Say in ${guide} what its numbers are.`,
    'If it needs no secret, make it a type of <kpi-source>: CONTRIBUTING.md says how.',
    `npx vitest run --project unit ${folder}/${name}`,
  ];
}
