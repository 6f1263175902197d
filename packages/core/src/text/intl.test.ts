import { expect, test } from 'vitest';
import { dateFormat, numberFormat } from './intl.ts';

test('a format is made once for each locale and options', () => {
  expect(numberFormat('en', { style: 'percent' })).toBe(numberFormat('en', { style: 'percent' }));
  expect(numberFormat('en', {})).not.toBe(numberFormat('de', {}));
});

test('the cache is bounded', () => {
  const first = numberFormat('en', { maximumFractionDigits: 1 });
  for (let i = 0; i < 1000; i++) numberFormat(`en-u-nu-latn-x-a${i}`, {});
  const again = numberFormat('en', { maximumFractionDigits: 1 });
  expect(again).not.toBe(first);
  expect(numberFormat('en', { maximumFractionDigits: 1 })).toBe(again);
});

test('what cannot be made takes the place of nothing', () => {
  const kept = numberFormat('en', { maximumFractionDigits: 3 });
  for (let i = 0; i < 1000; i++) {
    expect(() => dateFormat('en', { timeZone: `Nowhere/${i}` })).toThrow(RangeError);
    expect(() => numberFormat('en', { maximumFractionDigits: 1000 + i })).toThrow(RangeError);
  }
  expect(numberFormat('en', { maximumFractionDigits: 3 })).toBe(kept);
});

test.each([
  ['de_DE', '1,5'],
  ['de-DE', '1,5'],
  ['not a tag', '1.5'],
  ['', '1.5'],
])('the locale "%s" is read as far as it goes', (tag, expected) => {
  expect(numberFormat(tag, {}).format(1.5)).toBe(expected);
});
