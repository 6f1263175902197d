import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { catalog } from '@kpi-elements/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { codeBlock } from './markdown.ts';
import { root } from './sources.ts';

// Below the root, so that the packages are found; `dist` is not under version control.
const folder = join(root, 'dist/readme');
const file = join(folder, 'snippet.ts');

const today = new Date('2026-03-31T12:00:00Z');

/** Two months of ads; in the second one, dear clicks come on top. */
function adsCsv(): string {
  const lines = ['day,channel,spend,clicks'];
  for (let time = Date.parse('2026-01-01'); time < today.getTime(); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    lines.push(`${day},search,100,100`);
    if (day >= '2026-03-01') lines.push(`${day},social,50,25`);
  }
  return lines.join('\n');
}

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
  const said = await compile.catch((error: { stdout: string }) => error);
  expect(said.stdout).toBe('');
}, 30_000);

test('the TypeScript of the README says what its last comment promises', async () => {
  vi.useFakeTimers({ now: today, toFake: ['Date'] });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(adsCsv())));
  const log = vi.spyOn(console, 'log').mockReturnValue();
  await import(/* @vite-ignore */ file);
  const promised = codeBlock('README.md', 'ts').matchAll(/^\/\/ (.+)$/gm);
  // Intl writes thin and narrow spaces.
  const said = log.mock.calls.map(([text]) => String(text).replaceAll(/\s/g, ' '));
  expect(said).toEqual([[...promised].map(([, line]) => line).join(' ')]);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the HTML of the README names KPIs of the catalogue', () => {
  const ids = [...codeBlock('README.md', 'html').matchAll(/kpi="([^"]+)"/g)].map(([, id]) => id!);
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) expect(catalog.find(id)?.id).toBe(id);
});
