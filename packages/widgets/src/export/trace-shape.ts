import { movePath, round } from './move-path.ts';
import { paintOf } from './paint.ts';
import { identity } from './picture.ts';
import type { Matrix, ShapeMark, Stroke } from './picture.ts';

/** Where the corner of the picture is on the screen. */
export interface Corner {
  readonly left: number;
  readonly top: number;
}

/** A shape of an SVG picture, as it is seen: its styles computed, its place on the screen. */
export function traceShape(
  element: SVGGeometryElement,
  corner: Corner,
  opacity: number,
  clip: string | undefined,
): ShapeMark | undefined {
  const path = pathOf(element);
  const screen = element.getScreenCTM();
  if (!path || !screen) return undefined;
  const style = getComputedStyle(element);
  const seen = opacity * Number(style.opacity);
  const matrix = matrixOf(screen, corner);
  const mark: ShapeMark = {
    kind: 'shape',
    path,
    matrix,
    fill: paintOf(style.fill, seen * Number(style.fillOpacity)),
    stroke: strokeOf(element, style, seen),
    clip,
  };
  if (!mark.stroke || style.vectorEffect !== 'non-scaling-stroke') return mark;
  const [a, b, c, d, e, f] = matrix;
  const moved = b === 0 && c === 0 ? movePath(path, [a, d], [e, f]) : undefined;
  return moved === undefined ? mark : { ...mark, path: moved, matrix: identity };
}

function pathOf(element: SVGGeometryElement): string {
  if (element instanceof SVGRectElement) {
    const { x, y, width, height } = element;
    const [w, h] = [width.baseVal.value, height.baseVal.value];
    return w > 0 && h > 0 ? `M${x.baseVal.value} ${y.baseVal.value}h${w}v${h}h${-w}z` : '';
  }
  if (element instanceof SVGCircleElement) {
    const [cx, cy, r] = [element.cx, element.cy, element.r].map(({ baseVal }) => baseVal.value) as [
      number,
      number,
      number,
    ];
    return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
  if (element instanceof SVGLineElement) {
    const { x1, y1, x2, y2 } = element;
    return `M${x1.baseVal.value} ${y1.baseVal.value}L${x2.baseVal.value} ${y2.baseVal.value}`;
  }
  return element.getAttribute('d') ?? '';
}

function matrixOf({ a, b, c, d, e, f }: DOMMatrix, { left, top }: Corner): Matrix {
  const exact = (value: number) => Math.round(value * 1e5) / 1e5;
  return [exact(a), exact(b), exact(c), exact(d), round(e - left), round(f - top)];
}

function strokeOf(
  element: SVGGeometryElement,
  style: CSSStyleDeclaration,
  opacity: number,
): Stroke | undefined {
  const paint = paintOf(style.stroke, opacity * Number(style.strokeOpacity));
  const width = Number.parseFloat(style.strokeWidth);
  if (!paint || !(width > 0)) return undefined;
  // Not every program knows `pathLength`.
  const stated = element.pathLength.baseVal;
  const unit = stated > 0 ? element.getTotalLength() / stated : 1;
  const dashes =
    style.strokeDasharray === 'none'
      ? []
      : style.strokeDasharray.split(/[ ,]+/).map((length) => round(Number.parseFloat(length) * unit));
  return {
    ...paint,
    width,
    cap: style.strokeLinecap as CanvasLineCap,
    join: style.strokeLinejoin as CanvasLineJoin,
    dashes,
  };
}
