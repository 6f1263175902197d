import { expect, test } from 'vitest';
import { shortenHtml } from '../vite.lib.ts';

test.each([
  ['html`\n  <p>\n    <b>${x}</b>\n  </p>\n`', 'html`<p><b>${x}</b></p>`'],
  [
    'html`<p\n  class="a"\n  id=${x}\n  title="b"\n>\n  ${y}\n</p>`',
    'html`<p class="a" id=${x} title="b">${y}</p>`',
  ],
  ['html`<p>one\n  two ${x}</p>`', 'html`<p>one two ${x}</p>`'],
  ['html`<p>${a}\n${html`<i>\n${b}\n</i>`}</p>`', 'html`<p>${a}${html`<i>${b}</i>`}</p>`'],
])('white space around tags and expressions goes where a line breaks: %j', (code, short) => {
  expect(shortenHtml(code)).toBe(short);
});

test.each(['html`<b>${x}</b> <i>${y}</i>`', 'const css = css`a {\n  top: 0;\n}`', '`<p>\n</p>`'])(
  'the rest stays: %j',
  (code) => {
    expect(shortenHtml(code)).toBe(code);
  },
);
