import { dateFormat, remembered } from './intl.ts';
import type { Locale } from './locale.ts';
import { localeOf } from './locale.ts';

const DAY = 86_400_000;
const DATES = /^(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/;
const HOUR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)([+-]\d\d:\d\d)$/;

/**
 * A period for people: dates as the locale's readers write them, whole months and years by their name, an hour with its
 * offset, a named period (`last_30_days`) and `total` in words.
 *
 * @example
 * formatPeriod('2026-01-01/2026-02-14'); // 'Jan 1 – Feb 14, 2026'
 * formatPeriod('2026-01-01/2026-03-31'); // 'Jan – Mar 2026'
 */
export function formatPeriod(period: string, locale?: string | Locale): string {
  const { tag, words } = localeOf(locale);
  return formatDates(period, tag) || formatHour(period, tag) || words.period(period);
}

/** Empty where the period is no dates. The cards of a board show the same few. */
const formatDates = /* @__PURE__ */ remembered(
  (period: string, tag: string) => [tag, period],
  (period, tag) => {
    const [, first = '', last = first] = DATES.exec(period) ?? [];
    const [start, end] = [Date.parse(first), Date.parse(last)];
    if (!(start <= end)) return '';
    const wholeMonths = first.endsWith('-01') && new Date(end + DAY).getUTCDate() === 1;
    const wholeYears = wholeMonths && first.endsWith('-01-01') && last.endsWith('-12-31');
    const format = dateFormat(tag, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(!wholeYears && { month: 'short' }),
      ...(!wholeMonths && { day: 'numeric' }),
    });
    return format.formatRange(start, end);
  },
);

function formatHour(period: string, tag: string): string {
  const [, local, offset] = HOUR.exec(period) ?? [];
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) return '';
  return `${dateFormat(tag, { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' }).format(shown)} (${offset})`;
}
