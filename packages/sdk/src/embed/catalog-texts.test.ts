import { catalog } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import { loadCatalogTexts } from './catalog-texts.ts';

test('every KPI of the catalogue has its texts, by id', async () => {
  const texts = await loadCatalogTexts();
  expect(Object.keys(texts)).toEqual(catalog.all().map(({ id }) => id));
  expect(texts['cpc']?.question).toBe('What does one visit from an ad cost us?');
});
