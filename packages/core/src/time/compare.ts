import { KpiError } from '../errors.ts';
import { didYouMean } from '../suggest.ts';
import type { Calendar } from './calendar.ts';
import { defaultCalendar } from './calendar.ts';
import { dayParts, daysInMonth, fromDay, shiftMonths, toDay } from './date.ts';
import { bucketAt, bucketIndex } from './grain.ts';
import type { NamedDays, Period, PeriodContext } from './period.ts';
import { isPeriodName, periodNames, resolveDays } from './period.ts';

/** The comparisons that have a name. Beside them any period may be compared with. */
export type ComparisonName = 'previous_period' | 'previous_year' | 'previous_year_weekday' | 'none';

/** All names, in the order of a menu. */
export const comparisonNames: readonly ComparisonName[] = [
  'previous_period',
  'previous_year',
  'previous_year_weekday',
  'none',
];

const WEEKS_52 = 364;

/**
 * The period that another is compared with; `undefined` for `none`. Throws `invalid_period`.
 *
 * - `previous_period`: the same number of days just before; for one or several whole calendar months (and so for
 *   quarters and years, fiscal ones too) as many months before. `month_to_date`, `quarter_to_date` and `year_to_date`
 *   go with the same part of the unit before, so give the name rather than its dates: dates alone do not tell that
 *   they are the beginning of a month. `last_n_days` always goes with n days, also where they happen to be a month.
 * - `previous_year`: the same dates, with 28 February for 29 February.
 * - `previous_year_weekday`: 52 weeks back, so that Mondays meet Mondays.
 * - a period: that period.
 *
 * The result is whole, also while the period still runs: {@link sameElapsedPart} cuts it.
 * `times` is how often to go back: 2 is what the comparison itself is compared with.
 *
 * @example
 * comparisonPeriod('previous_period', '2026-02'); // { start: '2026-01-01', end: '2026-01-31' }
 * comparisonPeriod('previous_period', 'month_to_date', { now: new Date('2026-11-21') }); // 2026-10-01 to 2026-10-21
 */
export function comparisonPeriod(
  name: string,
  period: string | Period,
  context: Partial<PeriodContext> = {},
  times = 1,
): Period | undefined {
  const days = typeof period === 'string' ? resolveDays(period, context) : daysOf(period);
  switch (name) {
    case 'none':
      return undefined;
    case 'previous_period':
      return previousPeriod(days, { ...defaultCalendar, ...context }, times);
    case 'previous_year':
      return periodOf(shiftMonths(days.start, -12 * times), shiftMonths(days.end, -12 * times));
    case 'previous_year_weekday':
      return periodOf(days.start - WEEKS_52 * times, days.end - WEEKS_52 * times);
    default:
      return comparisonPeriod('previous_period', explicitPeriod(name, context), context, times - 1);
  }
}

/**
 * The part of a period up to and including a date: today, or the last date for which data is complete.
 * The whole period when it is over by then, `undefined` when it has not begun.
 */
export function elapsedPart(period: Period, lastDate: string): Period | undefined {
  if (lastDate < period.start) return undefined;
  return lastDate < period.end ? { start: period.start, end: lastDate } : period;
}

/**
 * The part of `other` that is to be compared with the elapsed part of a period: as many days from its start, at most
 * all of it; where both start on the same date of different years, up to the same date. All of it when the period is over.
 *
 * @example
 * const march = resolvePeriod('2026-03');
 * sameElapsedPart(march, elapsedPart(march, '2026-03-15')!, resolvePeriod('2026-02')); // 2026-02-01 to 2026-02-15
 */
export function sameElapsedPart(period: Period, elapsed: Period, other: Period): Period {
  if (elapsed.end === period.end) return other;
  const [start, otherStart] = [toDay(period.start), toDay(other.start)];
  const sameDate = period.start.slice(4) === other.start.slice(4);
  const years = dayParts(otherStart).year - dayParts(start).year;
  const end = sameDate
    ? shiftMonths(toDay(elapsed.end), 12 * years)
    : toDay(elapsed.end) - start + otherStart;
  return periodOf(otherStart, Math.min(end, toDay(other.end)));
}

function previousPeriod(days: NamedDays, calendar: Calendar, times: number): Period {
  const { start, end } = days;
  const unit = days.unit ?? (isWholeMonths(days) ? 'month' : 'day');
  const first = bucketIndex(start, unit, calendar);
  const count = bucketIndex(end, unit, calendar) - first + 1;
  const units = (shift: number) =>
    periodOf(bucketAt(first - shift, unit, calendar), bucketAt(first - shift + count, unit, calendar) - 1);
  return sameElapsedPart(units(0), periodOf(start, end), units(count * times));
}

function isWholeMonths({ start, end }: NamedDays): boolean {
  return dayParts(start).day === 1 && isLastOfMonth(end);
}

function isLastOfMonth(date: number): boolean {
  const { year, month, day } = dayParts(date);
  return day === daysInMonth(year, month);
}

function explicitPeriod(text: string, context: Partial<PeriodContext>): Period {
  if (/^[a-z]/i.test(text) && !isPeriodName(text)) {
    const known = [...comparisonNames, ...periodNames];
    const wayOut = 'Write "previous_period", "previous_year", "previous_year_weekday", "none" or two dates.';
    throw new KpiError(
      'invalid_period',
      `Comparison "${text}" is not known.\n${didYouMean(text, known, wayOut)}`,
    );
  }
  const { start, end } = resolveDays(text, context);
  return periodOf(start, end);
}

function daysOf({ start, end }: Period): NamedDays {
  return { start: toDay(start), end: toDay(end) };
}

function periodOf(start: number, end: number): Period {
  return { start: fromDay(start), end: fromDay(end) };
}
