import type { Page } from '@playwright/test';

/** How light a small picture is, by WCAG's relative luminance. */
export interface Lightness {
  /** At the middle of its left edge. */
  readonly ground: number;
  /** What differs most from the ground, around the middle. */
  readonly sign: number;
}

/** Reads a picture of a sign on a ground of one colour. */
export function lightnessOf(page: Page, picture: Buffer): Promise<Lightness> {
  return page.evaluate(readLightness, picture.toString('base64'));
}

/** The contrast of two lightnesses, from 1 to 21. */
export function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Runs in the page, which decodes pictures. */
async function readLightness(base64: string): Promise<Lightness> {
  const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const linear = (level: number) =>
    level <= 10 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4;
  const at = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] = context.getImageData(x, y, 1, 1).data;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const ground = at(1, Math.floor(height / 2));
  let sign = ground;
  for (let y = Math.floor(height / 4); y < (3 * height) / 4; y++) {
    for (let x = Math.floor(width / 4); x < (3 * width) / 4; x++) {
      if (Math.abs(at(x, y) - ground) > Math.abs(sign - ground)) sign = at(x, y);
    }
  }
  return { ground, sign };
}
