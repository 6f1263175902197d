import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { generateShop } from '../src/data/shop.ts';
import { addUp, compareShown, formulas, relativeError, type KpiId, type Totals } from './exact.ts';
import { readCard } from './read-card.ts';
import { watch } from './watch.ts';

const shop = generateShop();

/** The days that `last_30_days` means on the evening of 2026-10-31, and the thirty before. */
const period = ['2026-10-01', '2026-10-30'] as const;
const before = ['2026-09-01', '2026-09-30'] as const;

const member = (dimension: string, row: number) => shop.keys[dimension]?.[row];

/** Totals of the ads over the days from first to last, as exact decimals. */
function adTotals(
  [first, last]: readonly [string, string],
  filter: Readonly<Record<string, string>> = {},
): Totals {
  const kept = Object.entries({ channel: 'ads', ...filter });
  const rows = Array.from({ length: shop.length }, (_, row) => row).filter((row) => {
    const day = member('day', row) ?? '';
    return (
      first <= day && day <= last && kept.every(([dimension, value]) => member(dimension, row) === value)
    );
  });
  return addUp(rows, (row, measure) => {
    const amount = shop.measures[measure]?.[row] ?? NaN;
    return Number.isNaN(amount) ? undefined : amount;
  });
}

/** Waits until every card shows a number. */
async function settle(page: Page): Promise<void> {
  for (const card of await page.locator('kpi-card').all()) expect((await readCard(card)).text).toMatch(/\d/);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('what the cards show are the exact totals of the rows', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto('/');
  await settle(page);
  const [now, then] = [adTotals(period), adTotals(before)];
  const board = page.locator('#board kpi-card');
  await expect(board).toHaveCount(Object.keys(formulas).length);
  for (const kpi of Object.keys(formulas) as KpiId[]) {
    const card = page.locator(`#board kpi-card[kpi=${kpi}]`);
    const exact = formulas[kpi](now);
    const { text, value, comparisons } = await readCard(card);
    const { shown, expected } = compareShown(kpi, text, exact);
    expect.soft(shown, kpi).toBe(expected);
    expect.soft(relativeError(value, exact), kpi).toBeLessThan(1e-9);
    expect.soft(relativeError(comparisons[0]?.value ?? null, formulas[kpi](then)), kpi).toBeLessThan(1e-9);
  }
  expect(complaints).toEqual([]);
});

test('the filter of a card and the filter of its scope both hold', async ({ page }) => {
  await page.goto('/');
  for (const [where, filter] of [
    ['network=search', { network: 'search' }],
    ['campaign=Jackets', { campaign: 'Jackets' }],
  ] as const) {
    const card = page.locator(`kpi-card[where="${where}"]`);
    const { shown, expected } = compareShown(
      'cpc',
      (await readCard(card)).text,
      formulas.cpc(adTotals(period, filter)),
    );
    expect(shown).toBe(expected);
  }
});

test('another period changes every card inside the scope', async ({ page }) => {
  await page.goto('/');
  const card = page.locator('#board kpi-card[kpi=ad_spend]');
  await page.getByRole('button', { name: 'Look at the last 7 days' }).click();
  const exact = formulas.ad_spend(adTotals(['2026-10-24', '2026-10-30']));
  await expect(async () => {
    const { shown, expected } = compareShown('ad_spend', (await readCard(card)).text, exact);
    expect(shown).toBe(expected);
  }).toPass();
});

test('a Chinese reader gets the page and the cards in Chinese, and English back', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto('/');
  const roas = page.locator('#board kpi-card[kpi=roas]');
  await page.getByLabel('Language').selectOption('zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('付费广告');
  await expect(roas).toContainText('广告支出回报率');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByLabel('语言').selectOption('en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paid advertising');
  await expect(roas).toContainText('Return on ad spend');
  expect(complaints).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the ${theme} theme reaches portal and cards, and axe finds nothing in it`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.goto('/');
    await settle(page);
    await page.getByLabel('Theme').selectOption(theme);
    const lightness = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const [red = 0, green = 0, blue = 0] =
            getComputedStyle(element)
              .color.match(/[\d.]+/g)
              ?.map(Number) ?? [];
          return (red + green + blue) / 3;
        });
    for (const selector of ['h1', 'kpi-card']) {
      const text = await lightness(selector);
      expect(theme === 'light' ? text < 100 : text > 150, `${selector}: ${text}`).toBe(true);
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
  });
}

for (const width of [360, 1280]) {
  test(`nothing sticks out at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/');
    await settle(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test('the page says that its data are synthetic and where they end', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Synthetic data')).toBeVisible();
  await expect(page.locator('#last-day')).toHaveText('October 31, 2026');
});
