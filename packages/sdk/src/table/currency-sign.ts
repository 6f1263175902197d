import { isCurrencyCode } from './number-text.ts';

/** What signs stand for in capitals, where nobody says more: one currency, or several that nobody can tell apart. */
const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  HK$: 'HKD',
  MX$: 'MXN',
  NT$: 'TWD',
  NZ$: 'NZD',
  R$: 'BRL',
  S$: 'SGD',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '₫': 'VND',
  '₪': 'ILS',
  '₴': 'UAH',
  '฿': 'THB',
  '₱': 'PHP',
  '₦': 'NGN',
  '₵': 'GHS',
  '₸': 'KZT',
  '₾': 'GEL',
  '₼': 'AZN',
  '৳': 'BDT',
  '₡': 'CRC',
  '₲': 'PYG',
  '₮': 'MNT',
  '₭': 'LAK',
  '៛': 'KHR',
  ZŁ: 'PLN',
  KČ: 'CZK',
  FT: 'HUF',
  'FR.': 'CHF',
  R: 'ZAR',
  'CN¥': 'CNY',
  元: 'CNY',
  'JP¥': 'JPY',
  円: 'JPY',
  '¥': 'JPY CNY',
  RS: 'INR PKR LKR NPR MUR',
  KR: 'SEK NOK DKK ISK',
  'KR.': 'DKK SEK NOK ISK',
};

/** The ISO 4217 codes that a sign or code stands for; none for a sign that is not known. */
export function currenciesOf(sign: string): readonly string[] {
  if (Object.hasOwn(CURRENCIES, sign)) return CURRENCIES[sign]!.split(' ');
  return isCurrencyCode(sign) ? [sign] : [];
}

/** Can money with a known sign be in that currency? `$` is the sign of all dollars. */
export function maySignBe(sign: string, currency: string): boolean {
  return currenciesOf(sign).includes(currency) || shortSign(currency) === sign;
}

function shortSign(currency: string): string | undefined {
  if (!isCurrencyCode(currency)) return undefined;
  return new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')
    ?.value.toUpperCase();
}
