import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectPicture } from './expect-picture.ts';
import { buildLooks, openLooks, showSheet } from './open-looks.ts';
import type { PageFiles } from '../../scripts/bundle-page.ts';
import type { Look } from './sheet.ts';

const plain: Look = { theme: 'light', language: 'en', direction: 'ltr' };
const dark: Look = { ...plain, theme: 'dark' };

let files: PageFiles;

test.beforeAll(async () => {
  files = await buildLooks();
});

test.beforeEach(({ page }) => openLooks(page, files));

/** Colours of marks, by the class of what is marked, and those of the surface that they are on. */
function marks(page: Page, selector: string): Promise<readonly (readonly [string, string])[]> {
  return page.locator(selector).evaluateAll((all) =>
    all.map((mark) => {
      const { fill, stroke, backgroundColor, color } = getComputedStyle(mark);
      const paints = mark instanceof SVGElement ? [fill, stroke] : [backgroundColor, color];
      const base = mark.closest('.base')!;
      const seen = paints.find((paint) => !/^none$|rgba\(0, 0, 0, 0\)/.test(paint)) ?? 'none';
      return [seen, getComputedStyle(base).backgroundColor] as const;
    }),
  );
}

test('forced colours: nothing that carries a number disappears', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await showSheet(page, 'situations', [plain, dark]);
  for (const selector of [
    '.progress rect',
    '.sparkline path',
    '.gauge .fill',
    '.gauge .target-mark',
    '.front',
    '.behind',
  ]) {
    const all = await marks(page, `${selector} >> visible=true`);
    expect(all.length, selector).toBeGreaterThan(0);
    for (const [mark, surface] of all) expect(mark, selector).not.toBe(surface);
  }
  await expectPicture(page, 'situations-forced-colours');
});

test('more contrast: grey texts and outlines are as dark as values', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' });
  await showSheet(page, 'situations', [plain, dark]);
  const colours = await page
    .locator('kpi-card')
    .first()
    .evaluate((card) => {
      const colourOf = (part: string) => getComputedStyle(card.shadowRoot!.querySelector(`[part=${part}]`)!);
      return [colourOf('versus').color, colourOf('base').borderTopColor, colourOf('value').color];
    });
  expect(new Set(colours)).toHaveProperty('size', 1);
  await expectPicture(page, 'situations-more-contrast');
});

test('on paper: light, without buttons, and no element on two pages', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await showSheet(page, 'situations', [dark]);
  await expect(page.locator('.actions:visible, [part=retry]:visible')).toHaveCount(0);
  // A name stays, also where it is a button.
  await expect(page.locator('kpi-card [part=select]').first()).toBeVisible();
  for (const base of await page.locator('[part=base]').all()) {
    expect(await base.evaluate((it) => getComputedStyle(it).breakInside)).toBe('avoid');
  }
  await expectPicture(page, 'situations-print');
});

test('who wants less motion sees none', async ({ page }) => {
  const moving = () =>
    page.locator('.ghost').evaluateAll((all) => all.filter((it) => it.getAnimations().length > 0).length);
  await showSheet(page, 'situations', [plain]);
  expect(await moving()).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving()).toBe(0);
});
