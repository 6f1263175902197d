import { createHash } from 'node:crypto';
import { LitElementRenderer, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { Reading } from '@kpi-elements/core';
import { catalog } from '@kpi-elements/core';
import { drawComplete } from '@kpi-elements/widgets';
import { expect, type Page as Tab, test } from '@playwright/test';
import { html, type TemplateResult } from 'lit';
import { bundle } from './hosts/bundle.ts';
import { type Page, serve } from './serve.ts';
import { watch } from './watch.ts';

const reading = (id: Parameters<typeof catalog.get>[0], value: number, earlier: number): Reading => ({
  kpi: catalog.get(id),
  key: {},
  period: '2026-03',
  value,
  partial: false,
  inputs: {},
  coverage: { present: 31, expected: 31 },
  comparisons: [
    {
      name: 'previous_period',
      period: '2026-02',
      value: earlier,
      partial: false,
      inputs: {},
      coverage: { present: 28, expected: 28 },
      change: value - earlier,
      changeRate: value / earlier - 1,
      verdict: 'better',
    },
  ],
  asOf: '2026-04-01T07:30:00Z',
  source: 'ads',
  currency: 'EUR',
});
const given = (value: unknown) => JSON.stringify(value);
const revenue = reading('revenue', 1_284_310.5, 1_190_224);
const stages = [reading('clicks', 1000, 900), reading('leads', 120, 100)];

/** One of each, in two languages. */
const elements = html`
  <kpi-scope time-zone="UTC" locale="en">
    <kpi-card reading=${given(revenue)} where="channel=search" select="filter"></kpi-card>
    <kpi-card
      label="ROAS"
      value="4.2"
      previous="3.9"
      unit="multiple"
      better="higher"
      series="[3, null, 4, 4.2]"
      locale="zh-CN"
    ></kpi-card>
    <kpi-gauge
      label="Reached"
      value="0.4"
      unit="percent"
      target="0.5"
      ranges='[{"to":0.3,"name":"low","verdict":"worse"},{"to":1,"name":"high"}]'
    ></kpi-gauge>
    <kpi-funnel readings=${given(stages)}></kpi-funnel>
  </kpi-scope>
`;
/** What the reader's language is, nobody told the server. */
const untold = html`<kpi-card reading=${given(revenue)}></kpi-card>`;
/** A server draws what it is given, and the place of the rest. */
const asking = html`<kpi-scope><kpi-card kpi="revenue"></kpi-card></kpi-scope>`;

const strict = (style: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${style}`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');

const nonce = 'bm9uY2U';
const script = '/served-page.js';

async function drawn(template: TemplateResult, lang = 'en'): Promise<string> {
  const body = await drawComplete(() => collectResult(render(template)));
  return `<!doctype html>
<html lang="${lang}">
  <meta charset="utf-8" />
  <title>Served</title>
  <link rel="icon" href="data:," />
  <body>${body}<script type="module" src="${script}"></script></body>
</html>`;
}

function hashes(page: string): string {
  const styles = new Set([...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css]) => css!));
  return [...styles].map((css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`).join(' ');
}

let host: Awaited<ReturnType<typeof serve>>;

test.beforeAll(async () => {
  LitElementRenderer.renderOptions.push(({ localName }) =>
    localName.startsWith('kpi-') ? { connectedCallback: true } : undefined,
  );
  const page = await drawn(elements);
  const policy = (style: string) => ({ 'content-security-policy': strict(style) });
  const pages: Record<string, Page> = {
    '/page.html': { body: page },
    '/hash.html': { body: page, headers: policy(hashes(page)) },
    '/nonce.html': {
      body: page.replaceAll('<style>', `<style nonce="${nonce}">`),
      headers: policy(`'nonce-${nonce}'`),
    },
    '/blocked.html': { body: page, headers: policy('') },
    '/untold.html': { body: await drawn(untold, 'zh-CN') },
    '/asking.html': { body: await drawn(asking) },
    '/unprepared.html': { body: page.replace(script, '/plain-page.js') },
  };
  host = await serve({ ...pages, ...(await bundle(['served-page', 'plain-page'])) }, []);
});

test.afterAll(() => host.close());

