import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { generateVisits, stages } from '../src/data/visits.ts';
import { watch } from './watch.ts';

const boards = ['cmo', 'marketing-performance'] as const;
const origins = ['this page', 'files', 'server'] as const;
/** What shows that a widget speaks a language. */
const written = { en: /[a-z]/, 'zh-CN': /\p{Script=Han}/u, 'ar-EG': /[\u0660-\u0669]/ } as const;

/** Waits until every widget has its numbers. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [
      ...document.querySelectorAll<HTMLElement & { reading?: object; readings?: readonly object[] }>(
        'kpi-card, kpi-gauge, kpi-funnel',
      ),
    ].every(({ reading, readings }) => reading ?? readings?.[0]),
  );
}

/** The numbers of all widgets. */
async function readValues(page: Page): Promise<readonly (number | null)[]> {
  await settle(page);
  return page
    .locator('kpi-card, kpi-gauge')
    .evaluateAll((widgets: (HTMLElement & { reading: { readonly value: number | null } })[]) =>
      widgets.map(({ reading }) => reading.value),
    );
}

/** What all widgets say. */
async function readBoard(page: Page): Promise<readonly string[]> {
  await settle(page);
  return page.locator(':is(kpi-card, kpi-gauge, kpi-funnel) >> [part~=base]').allInnerTexts();
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('the funnel counts everybody once, whatever days and channels they came through, and says how long a sale took', async ({
  page,
}) => {
  const { keys, measures, length } = generateVisits();
  const rows = Array.from({ length }, (_, row) => row).filter((row) => {
    const day = keys['day']![row]!;
    return '2026-10-01' <= day && day <= '2026-10-30' && keys['country']![row] !== 'DE';
  });
  const reached = (stage: number) =>
    rows.filter((row) => stages.indexOf(keys['stage']![row] as 'lead') >= stage).length;
  const visitors = new Set(rows.map((row) => keys['visitor']![row])).size;

  await page.goto('/cmo.html?where=country%3DNL,AT');
  await settle(page);
  const shown = await page
    .locator('kpi-funnel')
    .evaluate((element: HTMLElement & { readings: readonly { readonly value: number }[] }) =>
      element.readings.map(({ value }) => value),
    );
  const cycles = rows.reduce((sum, row) => sum + measures['sales_cycle_time']![row]!, 0);
  const counts = stages.map((_, stage) => reached(stage));
  expect(shown).toEqual([visitors, ...counts, cycles / counts.at(-1)!]);
});

for (const board of boards) {
  test(`${board}: the same numbers come from the page, from files and from a server`, async ({ page }) => {
    const complaints = await watch(page);
    const texts: (readonly string[])[] = [];
    const asked: string[][] = [];
    await page.goto(`/${board}.html?period=last_90_days&where=country%3DDE,AT`);
    for (const origin of origins) {
      await page.getByRole('radio', { name: origin }).check();
      const paths: string[] = [];
      page.on('request', (request) => paths.push(new URL(request.url()).pathname));
      // The choice is kept.
      await page.reload();
      await expect(page.getByRole('radio', { name: origin })).toBeChecked();
      texts.push(await readBoard(page));
      asked.push([...new Set(paths.filter((path) => /\/(data|kpi)\/./.test(path)))]);
      page.removeAllListeners('request');
    }
    const table = board === 'cmo' ? 'visits' : 'shop';
    expect(asked).toEqual([[], [`/data/${table}.csv`], [`/kpi/${table}`]]);
    expect(texts[0]!.join()).toMatch(/\d/);
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).toEqual(texts[0]);
    expect(complaints).toEqual([]);
  });

  for (const [language, theme, width] of [
    ['en', 'light', 1280],
    ['en', 'dark', 360],
    ['zh-CN', 'dark', 1280],
    ['zh-CN', 'light', 360],
    ['ar-EG', 'light', 1280],
    ['ar-EG', 'dark', 360],
  ] as const) {
    test(`${board}: axe finds nothing in ${language}, in the ${theme} theme at ${width} px, and nothing sticks out`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/${board}.html`);
      await page.getByLabel('Theme').selectOption(theme);
      if (language === 'ar-EG') {
        // The portal has no texts in Arabic, but numbers and direction are.
        await page.evaluate(() => Object.assign(document.documentElement, { lang: 'ar-EG', dir: 'rtl' }));
      } else {
        await page.getByLabel('Language').selectOption(language);
      }
      await settle(page);
      await expect(page.locator('kpi-card [part=base]').first()).toContainText(written[language]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      ).toEqual([]);
    });
  }
}

test('what is chosen is in the address, and a link to it shows the same', async ({ page, context }) => {
  await page.goto('/cmo.html');
  await settle(page);
  await page.locator('kpi-controls select').first().selectOption('last_90_days');
  await page.locator('kpi-controls').getByRole('button', { name: 'Channel' }).click();
  await page.locator('kpi-controls').getByRole('checkbox', { name: 'Ads' }).check();
  await expect(page).toHaveURL(/\?period=last_90_days&where=channel=Ads$/);
  await page.keyboard.press('Escape');

  const other = await context.newPage();
  await other.goto(page.url());
  const values = await readValues(other);
  await expect.poll(() => readValues(page)).toEqual(values);
});

test('language and theme are kept from page to page', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByLabel('Language').selectOption('zh-CN');
  await page.getByRole('link', { name: 'CMO 看板' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('从首次访问到首单');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('kpi-gauge')).toContainText('销售额');
});

test('without a server it cannot be chosen, and the page says why', async ({ page }) => {
  await page.route('**/kpi', (route) =>
    route.fulfill({ json: { ready: false, reason: 'DuckDB is not there.' } }),
  );
  await page.goto('/cmo.html');
  await expect(page.getByRole('radio', { name: 'server' })).toBeDisabled();
  await expect(page.getByText('There is no server beside this page. DuckDB is not there.')).toBeVisible();
  await settle(page);
});
