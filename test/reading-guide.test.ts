import { expect, test } from 'vitest';
import { refreshGuide } from '../scripts/reading-guide.ts';
import { readText } from './sources.ts';

const guide = 'docs/guide/reading-the-numbers.md';

test('the guide shows what the library says', () => {
  const isCurrent = refreshGuide(readText(guide)) === readText(guide);
  expect(isCurrent, `${guide} is out of date. Run "pnpm guide" and look at what changed.`).toBe(true);
});
