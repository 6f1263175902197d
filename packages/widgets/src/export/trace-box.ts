import { round } from './move-path.ts';
import { paintOf } from './paint.ts';
import { identity } from './picture.ts';
import type { Paint, ShapeMark } from './picture.ts';

/** Where something is, from the corner of the picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** The ground and the border of a box. */
export function traceBox(place: Place, style: CSSStyleDeclaration, opacity: number): ShapeMark[] {
  const radius = radiusOf(style, place);
  const ground = paintOf(style.backgroundColor, opacity);
  return [
    ...(ground ? [shape(boxPath(place, radius), ground)] : []),
    ...border(place, radius, style, opacity),
  ];
}

/** A box with round corners. */
export function boxPath({ x, y, width, height }: Place, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
  const [across, down, turn] = [round(width - 2 * r), round(height - 2 * r), round(r)];
  const corner = (dx: number, dy: number) => `a${turn} ${turn} 0 0 1 ${round(dx)} ${round(dy)}`;
  return `M${round(x + r)} ${round(y)}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`;
}

/** The radius of the corners. All of them have the same. */
export function radiusOf(
  { borderTopLeftRadius: radius }: CSSStyleDeclaration,
  { width, height }: Place,
): number {
  const size = Number.parseFloat(radius) || 0;
  return radius.includes('%') ? (size / 100) * Math.min(width, height) : size;
}

function border(place: Place, radius: number, style: CSSStyleDeclaration, opacity: number): ShapeMark[] {
  const widths = sides.map((side) =>
    style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]),
  );
  const paints = sides.map((side) => paintOf(style[`border${side}Color`], opacity));
  const [width = 0] = widths;
  if (width > 0 && widths.every((other) => other === width)) {
    const [paint] = paints;
    if (!paint) return [];
    const half = width / 2;
    const path = boxPath(
      { x: place.x + half, y: place.y + half, width: place.width - width, height: place.height - width },
      radius - half,
    );
    const stroke = { ...paint, width, cap: 'butt', join: 'miter', dashes: [] } as const;
    return [{ ...shape(path, undefined), stroke }];
  }
  return sides.flatMap((side, i) => {
    const [thick = 0, paint] = [widths[i], paints[i]];
    return thick > 0 && paint ? [shape(boxPath(edge(place, side, thick), 0), paint)] : [];
  });
}

function edge({ x, y, width, height }: Place, side: (typeof sides)[number], thick: number): Place {
  const across = side === 'Top' || side === 'Bottom';
  return {
    x: side === 'Right' ? x + width - thick : x,
    y: side === 'Bottom' ? y + height - thick : y,
    width: across ? width : thick,
    height: across ? thick : height,
  };
}

function shape(path: string, fill: Paint | undefined): ShapeMark {
  return { kind: 'shape', path, matrix: identity, fill, stroke: undefined, clip: undefined };
}
