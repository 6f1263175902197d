import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNameList } from './name-list.ts';

describe('names, and what each is in the data', () => {
  test.each([
    ['cost', [['cost', 'cost']]],
    [
      ' cost:spend  revenue\n clicks:Clicks ',
      [
        ['cost', 'spend'],
        ['revenue', 'revenue'],
        ['clicks', 'Clicks'],
      ],
    ],
    ['leads:rows()', [['leads', 'rows()']]],
    [
      'lost:rows(Churn=Yes Contract="Two year") n:x',
      [
        ['lost', 'rows(Churn=Yes Contract="Two year")'],
        ['n', 'x'],
      ],
    ],
    ['lost:rows(a="x (y)")', [['lost', 'rows(a="x (y)")']]],
    ['people:distinct("Customer ID")', [['people', 'distinct("Customer ID")']]],
    ['position:Position*Impressions', [['position', 'Position*Impressions']]],
    ['revenue:"Unit price"*Quantity', [['revenue', '"Unit price"*Quantity']]],
    ['cost:"Amount spent (USD)"', [['cost', '"Amount spent (USD)"']]],
    ['views:Page.Loads', [['views', 'Page.Loads']]],
    ['{"cost":"Amount spent (USD)"}', [['cost', 'Amount spent (USD)']]],
    [
      '["a","b"]',
      [
        ['a', 'a'],
        ['b', 'b'],
      ],
    ],
    ['', []],
  ])('%s', (text, pairs) => expect(parseNameList(text, 'measures')).toEqual(pairs));

  test('a list of names, and an object', () => {
    expect(parseNameList(['a', 'b'], 'dimensions')).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
    expect(parseNameList({ a: 'A b' }, 'dimensions')).toEqual([['a', 'A b']]);
  });
});

test('a text that is no list is shown from where it goes wrong', () => {
  expect(() => parseNameList('cost:spend revenue:"Sales', 'measures')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: "measures" cannot be read from "revenue:"Sales" on.
    Write names separated by spaces, name:column where the column is called otherwise, or {"cost":"Amount spent (USD)"}.]
  `);
  expect(() => parseNameList('{"cost":', 'measures')).toThrow('"measures" is not JSON');
});

test('any header can be written as JSON', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (object) => {
      expect(parseNameList(JSON.stringify(object), 'measures')).toEqual(Object.entries(object));
    }),
  );
});
