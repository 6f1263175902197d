import type { Mark, Matrix, Paint, Picture, ShapeMark, TextMark } from './picture.ts';

/** A picture as an SVG document: shapes as paths, text as text. `title` says what it shows. */
export function svgText({ width, height, marks }: Picture, title: string): string {
  const clips = [...new Set(marks.flatMap((mark) => (mark.kind === 'shape' && mark.clip) || []))];
  const definitions = clips.map((path, i) => tag('clipPath', { id: `clip-${i}` }, tag('path', { d: path })));
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'title',
    },
    [
      tag('title', { id: 'title' }, escapeXml(title)),
      ...(clips.length > 0 ? [tag('defs', {}, definitions.join(''))] : []),
      ...marks.map((mark) => markText(mark, clips)),
      '',
    ].join('\n'),
  );
}

function markText(mark: Mark, clips: readonly string[]): string {
  return mark.kind === 'text' ? lineText(mark) : shapeText(mark, clips);
}

function shapeText({ path, matrix, fill, stroke, clip }: ShapeMark, clips: readonly string[]): string {
  const shape = tag('path', {
    d: path,
    transform: transformOf(matrix),
    ...paint('fill', fill),
    ...(stroke && {
      ...paint('stroke', stroke),
      'stroke-width': stroke.width,
      'stroke-linecap': stroke.cap === 'butt' ? undefined : stroke.cap,
      'stroke-linejoin': stroke.join === 'miter' ? undefined : stroke.join,
      'stroke-dasharray': stroke.dashes.join(' ') || undefined,
    }),
  });
  return clip ? tag('g', { 'clip-path': `url(#clip-${clips.indexOf(clip)})` }, shape) : shape;
}

function lineText({ text, x, y, width, font, fill, isRightToLeft }: TextMark): string {
  return tag(
    'text',
    {
      x,
      y,
      textLength: width,
      'font-family': font.family,
      'font-size': font.size,
      'font-weight': font.weight,
      'font-style': font.style === 'normal' ? undefined : font.style,
      'letter-spacing': font.spacing || undefined,
      direction: isRightToLeft ? 'rtl' : undefined,
      ...paint('fill', fill),
    },
    escapeXml(text),
  );
}

function paint(name: 'fill' | 'stroke', given: Paint | undefined): Attributes {
  if (!given) return { [name]: 'none' };
  return { [name]: given.color, [`${name}-opacity`]: given.opacity === 1 ? undefined : given.opacity };
}

function transformOf(matrix: Matrix): string | undefined {
  const text = matrix.join(' ');
  return text === '1 0 0 1 0 0' ? undefined : `matrix(${text})`;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function tag(name: string, attributes: Attributes, content = ''): string {
  const all = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return content ? `<${name}${all}>${content}</${name}>` : `<${name}${all}/>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// XML has no way at all to write these.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text that is nothing but text in XML. */
function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (sign) => entities[sign]!);
}
