import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { compare } from './compare.ts';
import { expectPicture } from './expect-picture.ts';
import { contrast, lightnessOf } from './lightness.ts';
import { buildLooks, openLooks, showSheet } from './open-looks.ts';
import type { PageFiles } from '../../scripts/bundle-page.ts';
import type { Look } from './sheet.ts';

const plain: Look = { theme: 'light', language: 'en', direction: 'ltr' };
/** What lightness alone has to tell apart needs this much contrast, by WCAG 1.4.11. */
const TOLD_APART = 3;

let files: PageFiles;

test.beforeAll(async () => {
  files = await buildLooks();
});

test.beforeEach(({ page }) => openLooks(page, files));

async function seeLike(page: Page, type: 'deuteranopia' | 'achromatopsia'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setEmulatedVisionDeficiency', { type });
}

for (const vision of ['deuteranopia', 'achromatopsia'] as const) {
  test(`${vision}: what every colour says is there without it`, async ({ page }) => {
    await seeLike(page, vision);
    await showSheet(page, 'situations', [plain]);
    await expectPicture(page, `situations-${vision}`);
  });

  test(`${vision}: neighbouring ranges of a gauge differ by lightness, or else by a sign that is seen`, async ({
    page,
  }) => {
    await seeLike(page, vision);
    await showSheet(page, 'situations', [plain, { ...plain, theme: 'dark' }]);
    const legends = await page.locator('kpi-gauge [part=ranges]').all();
    expect(legends).toHaveLength(4);
    for (const legend of legends) {
      const ranges: { ground: number; shape: string | null }[] = [];
      for (const swatch of await legend.locator('.swatch').all()) {
        const { ground, sign } = await lightnessOf(page, await swatch.screenshot());
        const isSeen = contrast(ground, sign) >= TOLD_APART;
        ranges.push({ ground, shape: isSeen ? await swatch.locator('path').getAttribute('d') : null });
      }
      expect(ranges).toHaveLength(3);
      for (const [i, { ground, shape }] of ranges.slice(1).entries()) {
        const before = ranges[i]!;
        if (contrast(ground, before.ground) < TOLD_APART) expect(shape).not.toBe(before.shape);
      }
    }
  });

  for (const [sheet, part] of [
    ['verdicts', 'change'],
    ['statuses', 'target'],
  ] as const) {
    test(`${vision}: ${sheet} differ by what is drawn and written`, async ({ page }) => {
      await seeLike(page, vision);
      await showSheet(page, sheet, [plain]);
      const pictures: Buffer[] = [];
      for (const it of await page.locator(`[part=${part}]`).all()) pictures.push(await it.screenshot());
      expect(pictures).toHaveLength(4);
      for (const [i, one] of pictures.entries()) {
        for (const other of pictures.slice(i + 1)) {
          expect((await compare(page, one, other, 30)).cells).toBeGreaterThan(4);
        }
      }
    });
  }
}

test('better and worse have a word and a sign each', async ({ page }) => {
  await showSheet(page, 'verdicts', [plain]);
  const verdicts = page.locator('[part=verdict]');
  await expect(verdicts).toHaveText(['better', 'worse', 'may be chance', 'about the same']);
  const signs = await verdicts
    .locator('path')
    .evaluateAll((paths) => paths.map((it) => it.getAttribute('d')));
  expect(new Set(signs)).toHaveProperty('size', 4);
});

test('met and missed are words', async ({ page }) => {
  await showSheet(page, 'statuses', [plain]);
  await expect(page.locator('.status')).toHaveText(['met', 'on track', 'at risk', 'missed']);
});

test('the ranges of a gauge have names, and that of the value stands below it', async ({ page }) => {
  await showSheet(page, 'situations', [plain]);
  for (const gauge of await page.locator('kpi-gauge').all()) {
    await expect(gauge.locator('[part=ranges] li')).toHaveText([
      /Loss\s+0× – 1×/,
      /Break-even\s+1× – 4×/,
      /Profit\s+4× – 6×/,
    ]);
    await expect(gauge.locator('.name')).toBeVisible();
    await expect(gauge.locator('.name')).toHaveText('Profit');
    const order = gauge.locator('[part=range]');
    await expect(order).toHaveCount(3);
  }
});

test('stages have a sign for better and worse, and one that is larger than the one before says so', async ({
  page,
}) => {
  await showSheet(page, 'situations', [plain]);
  await expect(page.locator('kpi-funnel').first().locator('[part=badge]').first()).toHaveAttribute(
    'title',
    'better',
  );
  await expect(page.locator('kpi-funnel').last().locator('.rates .caution').last()).toHaveText(
    'more than the stage before',
  );
});
