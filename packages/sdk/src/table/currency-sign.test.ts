import { expect, test } from 'vitest';
import { currenciesOf, maySignBe } from './currency-sign.ts';
import { readNumber } from './number-text.ts';

const signOf = (text: string) => readNumber(text, '.')!.currency!;

test.each([
  ['$5', 'USD'],
  ['US$5', 'USD'],
  ['R$ 5', 'BRL'],
  ['5 €', 'EUR'],
  ['£5', 'GBP'],
  ['₹5', 'INR'],
  ['5 zł', 'PLN'],
  ['5 Kč', 'CZK'],
  ['Fr. 5', 'CHF'],
  ['R 5', 'ZAR'],
  ['5元', 'CNY'],
  ['chf 5', 'CHF'],
  ['¥5', 'JPY CNY'],
  ['5 kr', 'SEK NOK DKK ISK'],
  ['￥5', 'JPY CNY'],
  ['₨ 5', 'INR PKR LKR NPR MUR'],
  ['RD$5', ''],
])('%s is in %s', (text, currencies) => expect(currenciesOf(signOf(text)).join(' ')).toBe(currencies));

test.each([
  ['$5', 'AUD', true],
  ['$5', 'MXN', true],
  ['A$5', 'AUD', true],
  ['A$5', 'USD', false],
  ['$5', 'EUR', false],
  ['€5', 'USD', false],
  ['¥5', 'CNY', true],
  ['¥5', 'USD', false],
  ['5 kr', 'SEK', true],
  ['£5', 'GIP', true],
  ['USD 5', 'AUD', false],
  ['$5', 'Dollar', false],
])('%s in %s: %s', (text, currency, may) => expect(maySignBe(signOf(text), currency)).toBe(may));
