import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from './parse.ts';
import { print } from './print.ts';
import type { Tree } from './tree.ts';

test.each([
  ['a-b-c', 'a - b - c'],
  ['a-(b-c)', 'a - (b - c)'],
  ['(a*b)+c', 'a * b + c'],
  ['a*(b+c)', 'a * (b + c)'],
  ['a/(b*c)', 'a / (b * c)'],
  ['-(a+b)', '-(a + b)'],
  ['(-a)*b', '-a * b'],
  ['a - -b', 'a - -b'],
  ['min( a ,2 )', 'min(a, 2)'],
  ['1e3+.5+1.50', '1000 + 0.5 + 1.5'],
  ['"Unit price" * "cost"', '"Unit price" * cost'],
  ['"a ""b"""', '"a ""b"""'],
  ['花费/点击', '花费 / 点击'],
  ['𠮷 + Ⅷ_2', '𠮷 + Ⅷ_2'],
])('%s is written %s', (text, printed) => {
  expect(print(parse(text))).toBe(printed);
});

test('every part knows where it stands', () => {
  expect(parse(' cost / min(a, 2)')).toEqual({
    kind: 'binary',
    op: '/',
    start: 1,
    end: 17,
    left: { kind: 'name', name: 'cost', start: 1, end: 5 },
    right: {
      kind: 'call',
      name: 'min',
      start: 8,
      end: 17,
      args: [
        { kind: 'name', name: 'a', start: 12, end: 13 },
        { kind: 'number', value: 2, start: 15, end: 16 },
      ],
    },
  });
});

test.each([
  ['', 0],
  ['cost /', 6],
  ['cost clicks', 5],
  ['2cost', 1],
  ['+ cost', 0],
  ['(cost', 5],
  ['cost)', 4],
  ['min(cost,)', 9],
  ['min(cost', 8],
  ['cost ^ 2', 5],
  ['cost\u0000', 4],
  ['a.b', 1],
  ['"cost', 0],
  ['1e999', 0],
  ['"min"(a, b)', 5],
  ['成本（1）', 2],
])('%j is refused at character %i', (text, position) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'syntax', position }));
});

test('what is no text is refused', () => {
  expect(() => parse(undefined as unknown as string)).toThrow('Formula: expected a text, got undefined.');
});

const name = fc.oneof(
  fc.constantFrom('cost', 'clicks', 'a_1', '花费'),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);
const place = { start: fc.constant(0), end: fc.constant(0) };

/** Any tree that a text can stand for, without places. */
const { tree: anyTree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.record({ kind: fc.constant('name'), name, ...place }),
    fc.record({
      kind: fc.constant('number'),
      value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      ...place,
    }),
    fc.record({ kind: fc.constant('negative'), of: tie('tree'), ...place }),
    fc.record({
      kind: fc.constant('binary'),
      op: fc.constantFrom('+', '-', '*', '/'),
      left: tie('tree'),
      right: tie('tree'),
      ...place,
    }),
    fc.record({
      kind: fc.constant('call'),
      name: fc.constantFrom('min', 'previous', 'rolling'),
      args: fc.array(tie('tree'), { maxLength: 3 }),
      ...place,
    }),
  ) as fc.Arbitrary<Tree>,
}));

function withoutPlaces(tree: Tree): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'start' || key === 'end' ? 0 : value)),
  );
}

test('a tree that is printed and parsed again is the same tree', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      expect(withoutPlaces(parse(print(tree)))).toEqual(withoutPlaces(tree));
    }),
    { numRuns: 500 },
  );
});
