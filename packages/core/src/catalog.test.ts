import { expect, test } from 'vitest';
import { catalog } from './default-catalog.ts';
test('x', () => {
  expect(catalog.all().length).toBeGreaterThan(90);
});
