/** The sign before the decimals. */
export type DecimalSign = '.' | ',';

/** A number text taken apart; how its separators are to be read is still open. */
interface NumberText {
  readonly negative: boolean;
  /** Digits and separators. */
  readonly body: string;
  /** The power of ten of a scientific notation. */
  readonly power: number;
  readonly percent: boolean;
  readonly currency?: string;
}

/** A number that was read, and how it was written. */
export interface ReadNumber {
  readonly value: number;
  /** Digits after the decimal sign, those that are shown by a percent sign included. */
  readonly decimals: number;
  readonly percent: boolean;
  /** The sign or code of its currency: in capitals, `￥` as `¥`. */
  readonly currency?: string;
}

const CURRENCY = String.raw`[A-Z]{0,3}\p{Sc}|[A-Z]{3}|kr\.?|zł|Kč|Ft|Fr\.|R(?=\s?\d)|元|円`;
const NUMBER = new RegExp(
  String.raw`^(?<open>\()?(?<sign>[-+])?\s?(?<before>${CURRENCY})?\s?(?<inner>[-+])?` +
    String.raw`(?<body>\d[\d.,'\s]*|[.,]\d+)(?<exponent>e[-+]?\d+)?` +
    String.raw`\s?(?<after>${CURRENCY}|%)?(?<trailing>-)?(?<close>\))?$`,
  'iu',
);
const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57];
const INTEGER = '[1-9]\\d{0,2}';

/** Digits with the thousands apart by commas, Indian groups, spaces or apostrophes; then the decimals. */
const BODY: Readonly<Record<DecimalSign, RegExp>> = {
  '.': bodyPattern(',', '\\.'),
  ',': bodyPattern('\\.', ','),
};

function bodyPattern(group: string, decimal: string): RegExp {
  const grouped = `${INTEGER}(?:${group}\\d{3})+|[1-9]\\d?(?:${group}\\d{2})+${group}\\d{3}|${INTEGER}(?:[\\s']\\d{3})+`;
  return new RegExp(`^(${grouped}|\\d*)(?:${decimal}(\\d*))?$`);
}

/** Words that exports write where a number is not known. */
const NOTHING = /^(?:[-–—]+|n\/?a|#n\/a|null|nan|none|\(not set\))$/i;

/** Is the text a way to say that there is no number? */
export function saysNothing(text: string): boolean {
  return NOTHING.test(text);
}

/**
 * The number that a text shows when `decimal` is the sign before its decimals, exact to the last digit written:
 * `2,146`, `1 234,56 €`, `($12.50)`, `33.33%` (0.3333), `1.5e3`. `undefined` when it shows none.
 */
export function readNumber(text: string, decimal: DecimalSign): ReadNumber | undefined {
  const behind = digitsBehindPoint(text);
  if (behind === 0 || (behind > 0 && decimal === '.')) return plainNumber(text, behind);
  // As a sign of thousands the point stands before three digits.
  if (behind > 0 && behind !== 3) return undefined;
  const parts = takeApart(text);
  const match = parts && BODY[decimal].exec(parts.body);
  if (!match) return undefined;
  const whole = match[1]!.replace(/\D/g, '');
  const fraction = match[2] ?? '';
  if (whole + fraction === '') return undefined;
  const power = parts.power - (parts.percent ? 2 : 0);
  const value = Number(`${parts.negative ? '-' : ''}${whole || '0'}.${fraction || '0'}e${power}`);
  if (!Number.isFinite(value)) return undefined;
  return {
    // Not −0: a refund of nothing is nothing.
    value: value === 0 ? 0 : value,
    decimals: Math.max(0, fraction.replace(/0+$/, '').length - power),
    percent: parts.percent,
    ...(parts.currency !== undefined && { currency: parts.currency }),
  };
}

/** How many digits a text like `-1234.50` has behind its point: 0 without a point, −1 for any other text. */
function digitsBehindPoint(text: string): number {
  const first = text.charCodeAt(0) === MINUS ? 1 : 0;
  let point = text.length - 1;
  for (let at = first; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === POINT && at > first && at < text.length - 1 && point === text.length - 1) point = at;
    else if (sign < ZERO || sign > NINE) return -1;
  }
  return text.length === first ? -1 : text.length - 1 - point;
}

function plainNumber(text: string, behind: number): ReadNumber | undefined {
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  let decimals = behind;
  while (decimals > 0 && text.charCodeAt(text.length - 1 - (behind - decimals)) === ZERO) decimals--;
  return { value: value === 0 ? 0 : value, decimals, percent: false };
}

function takeApart(text: string): NumberText | undefined {
  const groups = NUMBER.exec(text.replace(/−/g, '-').replace(/’/g, "'"))?.groups;
  if (!groups) return undefined;
  const { open, close, sign, inner, trailing, before, after } = groups;
  const signs = [open && close, sign, inner, trailing].filter(Boolean);
  if (!open !== !close || signs.length > 1 || (before && after)) return undefined;
  const currency = before ?? (after === '%' ? undefined : after);
  if (currency !== undefined && /^[a-z]{3}$/i.test(currency) && !isCurrencyCode(currency)) return undefined;
  return {
    negative: signs.some((mark) => mark !== '+'),
    body: groups['body']!.trim(),
    power: Number(groups['exponent']?.slice(1) ?? 0),
    percent: after === '%',
    ...(currency !== undefined && { currency: currency.normalize('NFKC').toUpperCase() }),
  };
}

let codes: ReadonlySet<string> | undefined;

/** Is it an ISO 4217 code, in capitals or not? */
export function isCurrencyCode(text: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'));
  return codes.has(text.toUpperCase());
}
