import type { Page } from '@playwright/test';

/** How two pictures differ where a reader would see it. */
export interface Difference {
  /** Cells that differ by more than is tolerated. */
  readonly cells: number;
  /** Greatest difference of a cell, 0 to 255. */
  readonly greatest: number;
  readonly sizes: readonly [string, string];
}

/** Width of a cell in pixels. */
const CELL = 4;
/** A cell of one colour may differ by this much: kept pictures have few colours. */
const FLAT = 26;

/**
 * Compares the mean colours of cells of 4 × 4 pixels, not pixels: another version or platform draws the edges of letters
 * otherwise, and their means hardly differ. What moves, goes or has another colour changes whole cells. `tolerance` is for
 * cells with edges in them.
 */
export function compare(page: Page, one: Buffer, other: Buffer, tolerance: number): Promise<Difference> {
  const pictures = [one, other].map((picture) => picture.toString('base64'));
  return page.evaluate(compareCells, { pictures, size: CELL, flat: FLAT, tolerance });
}

interface Task {
  readonly pictures: readonly string[];
  readonly size: number;
  readonly flat: number;
  readonly tolerance: number;
}

/** Runs in the page, which decodes pictures. */
async function compareCells({ pictures, size, flat, tolerance }: Task): Promise<Difference> {
  const decode = async (base64: string) => {
    const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, width, height);
  };
  const [a, b] = (await Promise.all(pictures.map(decode))) as [ImageData, ImageData];
  const cell = ({ data, width, height }: ImageData, x0: number, y0: number, channel: number) => {
    let [sum, least, most] = [0, 255, 0];
    for (let y = y0; y < y0 + size; y++) {
      for (let x = x0; x < x0 + size; x++) {
        const level = x < width && y < height ? data[4 * (y * width + x) + channel]! : 0;
        sum += level;
        if (level < least) least = level;
        if (level > most) most = level;
      }
    }
    return { mean: sum / size ** 2, isFlat: most - least <= flat };
  };
  let cells = 0;
  let greatest = 0;
  for (let y = 0; y < Math.max(a.height, b.height); y += size) {
    for (let x = 0; x < Math.max(a.width, b.width); x += size) {
      let differs = false;
      for (const channel of [0, 1, 2]) {
        const [one, other] = [cell(a, x, y, channel), cell(b, x, y, channel)];
        const difference = Math.abs(one.mean - other.mean);
        greatest = Math.max(greatest, difference);
        differs ||= difference > (one.isFlat && other.isFlat ? flat : tolerance);
      }
      if (differs) cells += 1;
    }
  }
  const sizes = [`${a.width} × ${a.height}`, `${b.width} × ${b.height}`] as const;
  return { cells, greatest: Math.round(greatest), sizes };
}
