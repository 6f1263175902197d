// @ts-check
import { addEntry, create, insertBefore, read } from './edit.mjs';
import { camel, kebabCase, pascal, words } from './names.mjs';

const src = 'packages/widgets/src';
/** What the base has a view or a picture of by itself. */
const reserved = ['change', 'frame', 'reading'];

/**
 * An element that shows one KPI, in a folder of its own.
 *
 * @param {readonly string[]} names
 */
export function newWidget([wanted]) {
  const name = kebabCase(wanted, 'trend').replace(/^kpi-/, '');
  if (reserved.includes(name)) {
    throw new Error(
      `"${name}" is what all elements are made of.\nChoose another name than ${reserved.join(', ')}.`,
    );
  }
  const tag = `kpi-${name}`;
  const names = {
    tag,
    Name: pascal(tag),
    Picture: `${pascal(name)}Picture`,
    View: pascal(name),
    view: camel(name),
    Title: `KPI ${words(name).toLowerCase()}`,
  };
  const folder = `${src}/${tag}`;
  create(`${folder}/${tag}.ts`, 'widget/element.ts.template', names);
  for (const part of ['picture', 'view', 'view.test', 'styles', 'stories', 'test']) {
    create(`${folder}/${tag}.${part}.ts`, `widget/${part}.ts.template`, names);
  }
  insertBefore(
    `${src}/index.ts`,
    placeIn(read(`${src}/index.ts`), tag),
    `export { ${names.Name} } from './${tag}/${tag}.ts';\n`,
  );
  addEntry('packages/widgets', `./${tag}`, `${tag}/${tag}`, true);
  return [
    `Write in ${folder}/${tag}.view.ts what it says, in ${tag}.picture.ts how that is drawn, in ${tag}.ts what a page may set.`,
    `Words of its own go to ${src}/locales; what hosts restyle, to ${src}/tokens.css and @cssproperty.`,
    'Say in .storybook/which-widget.stories.ts which question it answers, and when not to use it.',
    'pnpm storybook: light and dark, English and Chinese, left to right and right to left, 120 px and 1,200 px wide.',
    `npx vitest run --project browser --project unit ${folder}`,
  ];
}

/** @type {(index: string, tag: string) => string} The first line that stands behind the tag in the alphabet. */
function placeIn(index, tag) {
  const lines = index.split('\n');
  const behind = lines.find((line) => {
    const [, path = ''] = /from '\.\/(kpi-[\w-]+|locales)\//.exec(line) ?? [];
    return path > tag;
  });
  return behind ?? '';
}
