import type { ReadingContext } from './reading-context.ts';
import { toDay, dayOf, dayParts } from '../time/date.ts';
import type { Period } from '../time/period.ts';

const DAYS_A_YEAR = 365.25;

/**
 * The length of a period in years: whole years from month to month count exactly, otherwise days / 365.25.
 * The totals of a timeless source count as one year.
 */
export function yearsOf(period: Period, { source }: Pick<ReadingContext, 'source'>): number {
  return source?.timeless ? 1 : yearsBetween(toDay(period.start), toDay(period.end) + 1);
}

/** The same from one day to another, which does not belong to it any more. */
export function yearsBetween(start: number, end: number): number {
  const first = dayParts(start);
  const whole = dayParts(end).year - first.year;
  const exact = whole > 0 && end === dayOf(first.year + whole, first.month, first.day);
  return exact ? whole : (end - start) / DAYS_A_YEAR;
}
