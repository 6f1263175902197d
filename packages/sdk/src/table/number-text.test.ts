import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber, saysNothing } from './number-text.ts';

describe('a number is what a person reads in the text', () => {
  test.each([
    ['0', 0],
    ['-0', 0],
    ['007', 7],
    ['12', 12],
    ['+12', 12],
    ['-12', -12],
    ['−12', -12],
    ['12-', -12],
    ['(12)', -12],
    ['($1,234.50)', -1234.5],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1.429999948', 1.429999948],
    ['2,146', 2146],
    ['1,234,567.89', 1234567.89],
    ['12,34,567.89', 1234567.89],
    ['1 234 567', 1234567],
    ['1\u00a0234.5', 1234.5],
    ['1\u202f234', 1234],
    ["1'234.50", 1234.5],
    ['1’234', 1234],
    ['1.5e3', 1500],
    ['2E-05', 0.00002],
    ['33.33%', 0.3333],
    ['33.33 %', 0.3333],
    ['-4.78%', -0.0478],
    ['0%', 0],
    ['$5', 5],
    ['-$5', -5],
    ['$-5', -5],
    ['US$1,000.00', 1000],
    ['R$ 10.50', 10.5],
    ['EUR 12.50', 12.5],
    ['12.50 EUR', 12.5],
    ['12.50 €', 12.5],
    ['¥1,000', 1000],
    ['1000元', 1000],
    ['100 kr', 100],
  ])('%s is %d', (text, value) => expect(readNumber(text, '.')?.value).toBe(value));

  test.each([
    ['1,5', 1.5],
    ['1.234,56', 1234.56],
    ['1 234,56 €', 1234.56],
    ['1.234.567', 1234567],
    ['12,5%', 0.125],
    ['-1.000,00', -1000],
  ])('%s is %d with a decimal comma', (text, value) => expect(readNumber(text, ',')?.value).toBe(value));
});

test.each([
  '',
  '-',
  '12x',
  '5 km',
  '1,23',
  '1,2345',
  '0,123',
  '1.2.3',
  '12,34,56',
  '1 23',
  '--5',
  '(-5)',
  '$5€',
  '12 PCS',
  'abc',
  '2026-01-01',
  '12:30',
  '1/2',
  '∞',
  'Infinity',
  '0x10',
  '(5',
  '5)',
  '%',
  '$',
  '٣',
  '1e999',
  '5 % %',
])('"%s" is no number with a decimal point', (text) => {
  expect(readNumber(text, '.')).toBeUndefined();
});

test.each(['N/A', 'n/a', 'NA', '#N/A', '-', '--', '–', '—', 'null', 'NULL', 'NaN', 'None', '(not set)'])(
  '"%s" says that there is no number',
  (text) => expect(saysNothing(text)).toBe(true),
);

test.each(['0', '', 'no', 'nano'])('"%s" does not say so', (text) => expect(saysNothing(text)).toBe(false));

test.each([
  ['5', 0],
  ['5.00', 0],
  ['5.10', 1],
  ['1,234.567', 3],
  ['33.33%', 4],
  ['1.5e3', 0],
  ['1e-7', 7],
])('%s has %i decimals', (text, decimals) => expect(readNumber(text, '.')?.decimals).toBe(decimals));

test('the currency is read, in one spelling', () => {
  expect(['$5', 'eur 5', '5 EUR', '5'].map((text) => readNumber(text, '.')?.currency)).toEqual([
    '$',
    'EUR',
    'EUR',
    undefined,
  ]);
});

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 12 });

test('every number that a locale writes is read back to the last digit', () => {
  const locales = [
    ['en-US', '.'],
    ['de-DE', ','],
    ['fr-FR', ','],
    ['de-CH', '.'],
    ['en-IN', '.'],
    ['sv-SE', ','],
    ['pt-BR', ','],
    ['zh-CN', '.'],
  ] as const;
  const amount = fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents / 100);
  const style = fc.constantFrom<Intl.NumberFormatOptions>(
    { minimumFractionDigits: 2 },
    { style: 'currency', currency: 'EUR' },
    { style: 'currency', currency: 'USD', currencyDisplay: 'code' },
    { style: 'currency', currency: 'EUR', currencySign: 'accounting' },
  );
  fc.assert(
    fc.property(amount, fc.constantFrom(...locales), style, (value, [locale, decimal], options) => {
      const text = new Intl.NumberFormat(locale, options).format(value);
      expect(readNumber(text.trim(), decimal)?.value, text).toBe(value === 0 ? 0 : value);
    }),
  );
});

test('percent is divided by 100 in decimal digits, not in binary', () => {
  fc.assert(
    fc.property(digits, digits, (whole, fraction) => {
      const text = `${whole}.${fraction}`;
      expect(readNumber(`${text}%`, '.')?.value).toBe(new Big(text).div(100).toNumber());
    }),
  );
});

test('no text gives anything but a finite number or nothing', () => {
  const unit = fc.constantFrom(..."0123456789.,'- ()%$€eE+AB");
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 12 }),
      fc.constantFrom('.' as const, ',' as const),
      (text, decimal) => {
        const value = readNumber(text, decimal)?.value;
        expect(value === undefined || (Number.isFinite(value) && !Object.is(value, -0))).toBe(true);
      },
    ),
  );
});
