import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { anchors, documents, links } from './markdown.ts';
import { readText, root } from './sources.ts';

test.each(documents())('%s: every relative link leads somewhere', (file) => {
  const dead = links(file).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchors(target).includes(anchor);
  });
  expect(dead).toEqual([]);
});

test('paths of the repository that documents name exist', () => {
  const path = /`((?:packages|apps|scripts|test|docs|\.storybook)\/[\w./-]+)`/g;
  const missing = documents().flatMap((file) =>
    [...readText(file).matchAll(path)]
      .filter(([, named]) => !existsSync(join(root, named!)))
      .map(([, named]) => `${file}: ${named}`),
  );
  expect(missing).toEqual([]);
});
