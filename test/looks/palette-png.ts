import { crc32, deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Indexed {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, of one colour after the other. */
  readonly palette: readonly number[];
  /** One byte a pixel, in base64. */
  readonly pixels: string;
}

/** The same picture in few colours: about a quarter of the size, and the edges of letters a little rougher. */
export async function toPalettePng(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, palette, pixels } = await page.evaluate(toPalette, png.toString('base64'));
  const indices = Buffer.from(pixels, 'base64');
  // Each line begins with the number of its filter: none.
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) indices.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, each an index.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Runs in the page. Keeps the most frequent colours as they are, and of all others some that differ. */
async function toPalette(png: string): Promise<Indexed> {
  const [EXACT, COLOURS, APART] = [24, 64, 20];
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colours = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  for (let i = 0; i < colours.length; i++) {
    const colour = (data[4 * i]! << 16) | (data[4 * i + 1]! << 8) | data[4 * i + 2]!;
    colours[i] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }

  const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const;
  const distance = (a: number, b: number) => {
    const [from, to] = [channels(a), channels(b)];
    return Math.max(...from.map((channel, i) => Math.abs(channel - to[i]!)));
  };
  const kept: number[] = [];
  for (const [colour] of [...counts].sort(([, a], [, b]) => b - a)) {
    if (kept.length === COLOURS) break;
    if (kept.length < EXACT || kept.every((other) => distance(colour, other) > APART)) kept.push(colour);
  }
  const nearest = new Map<number, number>();
  for (const colour of counts.keys()) {
    const distances = kept.map((other) => distance(colour, other));
    nearest.set(colour, distances.indexOf(Math.min(...distances)));
  }
  const pixels = Uint8Array.from(colours, (colour) => nearest.get(colour)!);
  let binary = '';
  for (let i = 0; i < pixels.length; i += 0x8000) {
    binary += String.fromCharCode(...pixels.subarray(i, i + 0x8000));
  }
  return { width, height, palette: kept.flatMap(channels), pixels: btoa(binary) };
}
