import { catalog } from '@kpi-elements/core';
import { afterAll, expect, test, vi } from 'vitest';
import { codeBlock } from './markdown.ts';
import { snippetFolder } from './snippet-folder.ts';
import { readText } from './sources.ts';

const snippets = snippetFolder('readme', [codeBlock('README.md', 'ts')]);
afterAll(() => snippets.remove());

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

test('the TypeScript of the README compiles under the strictest flags', async () => {
  expect(await snippets.compile()).toBe('');
}, 30_000);

test('the TypeScript of the README says what its last comment promises', async () => {
  vi.useFakeTimers({ now: today, toFake: ['Date'] });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(adsCsv())));
  const log = vi.spyOn(console, 'log').mockReturnValue();
  await import(/* @vite-ignore */ snippets.files[0]!);
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

test('the sizes that the README promises are the limits that are enforced', () => {
  const limits: readonly { readonly name: string; readonly limit: string }[] = JSON.parse(
    readText('.size-limit.json'),
  );
  const limitOf = (wanted: string) => limits.find(({ name }) => name === wanted)?.limit;
  const text = readText('README.md').replaceAll(/\s+/g, ' ');
  expect(text).toContain(`\`<kpi-card>\` with Lit is under ${limitOf('<kpi-card> alone, Lit included')}`);
  expect(text).toContain(`\`kpi-elements.js\` under ${limitOf('kpi-elements.js')}`);
});
