import { KpiError } from '../errors.ts';
import { didYouMean } from '../suggest.ts';
import { grains, type Calendar, type Grain } from './calendar.ts';
import { checkTimeZone } from './zone.ts';

const weekStarts: readonly string[] = ['monday', 'sunday'] satisfies Calendar['weekStart'][];

/** Throws `unknown_name` or `wrong_arguments` for a calendar that cannot be, as settings and attributes may give one. */
export function checkCalendar({ timeZone, weekStart, fiscalYearStart }: Calendar): void {
  checkTimeZone(timeZone);
  if (!weekStarts.includes(weekStart)) {
    throw new KpiError(
      'unknown_name',
      `Weeks cannot start on "${weekStart}".\n${didYouMean(weekStart, weekStarts, 'They start on "monday" or "sunday".')}`,
    );
  }
  if (!Number.isInteger(fiscalYearStart) || fiscalYearStart < 1 || fiscalYearStart > 12) {
    throw new KpiError(
      'wrong_arguments',
      `A year cannot start in month "${fiscalYearStart}".\nGive the number of the month, 1 to 12.`,
    );
  }
}

/** Throws `unknown_name` for a grain that is none. */
export function checkGrain(grain: Grain): void {
  if (grains.includes(grain)) return;
  throw new KpiError(
    'unknown_name',
    `Grain "${grain}" is not known.\n${didYouMean(grain, grains, `The grains are ${grains.join(', ')}.`)}`,
  );
}
