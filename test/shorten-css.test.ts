import { expect, test } from 'vitest';
import { shortenCss } from '../vite.lib.ts';

test.each([
  ['a {\n  color: red;\n  gap: 0 1px;\n}\n', 'a{color:red;gap:0 1px}'],
  ['a , b > c + d:hover { }', 'a,b > c + d:hover{}'],
  ['.card :focus-visible { inset: 0 }', '.card :focus-visible{inset:0}'],
  [
    '@container (inline-size >= 15rem) and (x) {\n  a { order: 1; }\n}',
    '@container (inline-size >= 15rem) and (x){a{order:1}}',
  ],
  ['a { width: calc(1px + (2px - 3px) * 2); }', 'a{width:calc(1px + (2px - 3px) * 2)}'],
  ['a { /* why: this; */ color: red; /* and */ }\n/* b */\nb { top: 0; }', 'a{color:red}b{top:0}'],
])('white space and comments go: %j', (css, short) => {
  expect(shortenCss(css)).toBe(short);
});

test.each([`a::before{content:'x:  y; } /* z */'}`, `[part="a  b"]{top:0}`, '${ base }a{top:${ x }}'])(
  'quotes and expressions stay: %j',
  (css) => {
    expect(shortenCss(css)).toBe(css);
  },
);

test('what is short stays as it is', () => {
  const short = '@media print{a,b{top:0;left:0}}';
  expect(shortenCss(short)).toBe(short);
});
