import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { campaigns } from '../data/campaigns.ts';
import { chinese, words } from './texts.ts';

const app = join(import.meta.dirname, '../..');
const pages = ['.', 'parts']
  .flatMap((folder) => readdirSync(join(app, folder)).map((name) => join(app, folder, name)))
  .filter((name) => name.endsWith('.html'))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n');

test('every text of the pages has a Chinese one, and none is left over', () => {
  const keys = [...pages.matchAll(/data-text(?:-label)?="(\w+)"/g)].map(([, key]) => key);
  expect([...new Set(keys)].toSorted()).toEqual(Object.keys(chinese).toSorted());
});

test('every network has a name in both languages', () => {
  for (const { networks } of Object.values(words)) {
    expect(campaigns.filter(({ network }) => !networks[network])).toEqual([]);
  }
});
