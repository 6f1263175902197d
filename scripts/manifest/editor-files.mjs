// @ts-check
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cssCustomData, htmlCustomData, webTypes } from './editor-data.mjs';
import { elementTypes } from './element-types.mjs';
import { readTokens } from './tokens.mjs';

const folder = 'dist-types';

/** Writes what editors and compilers know of the elements, beside the manifest. */
export function editorFiles() {
  return {
    name: 'editor-files',
    /** @param {{ customElementsManifest: import('./manifest.ts').Manifest }} context */
    packageLinkPhase({ customElementsManifest: manifest }) {
      const library = JSON.parse(readFileSync('package.json', 'utf8'));
      const { roles } = readTokens();
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      const entry = './embed' in library.exports ? `${library.name}/embed` : library.name;
      writeFileSync(join(folder, 'jsx.d.ts'), elementTypes(manifest, entry));
      for (const file of ['react.d.ts', 'vue.d.ts']) {
        copyFileSync(join(import.meta.dirname, file), join(folder, file));
      }
      const css = cssCustomData(manifest, roles);
      const data = {
        'vscode.html-custom-data.json': htmlCustomData(manifest),
        ...(css.properties.length > 0 && { 'vscode.css-custom-data.json': css }),
        'web-types.json': webTypes(manifest, roles, library),
      };
      for (const [file, value] of Object.entries(data)) {
        writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`);
      }
    },
  };
}
