// @ts-check
/** Writes the version of the widgets, which changesets have just set, to where elements know it from. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const widgets = join(import.meta.dirname, '../packages/widgets');
const { version } = JSON.parse(readFileSync(join(widgets, 'package.json'), 'utf8'));
const text = `/** The version of this package. */\nexport const version = '${version}';\n`;
writeFileSync(join(widgets, 'src/base/version.ts'), text);
