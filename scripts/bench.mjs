// @ts-check
/**
 * `pnpm bench [name]`: runs `packages/<package>/bench/<name>.bench.ts` against the sources, bundled as a page gets them.
 * A bench exports `bench()` and prints ratios: they hold on other machines, times do not.
 */
import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from './import-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv[2];
const nameOf = (/** @type {string} */ file) => basename(file, '.bench.ts');

const files = readdirSync(join(root, 'packages')).flatMap((name) => {
  const folder = join(root, 'packages', name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.startsWith('bench/') && file.endsWith('.bench.ts'))
    .map((file) => join(folder, file));
});
const chosen = files.filter((file) => !wanted || nameOf(file) === wanted);
if (chosen.length === 0) {
  const known = files.map(nameOf).join(', ') || 'none yet';
  console.error(`No bench "${wanted ?? ''}". There are: ${known}.`);
  process.exitCode = 1;
}

for (const file of chosen) {
  console.log(`\n${relative(root, file)}`);
  const { bench } = /** @type {{ bench(): void }} */ (await importSource(file));
  await bench();
}
