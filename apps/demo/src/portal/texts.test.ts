import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { campaigns } from '../data/campaigns.ts';
import { chinese, words } from './texts.ts';

const page = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8');

test('every text of the page has a Chinese one, and none is left over', () => {
  const keys = [...page.matchAll(/data-text(?:-label)?="(\w+)"/g)].map(([, key]) => key);
  expect([...new Set(keys)].toSorted()).toEqual(Object.keys(chinese).toSorted());
});

test('every network has a name in both languages', () => {
  for (const { networks } of Object.values(words)) {
    expect(campaigns.filter(({ network }) => !networks[network])).toEqual([]);
  }
});
