/** What a date text says. `minute` is since midnight; `offset` is local time minus UTC in minutes. */
export interface WrittenTime {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly minute?: number;
  readonly offset?: number;
}

/** Reads a text in one format; `undefined` when the text is not written so, or when there is no such date. */
export type DateReader = (text: string) => WrittenTime | undefined;

interface Token {
  readonly pattern: string;
  /** The pattern where no separator tells where the number ends. */
  readonly packed?: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TWO: Token = { pattern: String.raw`\d{1,2}`, packed: String.raw`\d{2}` };
const TOKENS: Readonly<Record<string, Token>> = {
  YYYY: { pattern: String.raw`\d{4}` },
  YY: { pattern: String.raw`\d{2}` },
  MMMM: { pattern: '[a-z]{3,9}' },
  MMM: { pattern: String.raw`[a-z]{3,4}\.?` },
  MM: TWO,
  M: TWO,
  DD: TWO,
  D: TWO,
  HH: TWO,
  H: TWO,
  hh: TWO,
  h: TWO,
  mm: TWO,
  ss: { ...TWO, pattern: String.raw`\d{1,2}(?:[.,]\d+)?` },
  A: { pattern: '[ap]m' },
  Z: { pattern: String.raw`z|utc|gmt|[-+]\d{2}:?\d{2}` },
};
const TOKEN = /YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A|Z/g;

/** What may follow a date whose format names no hour. */
const TIME_OF_DAY = String.raw`(?:(?:t|,?\s+)(?<H>\d{1,2}):(?<mm>\d{2})(?::(?<ss>\d{2}(?:[.,]\d+)?))?(?:\s?(?<A>[ap]m))?(?:\s?(?<Z>${TOKENS['Z']!.pattern}))?)?`;

/**
 * A reader of dates written like `M/D/YYYY`, `DD-MM-YYYY HH:mm`, `D MMM YY` or `YYYYMMDDHH`.
 * One digit is read where two are written, if a separator tells where it ends. A time of day may always follow.
 * `undefined` when the format names no year or month.
 */
export function dateReader(format: string): DateReader | undefined {
  if (!/YY/.test(format) || !/M/.test(format)) return undefined;
  let source = '';
  let end = 0;
  for (const { 0: token, index } of format.matchAll(TOKEN)) {
    source += escape(format.slice(end, index));
    const packed = /[YMDHhms]/.test(`${format[index - 1] ?? ''}${format[index + token.length] ?? ''}`);
    const { pattern, packed: narrow } = TOKENS[token]!;
    source += `(?<${nameOf(token)}>${packed ? (narrow ?? pattern) : pattern})`;
    end = index + token.length;
  }
  source += escape(format.slice(end)) + (/[Hh]/.test(format) ? '' : TIME_OF_DAY);
  const expression = new RegExp(`^${source}$`, 'i');
  return (text) => {
    const groups = expression.exec(text)?.groups;
    return groups && writtenTime(groups);
  };
}

/** Tokens that say the same give the same group. */
function nameOf(token: string): string {
  if (token.startsWith('MMM')) return 'MMM';
  return { MM: 'M', DD: 'D', HH: 'H', hh: 'H', h: 'H' }[token] ?? token;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
}

function writtenTime(groups: Readonly<Record<string, string | undefined>>): WrittenTime | undefined {
  const year = Number(groups['YYYY'] ?? 2000 + Number(groups['YY']));
  const month =
    groups['MMM'] === undefined
      ? Number(groups['M'])
      : MONTHS.indexOf(groups['MMM'].slice(0, 3).toLowerCase()) + 1;
  const date = new Date(Date.UTC(year, month - 1, Number(groups['D'] ?? 1)));
  if (date.getUTCMonth() !== month - 1) return undefined;
  const day = date.getTime() / 86_400_000;
  if (groups['H'] === undefined) return { day };
  const hour = hourOfDay(Number(groups['H']), groups['A']);
  const minute = Number(groups['mm'] ?? 0);
  if (hour === undefined || minute > 59 || Number(groups['ss']?.replace(',', '.') ?? 0) >= 60)
    return undefined;
  const time = { day, minute: 60 * hour + minute };
  return groups['Z'] === undefined ? time : { ...time, offset: offsetOf(groups['Z']) };
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /([-+])(\d{2}):?(\d{2})/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (60 * Number(hours ?? 0) + Number(minutes ?? 0)) || 0;
}
