import { round } from './move-path.ts';
import { paintOf } from './paint.ts';
import { fontText } from './picture.ts';
import type { Font, TextMark } from './picture.ts';
import type { Corner } from './trace-shape.ts';

interface Line {
  text: string;
  /** Blanks that belong to it if something follows. */
  blanks: string;
  left: number;
  right: number;
  readonly top: number;
  readonly height: number;
}

const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufefc]/u;

/** The lines of a text, as they are broken on the screen. `isCapital`: its first letter is shown as a capital. */
export function traceText(
  node: Text,
  style: CSSStyleDeclaration,
  corner: Corner,
  { opacity, isCapital }: { readonly opacity: number; readonly isCapital: boolean },
): TextMark[] {
  const fill = paintOf(style.color, opacity);
  if (!fill) return [];
  const font: Font = {
    style: style.fontStyle,
    weight: style.fontWeight,
    size: Number.parseFloat(style.fontSize),
    family: style.fontFamily,
    spacing: Number.parseFloat(style.letterSpacing) || 0,
  };
  const ascent = ascentOf(font);
  const isPlain = style.unicodeBidi === 'plaintext';
  return linesOf(node).map(({ text, left, right, top, height }, i) => {
    const isRightToLeft = isPlain ? RIGHT_TO_LEFT.test(node.data) : style.direction === 'rtl';
    return {
      kind: 'text',
      text: i === 0 && isCapital ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : text,
      x: round((isRightToLeft ? right : left) - corner.left),
      y: round(top - corner.top + height * ascent),
      width: round(right - left),
      isRightToLeft,
      font,
      fill,
    };
  });
}

/** By the places of characters: nothing else tells where a browser broke a line. */
function linesOf(node: Text): Line[] {
  const lines: Line[] = [];
  const range = node.ownerDocument.createRange();
  let end = 0;
  for (const piece of pieces(node.data)) {
    range.setStart(node, end);
    range.setEnd(node, (end += piece.length));
    const [box] = range.getClientRects();
    const isBlank = piece.trim() === '';
    if (!box || (isBlank && box.width === 0)) continue;
    const last = lines.at(-1);
    const line = last && Math.abs(box.top - last.top) < box.height / 2 ? last : undefined;
    if (isBlank) {
      if (line) line.blanks += ' ';
    } else if (line) {
      line.text += line.blanks + piece;
      line.blanks = '';
      line.left = Math.min(line.left, box.left);
      line.right = Math.max(line.right, box.right);
    } else {
      const { left, right, top, height } = box;
      lines.push({ text: piece, blanks: '', left, right, top, height });
    }
  }
  return lines;
}

function pieces(text: string): Iterable<string> {
  // Younger than some browsers that draw everything else.
  if (!('Segmenter' in Intl)) return text;
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** The part of a line above its baseline. */
function ascentOf(font: Font): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0.8;
  context.font = fontText(font);
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText('x');
  return above / (above + below);
}
