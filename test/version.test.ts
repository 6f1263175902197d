import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { version } from '../packages/widgets/src/base/version.ts';
import { root } from './sources.ts';

test('elements know the version that they are published as', () => {
  const published = JSON.parse(readFileSync(join(root, 'packages/widgets/package.json'), 'utf8')).version;
  expect(version, 'Run node scripts/write-version.mjs.').toBe(published);
});
