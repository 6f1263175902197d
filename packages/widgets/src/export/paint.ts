import type { Paint } from './picture.ts';

const RGB = /^rgba?\(([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)(?:[ ,/]+([\d.]+))?\)$/;
const SRGB = /^color\(srgb (-?[\d.e-]+) (-?[\d.e-]+) (-?[\d.e-]+)(?: \/ ([\d.e-]+))?\)$/;

/** A computed colour; nothing where it cannot be seen. */
export function paintOf(color: string, opacity: number): Paint | undefined {
  const [red, green, blue, alpha] = channels(color) ?? [0, 0, 0, 0];
  const seen = alpha * opacity;
  if (!(seen > 0)) return undefined;
  return { color: `#${[red, green, blue].map(hex).join('')}`, opacity: Math.round(seen * 1000) / 1000 };
}

type Channels = readonly [red: number, green: number, blue: number, alpha: number];

/** 0 to 255, and 0 to 1. */
function channels(color: string): Channels | undefined {
  if (color === 'none') return undefined;
  const [, ...rgb] = RGB.exec(color) ?? [];
  if (rgb.length > 0) return [Number(rgb[0]), Number(rgb[1]), Number(rgb[2]), Number(rgb[3] ?? 1)];
  const [, ...srgb] = SRGB.exec(color) ?? [];
  if (srgb.length > 0) {
    return [255 * Number(srgb[0]), 255 * Number(srgb[1]), 255 * Number(srgb[2]), Number(srgb[3] ?? 1)];
  }
  return painted(color);
}

/** Every other way to write a colour, as this browser paints it. */
function painted(color: string): Channels | undefined {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return undefined;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function hex(channel: number): string {
  const value = Math.round(Math.min(Math.max(channel, 0), 255));
  return value.toString(16).padStart(2, '0');
}
