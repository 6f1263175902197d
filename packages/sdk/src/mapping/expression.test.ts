import { describe, expect, test } from 'vitest';
import { columnsOf, parseExpression } from './expression.ts';

const headers = [
  'Clicks',
  'Unit price',
  'Quantity',
  'Churn',
  'CPM (cost per 1,000 impressions)',
  'a-b',
  'rows()',
  '2026',
  'Page.Loads',
];
const parse = (mapping: string) => parseExpression('revenue', mapping, headers, 'shop.csv');
const message = (mapping: string) => {
  try {
    parse(mapping);
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
};

describe('a header as it stands goes before everything else', () => {
  test.each([
    ['Clicks', 'Clicks'],
    ['Unit price', 'Unit price'],
    ['"Unit price"', 'Unit price'],
    ['CPM (cost per 1,000 impressions)', 'CPM (cost per 1,000 impressions)'],
    ['a-b', 'a-b'],
    ['rows()', 'rows()'],
    ['2026', '2026'],
    ['Page.Loads', 'Page.Loads'],
  ])('%s', (mapping, header) => expect(parse(mapping)).toEqual({ kind: 'column', header }));
});

describe('what else a measure may be', () => {
  test('rows that match a filter', () => {
    expect(parse('rows(Churn=Yes "Unit price"!="")')).toEqual({
      kind: 'rows',
      where: [
        { dimension: 'Churn', op: 'in', values: ['Yes'] },
        { dimension: 'Unit price', op: 'not_in', values: [null] },
      ],
    });
  });

  test('different cells of a column', () => {
    expect(parse('distinct(Churn)')).toEqual({ kind: 'distinct', header: 'Churn' });
    expect(parse('distinct("Unit price")')).toEqual({ kind: 'distinct', header: 'Unit price' });
  });

  test('a formula over the columns of a row', () => {
    const expression = parse('"Unit price" * Quantity');
    expect(columnsOf(expression, headers)).toEqual(['Quantity', 'Unit price']);
  });

  test('a constant', () => expect(columnsOf(parse('1'), headers)).toEqual([]));

  test('a function of the row may read every column', () => {
    expect(
      columnsOf(
        parseExpression('revenue', () => 1, headers, 'shop.csv'),
        headers,
      ),
    ).toEqual(headers);
  });
});

describe('a column that is not there is named with those that are', () => {
  test('alone', () => {
    expect(message('Click')).toMatchInlineSnapshot(`
      ""shop.csv" has no column "Click" for "revenue".
      It has "Clicks", "Unit price", "Quantity", "Churn", "CPM (cost per 1,000 impressions)", "a-b", "rows()", "2026", "Page.Loads".
      Did you mean "Clicks"?"
    `);
  });

  test('in a filter', () => expect(message('rows(churn=Yes)')).toContain('Did you mean "Churn"?'));

  test('to be counted', () =>
    expect(message('distinct(CustomerID)')).toContain('no column "CustomerID" for "revenue"'));

  test('in a formula', () => {
    expect(message('"Unit prize" * Quantity')).toMatchInlineSnapshot(`
      "Measure "revenue" of "shop.csv": Formula: unknown name ""Unit prize"".

        "Unit prize" * Quantity
        ^^^^^^^^^^^^
      Did you mean "Unit price"?
      The columns are "Clicks", "Unit price", "Quantity", "Churn", "CPM (cost per 1,000 impressions)", "a-b", "rows()", "2026", "Page.Loads"."
    `);
  });
});

test('a formula of a row does not look at other rows', () => {
  expect(message('previous(Clicks) + 1')).toMatchInlineSnapshot(`
    "Measure "revenue" of "shop.csv": "previous(Clicks)" looks beyond its row.
    Use it in the formula of a KPI instead."
  `);
});
