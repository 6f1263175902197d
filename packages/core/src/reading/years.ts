import type { ReadingContext } from './reading-context.ts';
import { toDay, dayOf, dayParts } from '../time/date.ts';
import { periodDays, type Period } from '../time/period.ts';

const DAYS_A_YEAR = 365.25;

/**
 * The length of a period in years: whole years from month to month count exactly, otherwise days / 365.25.
 * The totals of a timeless source count as one year.
 */
export function yearsOf(period: Period, { source }: Pick<ReadingContext, 'source'>): number {
  if (source?.timeless) return 1;
  const first = dayParts(toDay(period.start));
  const after = dayParts(toDay(period.end) + 1);
  const whole = after.year - first.year;
  const exact = whole > 0 && toDay(period.end) + 1 === dayOf(first.year + whole, first.month, first.day);
  return exact ? whole : periodDays(period) / DAYS_A_YEAR;
}
