// @ts-check
/** `pnpm guide`: renews the examples of the guide to reading the numbers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from './import-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const guide = join(root, 'docs/guide/reading-the-numbers.md');
const { refreshGuide } = /** @type {typeof import('./reading-guide.ts')} */ (
  await importSource(join(root, 'scripts/reading-guide.ts'))
);
writeFileSync(guide, refreshGuide(readFileSync(guide, 'utf8')));
