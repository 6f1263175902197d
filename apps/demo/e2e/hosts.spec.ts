import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { root } from '../../../test/sources.ts';
import { bundle } from './hosts/bundle.ts';
import { cpc, csv, html, oneFile, plain, scope, script } from './hosts/markup.ts';
import { type Page, serve } from './serve.ts';
import { watch } from './watch.ts';

const built = join(root, 'packages/sdk/dist');
/** A frame without an origin is a stranger to its own server. */
const forAnyone = { 'access-control-allow-origin': '*' };

let host: Awaited<ReturnType<typeof serve>>;

test.beforeAll(async () => {
  const pages: Record<string, Page> = {
    '/ads.csv': { body: csv },
    '/plain.html': { body: html(scope(cpc + plain), oneFile) },
    '/react.html': { body: html('<div id="root"></div>' + script('/react-page.js')) },
    '/vue.html': { body: html('<div id="root"></div>' + script('/vue-page.js')) },
    '/nested.js': { body: readFileSync(join(import.meta.dirname, 'hosts/nested.js'), 'utf8') },
    '/shadow.html': {
      body: html(
        scope(
          '<section><template data-root><article><template data-root><kpi-card kpi="cpc" selectable></kpi-card></template></article></template></section>',
        ),
        oneFile + script('/nested.js'),
      ),
    },
    '/frame.html': { body: html('<iframe src="/plain.html" width="400" height="900"></iframe>') },
    '/sandbox.html': {
      body: html('<iframe sandbox="allow-scripts" src="/plain.html" width="400" height="900"></iframe>'),
    },
  };
  const files = await bundle(['react-page', 'vue-page']);
  host = await serve({ ...pages, ...files }, [built], forAnyone);
});

test.afterAll(() => host.close());

test('plain HTML needs one script', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto(`${host.url}/plain.html`);
  await expect(page.locator('kpi-card').first()).toContainText('€1.20');
  await expect(page.locator('kpi-card').last()).toContainText('4.2×');
  await expect(page.locator('kpi-gauge')).toContainText('40%');
  await expect(page.locator('kpi-funnel')).toContainText('480% of');
  expect(complaints).toEqual([]);
});

for (const framework of ['React 19', 'Vue 3']) {
  test(`${framework} sets properties, hears events, and takes elements away`, async ({ page }) => {
    const complaints = await watch(page);
    await page.goto(`${host.url}/${framework.split(' ')[0]!.toLowerCase()}.html`);
    const card = page.locator('kpi-card');
    await expect(card).toContainText('4.2×');
    await expect(card.locator('[part=sparkline] path').first()).toHaveAttribute('d', /^M/);
    await page.getByRole('button', { name: 'Change' }).click();
    await expect(card).toContainText('5.5×');
    await card.getByRole('button', { name: 'ROAS' }).click();
    await expect(page.locator('output')).toHaveText('5.5');
    await page.getByRole('button', { name: 'Take away' }).click();
    await expect(card).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
}

test('in nested shadow roots an element hears its scope, and its events come out', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto(`${host.url}/shadow.html`);
  const card = page.locator('kpi-card');
  await expect(card).toContainText('€1.20');
  const chosen = page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener('kpi-select', (event) => resolve(event.composedPath().length > 3)),
      ),
  );
  await card.getByRole('button', { name: 'CPC' }).or(card.locator('[part=select]')).first().click();
  expect(await chosen).toBe(true);
  expect(complaints).toEqual([]);
});

test('in an iframe', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto(`${host.url}/frame.html`);
  await expect(page.frameLocator('iframe').locator('kpi-card').first()).toContainText('€1.20');
  expect(complaints).toEqual([]);
});

test('in a sandboxed iframe, which has no origin and may store nothing', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto(`${host.url}/sandbox.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('kpi-card').first()).toContainText('€1.20');
  await expect(frame.locator('kpi-gauge')).toContainText('40%');
  await expect(frame.locator('kpi-funnel')).toContainText('480% of');
  await frame.locator('kpi-card').first().locator('[part=math-button]').click();
  await expect(frame.locator('kpi-card').first().locator('[part=math]')).toContainText('Cost');
  await expect(frame.locator('kpi-card').first().locator('[part=math]')).toBeFocused();
  const storing = frame.locator('body').evaluate(() => localStorage.length);
  await expect(storing).rejects.toThrow('sandboxed');
  // Chromium says so of whatever may take the focus in a frame like this, and the panel gets it when it opens all the same.
  expect(complaints.filter((text) => !text.includes('Blocked autofocusing'))).toEqual([]);
});

test('Node imports every entry without a DOM', async () => {
  const manifest = JSON.parse(readFileSync(join(root, 'packages/widgets/package.json'), 'utf8'));
  const entries: string[] = Object.values(manifest.exports as Record<string, { default?: string }>)
    .map((entry) => entry.default ?? '')
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(root, 'packages/widgets', file));
  for (const files of [entries, [join(built, 'kpi-elements.js')]]) {
    const code = files.map((file) => `await import(${JSON.stringify(file)});`).join('');
    const { stderr } = await promisify(execFile)('node', ['--input-type=module', '-e', code]);
    expect(stderr).toBe('');
  }
});
