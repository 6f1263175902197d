import { KpiError } from '@kpi-elements/core';
import { fontText } from './picture.ts';
import type { Paint, Picture, ShapeMark, TextMark } from './picture.ts';

/**
 * A picture as a PNG, with the fonts of the page: it is drawn on a canvas directly, so nothing is loaded and nothing
 * taints it. Throws `wrong_arguments` for a scale that no browser can draw.
 */
export async function pngBlob(picture: Picture, scale: number): Promise<Blob> {
  const { width, height, marks } = picture;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context && scale > 0) {
    for (const mark of marks) {
      context.save();
      context.setTransform(scale, 0, 0, scale, 0, 0);
      if (mark.kind === 'text') drawText(context, mark);
      else drawShape(context, mark);
      context.restore();
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob) return blob;
  }
  throw new KpiError(
    'wrong_arguments',
    `A picture of ${width} × ${height} cannot be drawn at scale "${scale}".\nTake one between 1 and 4.`,
  );
}

function drawShape(context: CanvasRenderingContext2D, mark: ShapeMark): void {
  const { path, matrix, fill, stroke, clip } = mark;
  if (clip) context.clip(outline(clip));
  context.transform(...matrix);
  const shape = outline(path);
  if (fill) {
    context.fillStyle = colorOf(fill);
    context.fill(shape);
  }
  if (!stroke) return;
  context.strokeStyle = colorOf(stroke);
  context.lineWidth = stroke.width;
  context.lineCap = stroke.cap;
  context.lineJoin = stroke.join;
  context.setLineDash([...stroke.dashes]);
  context.stroke(shape);
}

/** A canvas does not draw the dot that a round line of no length is. */
function outline(path: string): Path2D {
  return new Path2D(path.replace(/h0(?![.\d])/g, 'h0.01'));
}

function drawText(context: CanvasRenderingContext2D, mark: TextMark): void {
  const { text, x, y, width, font, fill, isRightToLeft } = mark;
  context.font = fontText(font);
  context.fillStyle = colorOf(fill);
  context.direction = isRightToLeft ? 'rtl' : 'ltr';
  context.textAlign = isRightToLeft ? 'right' : 'left';
  // Younger than some browsers that draw everything else.
  if ('letterSpacing' in context) context.letterSpacing = `${font.spacing}px`;
  context.fillText(text, x, y, width + 1);
}

function colorOf({ color, opacity }: Paint): string {
  return (
    color +
    Math.round(opacity * 255)
      .toString(16)
      .padStart(2, '0')
  );
}
