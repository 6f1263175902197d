import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, readJson } from './json-text.ts';

test('an integer that a number cannot hold is text with all its digits', () => {
  expect(parseJson('{"id":23854695759200549,"ids":[-9007199254740993],"n":9007199254740991}')).toEqual({
    id: '23854695759200549',
    ids: ['-9007199254740993'],
    n: 9007199254740991,
  });
});

test.each([
  ['"id: 23854695759200549, next"', 'id: 23854695759200549, next'],
  [String.raw`"say \"23854695759200549\", he said"`, 'say "23854695759200549", he said'],
  [String.raw`"\\",`.slice(0, -1), '\\'],
  ['1.12345678901234567', 1.1234567890123457],
  ['1234567890123456e2', 1234567890123456e2],
])('%s stays as it is', (text, value) => expect(parseJson(text)).toBe(value));

test('other values are what they were', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text);
      const hasLong = /\d{16}/.test(text);
      fc.pre(!hasLong || !/(?<![\d.eE])-?\d{16,}(?![\d.eE])/.test(text));
      expect(parseJson(text)).toEqual(value);
    }),
  );
});

test('a long integer alone, or after a space, is one as well', () => {
  expect([parseJson('[23854695759200549]'), parseJson('{"n": 23854695759200549}')]).toEqual([
    ['23854695759200549'],
    { n: '23854695759200549' },
  ]);
});

test.each([
  ['', 'Source "shop" did not answer JSON: nothing.'],
  ['<!doctype html><title>Sign in', 'did not answer JSON: it begins with "<!doctype html><title>Sign in".'],
])('%j is none', (text, fact) => expect(() => readJson(text, 'shop')).toThrow(fact));
