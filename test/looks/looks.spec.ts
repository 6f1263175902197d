import { expect, test } from '@playwright/test';
import { difference, expectPicture, SPARE, takePicture } from './expect-picture.ts';
import { buildLooks, openLooks, showSheet } from './open-looks.ts';
import type { PageFiles } from '../../scripts/bundle-page.ts';
import type { Look } from './sheet.ts';

const looksOf = (theme: Look['theme']): readonly Look[] =>
  (['ltr', 'rtl'] as const).flatMap((direction) =>
    (['en', 'zh-CN'] as const).map((language): Look => ({ theme, language, direction })),
  );

let files: PageFiles;

test.beforeAll(async () => {
  files = await buildLooks();
});

test.beforeEach(({ page }) => openLooks(page, files));

for (const theme of ['light', 'dark'] as const) {
  for (const name of ['card', 'gauge', 'funnel', 'controls', 'filter', 'panels']) {
    test(`${name}, ${theme}: every state, from both sides, in both languages`, async ({ page }) => {
      await showSheet(page, name, looksOf(theme));
      await expectPicture(page, `${name}-${theme}`, ['controls', 'filter'].includes(name) ? 30 : undefined);
    });
  }
}

const plain: Look = { theme: 'light', language: 'en', direction: 'ltr' };

for (const name of ['card', 'gauge', 'funnel']) {
  test(`${name}: 120 to 1,200 px wide`, async ({ page }) => {
    await showSheet(page, `${name}-widths`, [plain]);
    // At 120 px one word of a funnel fits to a fraction of a pixel, and not in every browser.
    await expectPicture(page, `${name}-widths`, name === 'funnel' ? 40 : undefined);
  });
}

test.describe('a picture is another one', () => {
  const changes: Readonly<Record<string, string>> = {
    'when a word moves by 4 px': '.verdict { translate: 4px 0 }',
    'when a value moves by 4 px': '.value { translate: 0 4px }',
    'when a verdict has another colour': '.better { color: #bd2a2a }',
    'when a line is gone': '.sparkline { visibility: hidden }',
    'when a surface has another colour': '.base { background: #d0d5dd }',
  };
  for (const [when, css] of Object.entries(changes)) {
    test(when, async ({ page }) => {
      await showSheet(page, 'verdicts', [plain]);
      const before = await takePicture(page);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        const root = document.querySelector('kpi-card')!.shadowRoot!;
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      }, css);
      const { cells, greatest } = await difference(page, before, await takePicture(page));
      test
        .info()
        .annotations.push({ type: when, description: `${cells} cells differ, by ${greatest} at most` });
      expect(cells).toBeGreaterThan(2 * SPARE);
    });
  }

  test('but not when the edges of letters are drawn otherwise', async ({ page }) => {
    await showSheet(page, 'card', [plain]);
    const before = await takePicture(page);
    await page.evaluate(() => (document.body.style.filter = 'blur(0.4px)'));
    const { cells, greatest } = await difference(page, before, await takePicture(page));
    expect(greatest).toBeGreaterThan(0);
    expect(cells).toBeLessThanOrEqual(SPARE);
  });
});
