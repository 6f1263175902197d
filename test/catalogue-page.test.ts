import { catalog, measures } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import { cataloguePages } from '../scripts/catalogue-page.ts';
import { readText } from './sources.ts';

const pages = Object.entries(cataloguePages());

test.each(pages)('%s says what the definitions say', (file, text) => {
  // Compared as a whole, the pages would drown the way out.
  const isCurrent = readText(file) === text;
  expect(isCurrent, `${file} is out of date. Run "pnpm catalogue" and look at what changed.`).toBe(true);
});

test.each(pages)('%s lists every KPI once, with its formula, and every measure', (_file, text) => {
  const sections = text.split(/^### /m).slice(1);
  expect(sections.map((section) => section.match(/^`(\w+)`/)?.[1])).toEqual(
    catalog.all().map(({ id }) => id),
  );
  for (const [index, { formula }] of catalog.all().entries()) expect(sections[index]).toContain(formula);
  const listed = [...text.matchAll(/^\| `(\w+)`/gm)].map(([, id]) => id);
  expect(listed).toEqual(Object.keys(measures));
});

test.each(pages)('%s says nothing undefined', (_file, text) => {
  expect(text).not.toMatch(/undefined|\[object|NaN|null/);
});
