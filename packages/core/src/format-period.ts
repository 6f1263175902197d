import { dateFormat } from './intl.ts';
import type { Locale } from './locale.ts';
import { localeOf } from './locale.ts';
import type { PeriodName } from './time/period.ts';

const DAY = 86_400_000;
const DATES = /^(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/;
const HOUR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)([+-]\d\d:\d\d)$/;
const LAST_DAYS = /^last_(\d+)_days$/;

/**
 * A period for people: dates as the locale's readers write them, whole months and years by their name, an hour with its
 * offset, a named period (`last_30_days`) and `total` in words. Any other text is returned as it is.
 *
 * @example
 * formatPeriod('2026-01-01/2026-02-14'); // 'Jan 1 – Feb 14, 2026'
 * formatPeriod('2026-01-01/2026-03-31'); // 'Jan – Mar 2026'
 */
export function formatPeriod(period: string, locale?: string | Locale): string {
  const { tag, words } = localeOf(locale);
  const dates = DATES.exec(period);
  if (dates) return formatDates(dates[1]!, dates[2] ?? dates[1]!, tag) ?? period;
  const hour = HOUR.exec(period);
  if (hour) return formatHour(hour[1]!, hour[2]!, tag) ?? period;
  if (period === 'total') return words.allData;
  if (Object.hasOwn(words.periods, period)) return words.periods[period as PeriodName];
  const days = LAST_DAYS.exec(period)?.[1];
  return days === undefined ? period : words.lastDays(days);
}

function formatDates(first: string, last: string, tag: string): string | undefined {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  if (Number.isNaN(start + end) || end < start) return undefined;
  const wholeMonths = first.endsWith('-01') && new Date(end + DAY).getUTCDate() === 1;
  const wholeYears = wholeMonths && first.endsWith('-01-01') && last.endsWith('-12-31');
  const format = dateFormat(tag, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(!wholeYears && { month: 'short' }),
    ...(!wholeMonths && { day: 'numeric' }),
  });
  return format.formatRange(start, end);
}

function formatHour(local: string, offset: string, tag: string): string | undefined {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) return undefined;
  const format = dateFormat(tag, { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' });
  return `${format.format(shown)} (${offset})`;
}
