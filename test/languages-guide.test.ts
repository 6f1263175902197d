import { afterAll, expect, test } from 'vitest';
import { codeBlocks } from './markdown.ts';
import { snippetFolder } from './snippet-folder.ts';

const blocks = codeBlocks('docs/guide/languages.md', 'ts');
const snippets = snippetFolder('languages', blocks);
afterAll(() => snippets.remove());

test('the language of the guide compiles under the strictest flags, and is added', async () => {
  expect(blocks).toHaveLength(1);
  expect(await snippets.compile()).toBe('');
  await import(/* @vite-ignore */ snippets.files[0]!);
}, 30_000);
