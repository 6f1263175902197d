import { defineMeasures, KpiError } from '@kpi-elements/core';
import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineSource } from '../sources/inline.ts';
import { csvSource } from '../sources/csv.ts';
import { ask, totals } from '../testing/ask.ts';
import { createClient } from '../client.ts';
import type { DatasetOptions } from './dataset-mapping.ts';

const sales = [
  { Day: '2026-01-01', Shop: 'A', Buyer: 'x', 'Unit price': '2.50', Quantity: 2 },
  { Day: '2026-01-01', Shop: 'B', Buyer: 'y', 'Unit price': '1.00', Quantity: 3 },
  { Day: '2026-01-02', Shop: 'A', Buyer: 'x', 'Unit price': '0.10', Quantity: 1 },
  { Day: '2026-01-02', Shop: '', Buyer: null, 'Unit price': '', Quantity: 9 },
];

describe('a measure is', () => {
  const total = async (mapping: Parameters<typeof inlineSource>[0]['measures']) =>
    totals(await ask(inlineSource({ rows: sales, measures: mapping }), {}))[0];

  test('a column', async () => expect(await total({ orders: 'Quantity' })).toEqual({ orders: 15 }));

  test('the number of rows, or of those that match', async () => {
    expect(
      await total({ orders: 'rows()', leads: 'rows(Shop=A)', mqls: 'rows(Shop!=A)', sqls: 'rows(Shop="")' }),
    ).toEqual({
      orders: 4,
      leads: 2,
      mqls: 2,
      sqls: 1,
    });
  });

  test('the number of different cells, where empty ones are nobody', async () => {
    expect(await total({ visitors: 'distinct(Buyer)' })).toEqual({ visitors: 2 });
  });

  test('a formula over the row; a row with an empty cell has none', async () => {
    expect(await total({ revenue: '"Unit price" * Quantity' })).toEqual({ revenue: 8.1 });
  });

  test('a function of the row, with the cells as they were written', async () => {
    expect(
      await total({ revenue: (row) => (row['Shop'] === 'A' ? Number(row['Unit price']) : null) }),
    ).toEqual({
      revenue: 2.6,
    });
  });
});

test('rows that match nothing are 0 where there are rows, and absent where there are none', async () => {
  const source = inlineSource({ rows: sales, date: 'Day', measures: { leads: 'rows(Shop=C)' } });
  expect(totals(await ask(source, {}))).toEqual([{ leads: 0 }]);
  expect(totals(await ask(source, { range: ['2027-01-01', '2028-01-01'] }))).toEqual([]);
});

test('a function that gives no number is named with its row', async () => {
  const source = inlineSource({
    name: 'shop',
    rows: sales,
    measures: { revenue: ({ Buyer }) => (Buyer ? 1 : NaN) },
  });
  await expect(ask(source, {})).rejects.toThrow('Measure "revenue": the function gives NaN.\n"shop", row 4.');
});

test('dimensions keep empty cells apart as null', async () => {
  const source = inlineSource({
    rows: sales,
    measures: { orders: 'Quantity' },
    dimensions: { shop: 'Shop' },
  });
  expect(totals(await ask(source, { by: ['shop'] }))).toEqual([
    { shop: 'A', orders: 3 },
    { shop: 'B', orders: 3 },
    { shop: null, orders: 9 },
  ]);
});

test('money of at most two decimals adds up to the cent', async () => {
  const amounts = fc.array(
    fc.integer({ min: -1e9, max: 1e9 }).map((cents) => (cents / 100).toFixed(2)),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(amounts, async (cells) => {
      const source = csvSource({ text: `spend\n${cells.join('\n')}\n`, measures: 'cost:spend' });
      const exact = cells.reduce((sum, cell) => sum.plus(cell), new Big(0)).toNumber();
      expect(totals(await ask(source, {}))).toEqual([{ cost: exact }]);
    }),
  );
});

test('a mean is weighted by the measure that its definition names', async () => {
  const source = inlineSource({
    rows: [
      { years: 2, customers: 10 },
      { years: 4, customers: 30 },
      { years: null, customers: 99 },
    ],
    measures: { customer_lifespan: 'years', customers_end: 'customers' },
  });
  expect(totals(await ask(source, {}))[0]).toMatchObject({ customer_lifespan: 3.5 });
  expect(() => inlineSource({ rows: [], measures: { customer_lifespan: 'years' } }))
    .toThrowErrorMatchingInlineSnapshot(`
    [KpiError: "customer_lifespan" is a mean weighted by "customers_end", which is not mapped.
    Map "customers_end" to a column as well.]
  `);
});

test('distinct counts of the source itself are not added up', async () => {
  const rows = [
    { day: '2026-01-01', visits: 5 },
    { day: '2026-01-02', visits: 7 },
  ];
  const source = inlineSource({ rows, date: 'day', measures: { visitors: 'visits' } });
  expect(totals(await ask(source, {}))).toEqual([{ visitors: null }]);
  expect(totals(await ask(source, { grain: 'day' })).map(({ visitors }) => visitors)).toEqual([5, 7]);
});

