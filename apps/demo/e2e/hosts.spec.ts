import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { root } from '../../../test/sources.ts';
import { bundle } from './hosts/bundle.ts';
import { type Page, serve } from './serve.ts';
import { watch } from './watch.ts';

const built = join(root, 'packages/sdk/dist');

const csv = `day,channel,spend,clicks,revenue
2026-02-10,search,150,100,600
2026-03-10,search,100,100,500
2026-03-20,social,50,25,100
`;

const scope = (inside: string) => `
  <kpi-scope period="2026-03" compare="previous_period" currency="EUR" time-zone="UTC">
    <kpi-source type="csv" src="/ads.csv" date="day" measures="cost:spend clicks revenue" dimensions="channel"></kpi-source>
    ${inside}
  </kpi-scope>`;

const html = (body: string, head = '') => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Host</title>
  <link rel="icon" href="data:," />
  ${head}
  <body>${body}</body>
</html>`;

const oneFile = '<script type="module" src="/kpi-elements.js"></script>';
/** One of each, with numbers of its own. */
const plain = `
  <kpi-card label="ROAS" value="4.2" previous="3.9" unit="multiple" better="higher" target="5" series="[3, null, 4, 4.2]" selectable></kpi-card>
  <kpi-gauge label="Reached" value="0.4" unit="percent" target="0.5" ranges='[{"to":0.3,"name":"low","verdict":"worse"},{"to":1,"name":"high"}]'></kpi-gauge>
  <kpi-funnel stages="clicks revenue" period="2026-03"></kpi-funnel>`;
const controls = '<kpi-controls dimensions="channel=search,social"></kpi-controls>';

const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

/** All sizes are in rem, so that they follow what readers set: the root keeps its size. */
const hostile = `
  * { all: revert; font: 40px cursive !important }
  html { font-size: 16px !important }
`;

type Exported = HTMLElement & { toPNG(): Promise<Blob>; updateComplete: Promise<unknown> };

let host: Awaited<ReturnType<typeof serve>>;

test.beforeAll(async () => {
  const pages: Record<string, Page> = {
    '/ads.csv': { body: csv },
    '/plain.html': { body: html(scope(`<kpi-card kpi="cpc"></kpi-card>${plain}`), oneFile) },
    '/react.html': {
      body: html('<div id="root"></div><script type="module" src="/react-page.js"></script>'),
    },
    '/vue.html': { body: html('<div id="root"></div><script type="module" src="/vue-page.js"></script>') },
    '/nested.js': { body: readFileSync(join(import.meta.dirname, 'hosts/nested.js'), 'utf8') },
    '/shadow.html': {
      body: html(
        scope(
          '<section><template data-root><article><template data-root><kpi-card kpi="cpc" selectable></kpi-card></template></article></template></section>',
        ),
        `${oneFile}<script type="module" src="/nested.js"></script>`,
      ),
    },
    '/frame.html': { body: html('<iframe src="/plain.html" width="400" height="900"></iframe>') },
    '/strict.html': {
      body: html(scope(`<kpi-card kpi="cpc"></kpi-card>${plain}`), oneFile),
      headers: { 'content-security-policy': strict },
    },
    '/hostile.css': { body: hostile },
    '/hostile.html': {
      body: html(scope(plain + controls), `<link rel="stylesheet" href="/hostile.css" />${oneFile}`),
    },
    '/kind.html': { body: html(scope(plain + controls), oneFile) },
    '/copies.html': {
      body: html(
        `${scope('<kpi-card kpi="cpc"></kpi-card>')}<div id="root"></div>`,
        `${oneFile}<script type="module" src="/react-page.js"></script>`,
      ),
    },
  };
  host = await serve({ ...pages, ...(await bundle(['react-page', 'vue-page'])) }, [built]);
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

test('a strict Content-Security-Policy with Trusted Types has nothing to report', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto(`${host.url}/strict.html`);
  const card = page.locator('kpi-card').first();
  await expect(card).toContainText('€1.20');
  await card.locator('[part=math-button]').click();
  await expect(card.locator('[part=math]')).toContainText('Cost');
  await page.keyboard.press('Escape');
  await expect(page.locator('kpi-gauge')).toContainText('40%');
  await expect(page.locator('kpi-funnel')).toContainText('480% of');
  for (const element of await page.locator('kpi-card, kpi-gauge, kpi-funnel').all()) {
    const bytes = await element.evaluate(async (it) => (await (it as Exported).toPNG()).size);
    expect(bytes).toBeGreaterThan(1000);
  }
  await page.evaluate(() => (document.documentElement.lang = 'zh-CN'));
  await expect(card).toContainText('每次点击成本');
  expect(complaints).toEqual([]);
});

for (const tag of ['kpi-card', 'kpi-gauge', 'kpi-funnel', 'kpi-controls']) {
  test(`hostile styles of the page do not change the picture of <${tag}>`, async ({ page }) => {
    const pictures = [];
    for (const path of ['kind', 'hostile']) {
      await page.goto(`${host.url}/${path}.html`);
      const element = page.locator(tag);
      await expect(element).toContainText(/\d/);
      const filter = element.locator('[part=filter]');
      if (await filter.count()) await filter.click();
      await element.evaluate((it) => (it as Exported).updateComplete);
      pictures.push(
        await element.evaluate((it) =>
          [...it.shadowRoot!.querySelectorAll('[part]')].map((part) => {
            const { width, height } = part.getBoundingClientRect();
            const { fontSize, fontFamily, color, display } = getComputedStyle(part);
            return [
              part.part.value,
              Math.round(width),
              Math.round(height),
              fontSize,
              fontFamily,
              color,
              display,
            ];
          }),
        ),
      );
    }
    expect(pictures[1]).toEqual(pictures[0]);
  });
}

test('two copies of the library on one page warn, and both pages of it work', async ({ page }) => {
  const complaints = await watch(page);
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await page.goto(`${host.url}/copies.html`);
  await expect(page.locator('kpi-scope kpi-card')).toContainText('€1.20');
  await expect(page.locator('#root kpi-card')).toContainText('4.2×');
  expect(warnings.filter((text) => text.startsWith('<kpi-card> is already defined'))).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('Node imports every entry without a DOM', async () => {
  const manifest = JSON.parse(readFileSync(join(root, 'packages/widgets/package.json'), 'utf8'));
  const entries: string[] = Object.values(manifest.exports as Record<string, { default?: string }>)
    .map((entry) => entry.default ?? '')
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(root, 'packages/widgets', file));
  for (const files of [entries, [join(built, 'kpi-elements.js')]]) {
    const script = files.map((file) => `await import(${JSON.stringify(file)});`).join('');
    const { stderr } = await promisify(execFile)('node', ['--input-type=module', '-e', script]);
    expect(stderr).toBe('');
  }
});
