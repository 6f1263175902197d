import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { catalog } from '@kpi-elements/core';
import { codeBlock } from './markdown.ts';
import { root } from './sources.ts';

// Beside the tests, so that the packages are found; `dist` is not under version control.
const folder = join(root, 'dist/readme');
const file = join(folder, 'snippet.ts');

const today = new Date('2026-03-31T12:00:00Z');
const csv = `day,channel,spend,clicks
2026-02-10,search,100,100
2026-03-10,search,100,100
2026-03-20,social,50,25
`;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, codeBlock('README.md', 'ts'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the TypeScript of the README compiles under the strictest flags', async () => {
  const config = { extends: '../../tsconfig.check.json', include: ['snippet.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const compile = promisify(execFile)(process.execPath, [tsc, '-p', folder]);
  await expect(compile.catch((error: { stdout: string }) => error.stdout)).resolves.toEqual({
    stdout: '',
    stderr: '',
  });
}, 30_000);

test('the TypeScript of the README says what the comment promises', async () => {
  vi.useFakeTimers({ now: today, toFake: ['Date'] });
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(csv, { headers: { 'content-type': 'text/csv' } })),
  );
  const log = vi.spyOn(console, 'log').mockReturnValue();
  await import(/* @vite-ignore */ file);
  const [, promise] = codeBlock('README.md', 'ts').match(/^\/\/ (.+)$/m)!;
  expect(log.mock.calls).toEqual([[promise]]);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the HTML of the README names KPIs of the catalogue', () => {
  const ids = [...codeBlock('README.md', 'html').matchAll(/kpi="([^"]+)"/g)].map((match) => match[1]!);
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) expect(catalog.find(id)?.id).toBe(id);
});
