import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { buildLooks, openLooks } from './open-looks.ts';
import type { PageFiles } from '../../scripts/bundle-page.ts';

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

let files: PageFiles;

test.beforeAll(async () => {
  files = await buildLooks();
});

/** What a browser counts as unexpected movement, while the picture's code is on its way and when it comes. */
async function watchShifts(page: Page): Promise<() => Promise<readonly Shift[]>> {
  await page.addInitScript(() => {
    const shifts: unknown[] = [];
    Object.assign(window, { shifts });
    const nameOf = (node: Node | null | undefined) =>
      node instanceof Element ? (node.getAttribute('class') ?? node.tagName) : String(node?.nodeName);
    type Entry = PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node?: Node | null }[];
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Entry[]) {
        if (entry.hadRecentInput) continue;
        shifts.push({ value: entry.value, moved: entry.sources.map(({ node }) => nameOf(node)) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: readonly Shift[] }).shifts);
}

for (const tag of ['kpi-card', 'kpi-gauge', 'kpi-funnel']) {
  for (const width of [200, 320, 800]) {
    test(`<${tag}> ${width} px wide: nothing moves when its code comes, nor when its data do`, async ({
      page,
    }) => {
      const shifts = await watchShifts(page);
      await openLooks(page, files);
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route(`**/${tag}.picture.js`, async (route) => {
        await held;
        await route.fallback();
      });
      const element = page.locator(tag);
      const heights: (number | undefined)[] = [];
      const measure = async () => heights.push((await element.boundingBox())?.height);

      await page.evaluate(({ tag, width }) => window.showWaiting(tag, width), { tag, width });
      await expect(element.locator('.ghost').first()).toBeAttached();
      await measure();
      const skeleton = await element.locator('.body').elementHandle();
      release();
      await expect(element.locator('p.sr')).toBeAttached();
      expect(await skeleton!.evaluate((body) => body.isConnected), 'it is not drawn anew').toBe(true);
      await measure();
      await page.evaluate(() => window.answer());
      await expect(element.locator('.ghost')).toHaveCount(0);
      // A shift is reported after the frame that shows it.
      await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen, 50))));
      await measure();
      expect(new Set(heights), heights.join(', ')).toHaveProperty('size', 1);
      expect(await shifts()).toEqual([]);
    });
  }
}