test('an unknown measure is refused at once, with the nearest one', () => {
  expect(() => inlineSource({ rows: [], measures: 'clickz' })).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Unknown measure "clickz".
    Did you mean "clicks"?]
  `);
});

test("one's own measures are known when they are given", async () => {
  const definitions = defineMeasures({ store_visits: { name: 'Store visits' } });
  const source = inlineSource({ rows: [{ store_visits: 3 }], measures: 'store_visits', definitions });
  expect(totals(await ask(source, {}))).toEqual([{ store_visits: 3 }]);
});

test('the currency of all money, or of each row', async () => {
  const rows = [
    { cur: 'EUR', cost: 1 },
    { cur: 'USD', cost: 2 },
  ];
  const each = inlineSource({ rows, measures: 'cost', dimensions: { currency: 'cur' } });
  expect(totals(await ask(each, {}))).toEqual([
    { currency: 'EUR', cost: 1 },
    { currency: 'USD', cost: 2 },
  ]);
  const all = inlineSource({ rows, measures: 'cost', currency: 'EUR' });
  expect(totals(await ask(all, {}))).toEqual([{ currency: 'EUR', cost: 3 }]);
});

describe('money with signs', () => {
  const shop = (cells: Record<string, string>, options: Partial<DatasetOptions> = {}) =>
    inlineSource({ name: 'shop', rows: [cells], measures: Object.keys(cells), ...options });
  const message = async (...given: Parameters<typeof shop>) => {
    await expect(ask(shop(...given), {})).rejects.toThrow(KpiError);
    return ask(shop(...given), {}).catch((error: Error) => error.message);
  };

  test.each([
    ['dollars', '$10.00', {}, 'USD'],
    ['a code', '10.00 CHF', {}, 'CHF'],
    ['dollars of another country', '$10.00', { currency: 'AUD' }, 'AUD'],
    ['a sign of two currencies, one of them stated', '¥10', { currency: 'CNY' }, 'CNY'],
    ['a sign that nobody knows', 'RD$10', {}, undefined],
    ['a sign that nobody knows, and a currency', 'RD$10', { currency: 'DOP' }, 'DOP'],
    ['no sign', '10', {}, undefined],
  ])('is in its currency: %s', async (_, cost, options, currency) => {
    expect(totals(await ask(shop({ cost }, options), {}))).toEqual([
      { ...(currency && { currency }), cost: 10 },
    ]);
  });

  test('keeps its currency in a scope of another one', async () => {
    const client = createClient({ sources: { shop: shop({ cost: '$10.00' }) } });
    const reading = await client.read({ kpi: 'ad_spend', period: 'last_30_days', currency: 'EUR' });
    expect(reading).toMatchObject({ value: 10, currency: 'USD' });
  });

  test('is in the currency of its row where a dimension says it', async () => {
    const rows = [{ cost: '¥5', cur: 'JPY' }];
    const source = inlineSource({ rows, measures: 'cost', dimensions: { currency: 'cur' } });
    expect(totals(await ask(source, {}))).toEqual([{ currency: 'JPY', cost: 5 }]);
  });

  test('is in the one currency that all columns can be in', async () => {
    expect(totals(await ask(shop({ cost: '$1', revenue: 'AUD 2' }), {}))).toEqual([
      { currency: 'AUD', cost: 1, revenue: 2 },
    ]);
  });

  test('gives a formula over it its currency, and counts none', async () => {
    const rows = [{ price: '€2.50', fee: '$1', quantity: 2 }];
    const source = inlineSource({ rows, measures: { revenue: 'price * quantity', orders: 'fee' } });
    expect(totals(await ask(source, {}))).toEqual([{ currency: 'EUR', revenue: 5, orders: 1 }]);
  });

  test('is refused in another currency than the stated one', async () => {
    expect(await message({ cost: '$10.00' }, { currency: 'EUR' })).toMatchInlineSnapshot(`
      ""$10.00" in column "cost" is in USD, but currency is "EUR".
      "shop", row 1.
      Set currency to USD."
    `);
  });

  test('is refused with a sign of several currencies', async () => {
    expect(await message({ cost: '¥1,000.00' })).toMatchInlineSnapshot(`
      ""¥1,000.00" in column "cost" may be in JPY or CNY.
      "shop", row 1.
      Set currency to the one that is meant."
    `);
  });

  test('is refused in two currencies', async () => {
    expect(await message({ cost: '$5', revenue: '€7' })).toMatchInlineSnapshot(`
      ""€7" in column "revenue" is in another currency than "$5" in column "cost".
      "shop", row 1.
      Map the columns of each currency in a source of their own."
    `);
  });

  test('is refused where the cells are percentages, which a formula may use', async () => {
    expect(await message({ cost: '10%' })).toMatchInlineSnapshot(`
      ""10%" in column "cost" is a percentage, but measure "cost" is money.
      "shop", row 1.
      Map the measure to a column of amounts."
    `);
    const rows = [{ price: 200, margin: '10%' }];
    const source = inlineSource({ rows, measures: { gross_profit: 'price * margin' } });
    expect(totals(await ask(source, {}))).toEqual([{ gross_profit: 20 }]);
  });
});

test('columns of unequal length are refused', async () => {
  const source = inlineSource({ columns: { cost: [1, 2], clicks: [1] }, measures: 'cost clicks' });
  await expect(ask(source, {})).rejects.toThrow(
    'Column "clicks" of "inline" has 1 cells, column "cost" has 2.',
  );
});

test('rows and columns give the same', async () => {
  const cell = fc.oneof(fc.integer(), fc.constant(null));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ clicks: cell, channel: fc.constantFrom('a', 'b') }), { minLength: 1 }),
      async (rows) => {
        const options = { measures: 'clicks', dimensions: 'channel' };
        const columns = {
          clicks: rows.map(({ clicks }) => clicks),
          channel: rows.map(({ channel }) => channel),
        };
        const [byRow, byColumn] = await Promise.all([
          ask(inlineSource({ ...options, rows }), { by: ['channel'] }),
          ask(inlineSource({ ...options, columns }), { by: ['channel'] }),
        ]);
        expect(totals(byRow)).toEqual(totals(byColumn));
      },
    ),
  );
});
