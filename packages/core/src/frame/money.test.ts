import { expect, test } from 'vitest';
import { exchangeFactor, type MoneyContext } from './money.ts';

const inEuros: MoneyContext = { currency: 'EUR', exchangeRates: { USD: 0.9, CHF: 1.05, JPY: 0 } };

test('rates say what one unit of another currency is worth in that of the site', () => {
  expect(exchangeFactor('USD', inEuros)).toBe(0.9);
  expect(exchangeFactor('EUR', inEuros)).toBe(1);
});

test('between two others the way leads through the currency of the site', () => {
  expect(exchangeFactor('USD', { ...inEuros, shownIn: 'CHF' })).toBe(0.9 / 1.05);
  expect(exchangeFactor('EUR', { ...inEuros, shownIn: 'CHF' })).toBe(1 / 1.05);
});

test('a currency is worth itself without any rate', () => {
  expect(exchangeFactor('USD', { shownIn: 'USD' })).toBe(1);
  expect(exchangeFactor('GBP', { ...inEuros, shownIn: 'GBP' })).toBe(1);
});

test('there is no factor without a rate, without a currency to show, and for a rate that is none', () => {
  expect(exchangeFactor('GBP', inEuros)).toBeUndefined();
  expect(exchangeFactor('JPY', inEuros)).toBeUndefined();
  expect(exchangeFactor('USD', {})).toBeUndefined();
  expect(exchangeFactor(undefined, {})).toBeUndefined();
  expect(exchangeFactor('USD', { ...inEuros, shownIn: 'GBP' })).toBeUndefined();
  expect(exchangeFactor(undefined, { ...inEuros, currency: 'EUR', shownIn: 'USD' })).toBeUndefined();
  for (const name of ['toString', 'constructor']) expect(exchangeFactor(name, inEuros)).toBeUndefined();
});
