import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../../test/sources.ts';
import { version } from '../../../packages/widgets/src/base/version.ts';
import { bundle } from './hosts/bundle.ts';
import { controls, cpc, csv, html, oneFile, plain, scope, script } from './hosts/markup.ts';
import { serve } from './serve.ts';
import { watch } from './watch.ts';

const newer = '99.1.0';
const all = ['kpi-card', 'kpi-controls', 'kpi-funnel', 'kpi-gauge', 'kpi-scope'];
const elements = scope(controls + cpc + plain);

/** Which script comes first, and which elements it brings. */
const pages = [
  { first: 'our version', scripts: [oneFile, script('/plain-page.js')], newerOnes: [] },
  { first: 'a newer version', scripts: [script('/plain-page.js'), oneFile], newerOnes: all },
  {
    first: 'a newer version of the card alone',
    scripts: [script('/card-page.js'), oneFile],
    newerOnes: ['kpi-card'],
  },
  {
    first: 'a newer version of the scope alone',
    scripts: [script('/scope-page.js'), oneFile],
    newerOnes: ['kpi-scope'],
  },
];

let host: Awaited<ReturnType<typeof serve>>;

test.beforeAll(async () => {
  host = await serve(
    {
      '/ads.csv': { body: csv },
      ...Object.fromEntries(
        pages.map(({ first, scripts }) => [`/${first}.html`, { body: html(elements, scripts.join('\n')) }]),
      ),
      ...(await bundle(['plain-page', 'card-page', 'scope-page'], newer)),
    },
    [join(root, 'packages/sdk/dist')],
  );
});

test.afterAll(() => host.close());

for (const { first, newerOnes } of pages) {
  test(`where ${first} comes first it stays, the other one warns, and they work together`, async ({
    page,
  }) => {
    const complaints = await watch(page);
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.goto(`${host.url}/${first}.html`);
    const cost = page.locator('kpi-card').first();
    await expect(cost).toContainText('€1.20');
    await expect(page.locator('kpi-card').last()).toContainText('4.2×');
    await expect(page.locator('kpi-gauge')).toContainText('40%');
    await expect(page.locator('kpi-funnel')).toContainText('480% of');

    const inUse = await page.evaluate(
      (tags) =>
        tags.map(
          (tag) => (customElements.get(tag) as CustomElementConstructor & { version: string }).version,
        ),
      all,
    );
    expect(inUse).toEqual(all.map((tag) => (newerOnes.includes(tag) ? newer : version)));
    const twice = newerOnes.length > 0 ? newerOnes : all;
    const [used, unused] = newerOnes.length > 0 ? [newer, version] : [version, newer];
    expect(warnings.toSorted()).toEqual(
      twice.map(
        (tag) =>
          `<${tag}> is already defined on this page, in version ${used}: version ${unused} of it is not used.`,
      ),
    );

    await page.locator('kpi-controls [part=filter]').click();
    await page.getByRole('checkbox', { name: 'search' }).check();
    await expect(cost).toContainText('€1.00');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Compared with' }).selectOption('none');
    await expect(cost).not.toContainText('€1.50');
    await cost.locator('[part=math-button]').click();
    await expect(cost.locator('[part=math]')).toContainText('Cost');
    expect(complaints).toEqual([]);
  });
}
