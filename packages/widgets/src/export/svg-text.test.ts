import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextMark } from './picture.ts';
import { svgText } from './svg-text.ts';

const line: TextMark = {
  kind: 'text',
  text: 'ROAS',
  x: 20,
  y: 30,
  width: 40,
  isRightToLeft: false,
  font: { style: 'normal', weight: '600', size: 13, family: '"My Font", sans-serif', spacing: 0 },
  fill: { color: '#14171d', opacity: 1 },
};
const read = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
const drawn = (text: string, title = 'title') =>
  svgText({ width: 100, height: 50, marks: [{ ...line, text }] }, title);

test('whatever a text says, it is text in well-formed XML', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '</text><script>alert(1)</script>',
      '"><svg onload=1>',
      ']]>',
      '&amp;',
      '\u0000\ufffe\ud800',
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, (text, title) => {
      const root = read(drawn(text, title));
      expect(root.localName).toBe('svg');
      expect(root.querySelector('parsererror, script')).toBeNull();
      expect(Array.from(root.children, ({ localName }) => localName)).toEqual(['title', 'text']);
    }),
  );
  expect(read(drawn('<b> & "c"')).querySelector('text')!.textContent).toBe('<b> & "c"');
});

test('a text keeps its font, its colour and its width', () => {
  const text = read(drawn('ROAS')).querySelector('text')!;
  const said = ['x', 'y', 'textLength', 'font-family', 'font-weight', 'fill'].map((name) =>
    text.getAttribute(name),
  );
  expect(said).toEqual(['20', '30', '40', '"My Font", sans-serif', '600', '#14171d']);
});
