import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { codeBlock, codeBlocks } from '../../../test/markdown.ts';
import { readText, root } from '../../../test/sources.ts';
import { serve } from './serve.ts';

const built = join(root, 'packages/sdk/dist');
const guide = 'docs/guide/connecting-data.md';

const csv = `day,channel,spend,clicks,revenue
2026-02-10,search,150,100,600
2026-03-10,search,100,100,500
2026-03-20,social,50,25,100
`;

test('the HTML of the README shows true numbers without a build step', async ({ page }) => {
  const server = await serve(
    {
      '/page.html': { body: `<!doctype html><html lang="en">${codeBlock('README.md', 'html')}` },
      '/ads.csv': { body: csv },
    },
    [built],
  );
  await page.clock.setFixedTime(new Date('2026-03-31T12:00:00Z'));
  await page.goto(`${server.url}/page.html`);
  const cards = page.locator('kpi-card');
  // Totals first: 600 / 150 and 150 / 125. The means of the two rows would say 3.5 and 1.5.
  await expect(cards.nth(0)).toContainText('4×');
  await expect(cards.nth(1)).toContainText('€1.20');
  await expect(cards.nth(2)).toContainText('€2.00');
  await server.close();
});

test('the files that the guide names are built', () => {
  const named = new Set(readText(guide).match(/kpi-elements\.[\w.-]*js\b/g));
  expect([...named].filter((file) => !existsSync(join(built, file)))).toEqual([]);
  expect(named.size).toBeGreaterThan(5);
});

/** The Content-Security-Policy of the guide. */
const policy = codeBlocks(guide, 'text')
  .find((block) => block.startsWith('default-src'))!
  .trim();

test('a page under the policy of the guide shows numbers, and only loads what it uses', async ({ page }) => {
  const html = codeBlocks(guide, 'html');
  const rows = html.find((block) => block.includes('type="inline"'))!;
  const preload = html.find((block) => block.includes('modulepreload'))!;
  const body = `<!doctype html><html lang="en"><head>${preload}</head>
    <kpi-scope period="2026-01-01/2026-02-28">${rows}<kpi-card kpi="aov"></kpi-card></kpi-scope>`;
  const server = await serve({ '/page.html': { body, headers: { 'content-security-policy': policy } } }, [
    built,
  ]);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${server.url}/page.html`);
  // 87,500 of 714 orders.
  await expect(page.locator('kpi-card')).toContainText('€122.55');
  expect(loaded.filter((path) => path.includes('rows'))).toEqual(['/kpi-elements.rows.js']);
  expect(loaded.filter((path) => /json|parquet|stream|server|worker/.test(path))).toEqual([]);
  await server.close();
});

test('under the policy of the guide a large CSV is read in a worker', async ({ page }) => {
  const rows = 60_000;
  const large = `day,clicks,note\n${'2026-01-01,1,a note that is long\n'.repeat(rows)}`;
  const body = `<!doctype html><html lang="en"><script type="module" src="kpi-elements.js"></script>
    <kpi-scope period="2026-01-01/2026-01-01">
      <kpi-source src="large.csv" date="day" measures="clicks"></kpi-source><kpi-card kpi="clicks"></kpi-card>
    </kpi-scope>`;
  const pages = {
    '/page.html': { body, headers: { 'content-security-policy': policy } },
    '/large.csv': { body: large },
  };
  const server = await serve(pages, [built]);
  const worker = page.waitForEvent('worker');
  await page.goto(`${server.url}/page.html`);
  expect((await worker).url()).toBe(`${server.url}/kpi-elements.csv-worker.js`);
  await expect(page.locator('kpi-card')).toContainText('60,000');
  await server.close();
});
