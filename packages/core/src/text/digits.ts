import { numberFormat } from './intl.ts';
import type { NumberStyle } from './intl.ts';
import type { Unit } from '../unit.ts';

/** What decides how many digits are shown. */
export interface DigitOptions {
  readonly unit: Unit;
  /** ISO 4217 code; decides the digits of money. */
  readonly currency?: string | undefined;
  /** For narrow places: three digits from 10,000 on, money without its minor unit from 1,000 on. */
  readonly compact?: boolean | undefined;
  /** Every digit there is. */
  readonly exact?: boolean | undefined;
  /** No more digits after the point than these: those of the values that stand beside. */
  readonly mostDecimals?: number | undefined;
}

const MAX_DIGITS = 10;

// Asking Intl takes ten times as long as formatting.
const minors = /* @__PURE__ */ new Map<string, number>();

/** Significant digits of a number that is shortened: 12.3K. */
export const COMPACT_DIGITS = 3;

/** What a value is multiplied by when it is written. */
export function scaleOf(unit: Unit): number {
  return unit === 'percent' || unit === 'points' ? 100 : 1;
}

/** The digits of a number as written, in the terms of `Intl`. */
export function digitsOf(number: number, options: DigitOptions): NumberStyle {
  const { unit, compact, exact, mostDecimals = MAX_DIGITS } = options;
  const size = Math.abs(number);
  const short = compact && !exact;
  if (short && size >= 10_000) {
    // German has no short word for a thousand: there 12,345 stays 12.345 and is not rounded to 12.300.
    return {
      notation: 'compact',
      maximumSignificantDigits: COMPACT_DIGITS,
      maximumFractionDigits: 0,
      roundingPriority: 'morePrecision',
    };
  }
  const minor = unit === 'money' && !(short && size >= 1000) ? minorDigits(options) : 0;
  const least = unit === 'position' ? 1 : minor;
  // An amount below the minor unit would be written as nothing.
  const isFixed = unit === 'position' || (unit === 'money' && (size === 0 || size >= 10 ** -minor));
  const most = exact ? MAX_DIGITS : isFixed ? least : digitsFor(size);
  return {
    minimumFractionDigits: Math.min(least, mostDecimals),
    maximumFractionDigits: Math.min(most, mostDecimals),
  };
}

/** How many digits after the point leave about three in all: 125, 42.4, 2.35, 0.43, 0.09. */
export function digitsFor(size: number): number {
  if (size >= 100 || size === 0) return 0;
  return Math.min((size >= 1 ? 2 : 1) - Math.floor(Math.log10(size)), MAX_DIGITS);
}

/** The ISO 4217 code of money that has one. */
export function currencyOf({ unit, currency }: DigitOptions): string | undefined {
  return unit === 'money' && /^[a-z]{3}$/i.test(currency ?? '') ? currency : undefined;
}

function minorDigits(options: DigitOptions): number {
  const currency = currencyOf(options);
  if (currency === undefined) return 2;
  let digits = minors.get(currency);
  if (digits === undefined) {
    digits = numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits!;
    minors.set(currency, digits);
  }
  return digits;
}