/** Holds the code back until the page was looked at. */
async function withheld(page: Tab): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**${script}`, (route) => released.then(() => route.continue()));
  return release;
}

/** Remembers every node that the server has drawn, and whatever happens to one. */
async function remember(page: Tab): Promise<void> {
  await page.evaluate(() => {
    const changes: string[] = [];
    const nodes: Node[] = [];
    for (const { shadowRoot } of document.querySelectorAll('*')) {
      if (!shadowRoot) continue;
      const walker = document.createTreeWalker(shadowRoot);
      while (walker.nextNode()) nodes.push(walker.currentNode);
      new MutationObserver((records) =>
        changes.push(...records.map(({ type, target }) => `${type} of ${target.nodeName}`)),
      ).observe(shadowRoot, { attributes: true, childList: true, characterData: true, subtree: true });
    }
    new PerformanceObserver((list) => changes.push(...list.getEntries().map(() => 'layout'))).observe({
      type: 'layout-shift',
    });
    Object.assign(globalThis, { seen: { changes, nodes } });
  });
}

/** What happened since to the nodes that the server has drawn. */
function changesOf(page: Tab): Promise<readonly string[]> {
  return page.evaluate(async () => {
    for (const element of document.querySelectorAll('kpi-card, kpi-gauge, kpi-funnel')) {
      await (element as Element & { updateComplete: Promise<unknown> }).updateComplete;
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
    const { seen } = globalThis as unknown as { seen: { changes: string[]; nodes: Node[] } };
    return [...seen.changes, ...seen.nodes.filter((node) => !node.isConnected).map((node) => node.nodeName)];
  });
}

const isTaken = (page: Tab) => page.evaluate(() => customElements.whenDefined('kpi-funnel').then(() => true));

test('a page that a server has drawn says its values without a script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${host.url}/page.html`);
  await expect(page.locator('kpi-card').first().locator('[part=value]')).toContainText('€1,284,310.50');
  await expect(page.locator('kpi-card').last()).toContainText('变好');
  await expect(page.locator('kpi-gauge').getByRole('meter')).toHaveAttribute('aria-valuetext', /40%/);
  await expect(page.locator('kpi-funnel')).toContainText('12% of');
  await expect(page.locator('kpi-card').first().locator('[part=base]')).toHaveCSS('border-top-width', '1px');
  await context.close();
});

for (const path of ['page', 'hash', 'nonce']) {
  test(`code takes it over and leaves every node as it is: ${path}`, async ({ page }) => {
    const complaints = await watch(page);
    const release = await withheld(page);
    await page.goto(`${host.url}/${path}.html`, { waitUntil: 'commit' });
    await expect(page.locator('kpi-funnel')).toContainText('12% of');
    await remember(page);
    release();
    expect(await isTaken(page)).toBe(true);
    expect(await changesOf(page)).toEqual([]);
    const card = page.locator('kpi-card').first();
    await card.locator('[part=select]').press('Enter');
    await expect(card.locator('[part=select]')).toHaveAttribute('aria-pressed', 'true');
    await card.locator('[part=math-button]').click();
    await expect(card.locator('[part=math]')).toBeVisible();
    await card.evaluate((it, next) => Object.assign(it, { reading: next }), { ...revenue, value: 1_300_000 });
    await expect(card.locator('[part=value]')).toContainText('€1,300,000.00');
    await expect(page.locator('[part=value]')).toHaveCount(5);
    expect(complaints).toEqual([]);
  });
}

test('styles that the policy blocks come with the code', async ({ page }) => {
  await page.goto(`${host.url}/blocked.html`);
  expect(await isTaken(page)).toBe(true);
  await expect(page.locator('kpi-card').first().locator('[part=base]')).toHaveCSS('border-top-width', '1px');
});

test('what the server drew in another language is drawn anew', async ({ page }) => {
  const complaints = await watch(page);
  const release = await withheld(page);
  await page.goto(`${host.url}/untold.html`, { waitUntil: 'commit' });
  await expect(page.locator('[part=label]')).toHaveText('Revenue');
  release();
  await expect(page.locator('[part=label]')).toHaveText('销售额');
  await expect(page.locator('[part=value]')).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test('a card that the server could not fill asks, and is filled', async ({ page }) => {
  const complaints = await watch(page);
  const release = await withheld(page);
  await page.goto(`${host.url}/asking.html`, { waitUntil: 'commit' });
  await expect(page.locator('[part=base]')).toHaveAttribute('aria-busy', 'true');
  await page.locator('kpi-scope').evaluate((scope, shown) => {
    const client = {
      version: 1,
      catalog: { find: () => {} },
      watch: (_: unknown, listener: (state: unknown) => void) => {
        listener({ status: 'ready', readings: [shown] });
        return () => {};
      },
    };
    Object.assign(scope, { client });
  }, revenue);
  release();
  await expect(page.locator('[part=value]')).toContainText('€1,284,310.50');
  await expect(page.locator('[part=value]')).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test('without support for taking over, elements draw anew and nothing stands there twice', async ({
  page,
}) => {
  const complaints = await watch(page);
  await page.goto(`${host.url}/unprepared.html`);
  expect(await isTaken(page)).toBe(true);
  await expect(page.locator('kpi-funnel')).toContainText('12% of');
  await expect(page.locator('kpi-funnel style')).toHaveCount(0);
  await expect(page.locator('[part=value]')).toHaveCount(5);
  expect(complaints).toEqual([]);
});
