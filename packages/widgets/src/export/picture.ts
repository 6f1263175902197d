/** What an element looks like, taken apart: everything in CSS pixels from its upper left corner, in drawing order. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Something drawn. */
export type Mark = ShapeMark | TextMark;

/** A colour that every program reads. */
export interface Paint {
  /** `#rrggbb` */
  readonly color: string;
  /** 0 to 1. */
  readonly opacity: number;
}

/** A path, moved into place. */
export interface ShapeMark {
  readonly kind: 'shape';
  readonly path: string;
  /** As of `matrix()` in CSS. */
  readonly matrix: Matrix;
  readonly fill: Paint | undefined;
  readonly stroke: Stroke | undefined;
  /** A path that nothing is drawn outside of. */
  readonly clip: string | undefined;
}

/** The line along a path, in the units of the path. */
export interface Stroke extends Paint {
  readonly width: number;
  readonly cap: CanvasLineCap;
  readonly join: CanvasLineJoin;
  readonly dashes: readonly number[];
}

/** One line of text. */
export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  /** Where it begins: its left end, or its right end where it runs from right to left. */
  readonly x: number;
  /** Its baseline. */
  readonly y: number;
  readonly width: number;
  readonly isRightToLeft: boolean;
  readonly font: Font;
  readonly fill: Paint;
}

/** As CSS computes it. */
export interface Font {
  readonly style: string;
  readonly weight: string;
  /** Pixels. */
  readonly size: number;
  readonly family: string;
  /** Pixels between characters. */
  readonly spacing: number;
}

/** `a b c d e f` of `matrix()`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Leaves everything where it is. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The shorthand that CSS and canvas read. */
export function fontText({ style, weight, size, family }: Font): string {
  return `${style} ${weight} ${size}px ${family}`;
}
