import type { Cell } from '../cell.ts';
import type { DigitOptions } from './digits.ts';
import { COMPACT_DIGITS, currencyOf, digitsOf, scaleOf } from './digits.ts';
import { decimalsOfStep, durationStep, formatDuration } from './duration.ts';
import { numberFormat } from './intl.ts';
import type { Locale } from './locale.ts';
import { localeOf } from './locale.ts';
import type { Comparison } from '../reading/reading.ts';

/** How a value becomes text. */
export interface FormatOptions extends DigitOptions {
  /** A tag such as `de`, or a locale with words of its own. @default 'en' */
  readonly locale?: string | Locale | undefined;
  /** Puts a sign before positive numbers too. */
  readonly sign?: boolean | undefined;
}

const ABSENT = '–';

/**
 * A value in its unit, as the locale's readers write it; `–` for `null`.
 * About three digits are shown (42.4 %, 2.35 %, 0.09 %), money with the digits of its currency, positions with one.
 *
 * @example
 * formatValue(0.25, { unit: 'percent' }); // '25%'
 * formatValue(1234.5, { unit: 'money', currency: 'EUR', locale: 'de' }); // '1.234,50 €'
 * formatValue(1234567, { unit: 'count', compact: true }); // '1.23M'
 * formatValue(125, { unit: 'duration' }); // '2 min 5 sec'
 */
export function formatValue(value: Cell, options: FormatOptions): string {
  if (value === null || !Number.isFinite(value)) return ABSENT;
  const { unit } = options;
  const { tag } = localeOf(options.locale);
  const signDisplay = options.sign ? 'exceptZero' : 'negative';
  if (unit === 'duration') return formatDuration(value, tag, signDisplay, options);
  const number = value * scaleOf(unit);
  const currency = currencyOf(options);
  const format = numberFormat(tag, {
    style: unit === 'percent' ? 'percent' : currency ? 'currency' : 'decimal',
    currency,
    signDisplay,
    ...digitsOf(number, options),
  });
  const text = format.format(unit === 'percent' ? value : number);
  return unit === 'multiple' ? `${text}×` : text;
}

/**
 * What changed: percent in percentage points, points in points, position in places, anything else in percent and in units.
 * Where the earlier value is given, its digits and those of the later one set how fine the change is shown: money alike,
 * anything else with at most one digit more.
 *
 * @example
 * formatChange({ change: 0.0235, changeRate: 0.0588 }, { unit: 'percent' }); // '+2.35 pp'
 * formatChange({ change: -10, changeRate: -0.2 }, { unit: 'money', currency: 'USD' }); // '-20% (-$10.00)'
 */
export function formatChange(
  {
    change,
    changeRate,
    value,
  }: Pick<Comparison, 'change' | 'changeRate'> & Partial<Pick<Comparison, 'value'>>,
  options: FormatOptions,
): string {
  if (change === null) return ABSENT;
  const { unit, locale, sign = true } = options;
  const { differences, rateAndAmount } = localeOf(locale).words;
  const mostDecimals =
    typeof value === 'number' ? decimalsBeside([value, value + change], options) : undefined;
  const amount = formatAmount(change, { ...options, sign, mostDecimals });
  if (changeRate === null || unit in differences) return amount;
  const rate = formatValue(changeRate, { unit: 'percent', locale, sign });
  // An amount that is too small for the digits says nothing beside a rate.
  if (amount === formatAmount(0, { ...options, sign, mostDecimals })) return rate;
  return rateAndAmount(rate, amount);
}

/** A difference in the unit: 2.35 pp, 3 points, 1 place, €10.00. */
export function formatAmount(difference: number, options: FormatOptions): string {
  const { unit } = options;
  const { differences } = localeOf(options.locale).words;
  const text = formatValue(difference, { ...options, unit: unit === 'percent' ? 'points' : unit });
  return unit in differences ? differences[unit as keyof typeof differences](text) : text;
}

/** How many digits after the point a difference has beside the values that it is of. */
function decimalsBeside(values: readonly number[], options: FormatOptions): number | undefined {
  const { unit, exact } = options;
  if (exact) return undefined;
  const decimals = values.map((value) =>
    unit === 'duration'
      ? decimalsOfStep(durationStep(value))
      : digitsOf(value * scaleOf(unit), options).maximumFractionDigits!,
  );
  return Math.max(...decimals) + (unit === 'money' ? 0 : 1);
}

/**
 * What one unit of the last shown digit is worth, in the value's unit. A change under half of it cannot be seen.
 *
 * @example
 * lastShownDigit(0.424, { unit: 'percent' }); // 0.001, for 42.4 %
 */
export function lastShownDigit(value: number, options: DigitOptions): number {
  const { unit, exact } = options;
  if (unit === 'duration') return durationStep(value, exact);
  const scale = scaleOf(unit);
  const number = value * scale;
  const { notation, maximumFractionDigits = 0 } = digitsOf(number, options);
  const places = notation
    ? COMPACT_DIGITS - 1 - Math.floor(Math.log10(Math.abs(number)))
    : maximumFractionDigits;
  return 10 ** -places / scale;
}
