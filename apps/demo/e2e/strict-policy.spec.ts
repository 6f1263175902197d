import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { root } from '../../../test/sources.ts';
import { controls, cpc, csv, html, oneFile, plain, scope } from './hosts/markup.ts';
import { serve } from './serve.ts';
import { watch } from './watch.ts';

const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Large enough for a worker: more than a megabyte. */
const large = `${csv}${'2026-03-21,social,0,0,0\n'.repeat(60_000)}`;

type Exporting = HTMLElement & {
  toSVG(): Promise<string>;
  toPNG(): Promise<Blob>;
  toCSV(): Promise<string>;
  toText(): Promise<string>;
};

let host: Awaited<ReturnType<typeof serve>>;

test.beforeAll(async () => {
  const headers = { 'content-security-policy': strict };
  host = await serve(
    {
      '/ads.csv': { body: csv },
      '/large.csv': { body: large },
      '/strict.html': { body: html(scope(controls + cpc + plain), oneFile), headers },
      '/listed.html': {
        body: html(scope(cpc + plain).replace('/ads.csv', '/large.csv'), oneFile),
        headers: { 'content-security-policy': `${strict}; trusted-types lit-html kpi-elements` },
      },
      '/large.html': { body: html(scope(cpc).replace('/ads.csv', '/large.csv'), oneFile), headers },
    },
    [join(root, 'packages/sdk/dist')],
  );
});

test.afterAll(() => host.close());

/** Opens the page, and gives what it complains about once everything is drawn. */
async function open(page: Page): Promise<readonly string[]> {
  const complaints = await watch(page);
  await page.goto(`${host.url}/strict.html`);
  await expect(page.locator('kpi-card').first()).toContainText('€1.20');
  await expect(page.locator('kpi-card').last()).toContainText('4.2×');
  await expect(page.locator('kpi-gauge')).toContainText('40%');
  await expect(page.locator('kpi-funnel')).toContainText('480% of');
  return complaints;
}

test('a page that lists its Trusted Types policies has nothing to report either', async ({ page }) => {
  const complaints = await watch(page);
  const worker = page.waitForEvent('worker');
  await page.goto(`${host.url}/listed.html`);
  await expect(page.locator('kpi-card').first()).toContainText('€1.20');
  await expect(page.locator('kpi-funnel')).toContainText('480% of');
  await worker;
  expect(complaints).toEqual([]);
});

test('a page hears of what its policy forbids', async ({ page }) => {
  const complaints = await open(page);
  expect(complaints).toEqual([]);
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await page.evaluate(() => (document.body.innerHTML = '<p>')).catch(() => {});
  await expect.poll(() => complaints.filter((text) => text.startsWith('csp: '))).toHaveLength(2);
});

test('the policy has nothing to report of drawing, the math, and another language', async ({ page }) => {
  const complaints = await open(page);
  const card = page.locator('kpi-card').first();
  await card.locator('[part=math-button]').click();
  await expect(card.locator('[part=math]')).toContainText('Cost');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.documentElement.lang = 'zh-CN'));
  await expect(card).toContainText('每次点击成本');
  expect(complaints).toEqual([]);
});

test('the policy has nothing to report of controls that are used', async ({ page }) => {
  const complaints = await open(page);
  const card = page.locator('kpi-card').first();
  await page.locator('kpi-controls [part=filter]').click();
  await page.getByRole('checkbox', { name: 'search' }).check();
  await expect(card).toContainText('€1.00');
  await page.keyboard.press('Escape');
  await page.getByLabel('From', { exact: true }).fill('2026-02-01');
  await expect(card).toContainText('€1.25');
  await page.getByRole('combobox', { name: 'Compared with' }).selectOption('none');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(card).toContainText('€1.33');
  expect(complaints).toEqual([]);
});

for (const tag of ['kpi-card', 'kpi-gauge', 'kpi-funnel']) {
  test(`the policy has nothing to report of what is taken away from <${tag}>`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.addInitScript(() => (globalThis.print = () => document.body.classList.add('printed')));
    const complaints = await open(page);
    const element = page.locator(tag).last();
    const menu = element.locator('[part=export]');
    const take = async (name: string) => {
      if (!(await menu.isVisible())) await element.locator('[part=export-button]').click();
      await menu.getByRole('button', { name }).click();
    };
    const saved = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), take(name)]);
      return readFileSync(await download.path());
    };
    expect((await saved('PNG image')).subarray(1, 4).toString()).toBe('PNG');
    const svg = (await saved('SVG image')).toString();
    const sheet = (await saved('Data (CSV)')).toString();
    expect(svg).toMatch(/^<svg[^]*<\/svg>\s*$/);
    expect(sheet.split('\r\n').length).toBeGreaterThan(1);

    await take('Copy as text');
    await expect(menu.getByRole('status')).toHaveText('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await take('Print');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('body.printed')).toBeVisible();
    await expect(element).toBeVisible();
    await expect(page.locator('kpi-card').first()).toBeHidden();
    await page.emulateMedia({ media: 'screen' });

    const taken = await element.evaluate(async (it: Exporting) => [
      await it.toSVG(),
      await it.toCSV(),
      await it.toText(),
      String((await it.toPNG()).size > 1000),
    ]);
    expect(taken).toEqual([svg, sheet, copied, 'true']);
    expect(complaints).toEqual([]);
  });
}

test('the policy has nothing to report of a file that is read in a worker', async ({ page }) => {
  const complaints = await watch(page);
  const worker = page.waitForEvent('worker');
  await page.goto(`${host.url}/large.html`);
  await expect(page.locator('kpi-card')).toContainText('€1.20');
  expect((await worker).url()).toContain('csv-worker');
  expect(complaints).toEqual([]);
});
