import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { compare } from './compare.ts';
import type { Difference } from './compare.ts';
import { toPalettePng } from './palette-png.ts';

const kept = join(import.meta.dirname, 'pictures');

/**
 * A cell with edges in it may differ by this much, of 255. Between Chromium 143 and 156 none differs by more than 56; what
 * moves by 4 px differs by more than 100.
 */
const TOLERANCE = 60;
/** So many cells of a picture may differ by more. A word that moves by 4 px is twice as many. */
export const SPARE = 3;

/** A picture of the whole page, whatever the size of the window. */
export async function takePicture(page: Page): Promise<Buffer> {
  const { width, height } = await page.evaluate(() => ({
    width: document.body.scrollWidth,
    height: document.body.scrollHeight,
  }));
  await page.setViewportSize({ width, height });
  return page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
}

/** How two pictures differ, as far as that matters. */
export function difference(page: Page, one: Buffer, other: Buffer): Promise<Difference> {
  return compare(page, one, other, TOLERANCE);
}

/**
 * The page looks as it did when somebody looked at it: like `pictures/<name>.png`. `spare` is for what browsers draw
 * themselves, such as check boxes.
 */
export async function expectPicture(page: Page, name: string, spare = SPARE): Promise<void> {
  const info = test.info();
  const file = join(kept, `${name}.png`);
  const actual = await takePicture(page);
  if (info.config.updateSnapshots === 'all') {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, await toPalettePng(page, actual));
    return;
  }
  expect(existsSync(file), `"${name}.png" is missing: take it with --update-snapshots`).toBe(true);
  const { cells, greatest, sizes } = await difference(page, readFileSync(file), actual);
  info.annotations.push({ type: name, description: `${cells} cells differ, by ${greatest} at most` });
  const seen = info.outputPath(`${name}.png`);
  if (cells > spare) writeFileSync(seen, actual);
  expect(sizes[1], `size of ${seen}`).toBe(sizes[0]);
  expect(
    cells,
    `cells that differ, by ${greatest} at most: compare ${file} with ${seen}`,
  ).toBeLessThanOrEqual(spare);
}
