import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { buildLooks, openLooks, showSheet } from './open-looks.ts';
import type { PageFiles } from '../../scripts/bundle-page.ts';
import type { Look } from './sheet.ts';

let files: PageFiles;

test.beforeAll(async () => {
  files = await buildLooks();
});

/** Where something is cut off, lies outside of its box, or where a number is broken in two. */
function troubles(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const elements = document.querySelectorAll('kpi-card, kpi-gauge, kpi-funnel');
    for (const element of elements) {
      const root = element.shadowRoot!;
      const say = (what: string) =>
        found.push(`${element.closest('figure')!.querySelector('figcaption')!.textContent}: ${what}`);
      const base = root.querySelector('[part=base]')!;
      if (base.scrollWidth > base.clientWidth) say('is cut off');
      const frame = base.getBoundingClientRect();
      const texts = document.createTreeWalker(base, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const box = text.parentElement!;
        const isSeen = !box.closest('.sr') && box.checkVisibility({ opacityProperty: true });
        if (!isSeen || !text.nodeValue!.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const { left, right, top, bottom } of range.getClientRects()) {
          const isInside =
            left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
          if (!isInside) say(`"${text.nodeValue}" leaves its box`);
        }
      }
      for (const number of root.querySelectorAll('[part=value] span, [part=badge] span')) {
        const lines = new Set([...number.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) say(`"${number.textContent}" is broken`);
      }
    }
    return found;
  });
}

const looks: readonly Look[] = [
  { theme: 'light', language: 'en', direction: 'ltr' },
  { theme: 'light', language: 'zh-CN', direction: 'ltr' },
  { theme: 'light', language: 'en', direction: 'rtl' },
];

for (const look of looks) {
  test(`120 to 1,200 px, ${look.language}, ${look.direction}: nothing is cut off, no number is broken`, async ({
    page,
  }) => {
    await openLooks(page, files);
    for (const sheet of ['card-widths', 'gauge-widths', 'funnel-widths', 'long-widths']) {
      await showSheet(page, sheet, [look]);
      expect(await troubles(page), sheet).toEqual([]);
    }
  });
}

test.describe('400 %', () => {
  test.use({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });

  for (const look of looks) {
    test(`of 1,280 px, ${look.language}, ${look.direction}: nobody has to scroll sideways`, async ({
      page,
    }) => {
      await openLooks(page, files);
      await showSheet(page, 'zoom', [look]);
      await page.setViewportSize({ width: 320, height: 256 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect(await troubles(page)).toEqual([]);

      const card = page.locator('kpi-card').first();
      await card.locator('[part=math-button]').click();
      const panel = card.locator('[part=math]');
      await expect(panel).toBeVisible();
      const { x, width, height } = (await panel.boundingBox())!;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(320);
      expect(height).toBeLessThanOrEqual(256);
      expect(await panel.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    });
  }
});
