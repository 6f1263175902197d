// @ts-check
/** `pnpm catalogue`: writes the catalogue pages in `docs`, in both languages, from the definitions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from './import-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { cataloguePages } = /** @type {typeof import('./catalogue-page.ts')} */ (
  await importSource(join(root, 'scripts/catalogue-page.ts'))
);
for (const [file, text] of Object.entries(cataloguePages())) {
  writeFileSync(join(root, file), text);
  console.log(file);
}
