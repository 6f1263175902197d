import { attributeTypes } from './scripts/manifest/attribute-types.mjs';
import { complete } from './scripts/manifest/complete.mjs';
import { editorFiles } from './scripts/manifest/editor-files.mjs';
import { publicApi, publishedPaths } from './scripts/manifest/public-api.mjs';

export default {
  globs: ['src/**/*.ts'],
  exclude: ['**/*.stories.ts', '**/*.test.ts', '**/testing/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicApi(), attributeTypes(), complete(), editorFiles(), publishedPaths()],
};
