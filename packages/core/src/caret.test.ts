import { expect, test } from 'vitest';
import { caretLines } from './caret.ts';

test('carets stand under every span of the line', () => {
  expect(
    caretLines('cost + clicks', [
      { start: 0, end: 4 },
      { start: 7, end: 13 },
    ]),
  ).toBe('  cost + clicks\n  ^^^^   ^^^^^^');
});

test('an empty span at the end of the text has a caret', () => {
  expect(caretLines('cost /', [{ start: 6, end: 6 }])).toBe('  cost /\n        ^');
});

test('only the line of the mistake is shown, and only a part of a long one', () => {
  expect(caretLines('cost\n/ click\n* 2', [{ start: 7, end: 12 }])).toBe('  / click\n    ^^^^^');
  const long = caretLines(`${'a'.repeat(5000)}!${'b'.repeat(5000)}`, [{ start: 5000, end: 5001 }]);
  expect(long.split('\n').map((line) => line.length)).toEqual([102, 53]);
});

test('Chinese characters take two columns', () => {
  expect(caretLines('花费 / 点', [{ start: 5, end: 6 }])).toBe('  花费 / 点\n         ^^');
});
