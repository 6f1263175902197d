import { KpiError } from '../errors.ts';

/** A calendar date taken apart. */
export interface DayParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  /** 0 is Sunday, 6 is Saturday. */
  readonly weekday: number;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

// Days from 0000-03-01, where the arithmetic of years begins, to 1970-01-01.
const EPOCH = 719_468;
const DAYS_IN_400_YEARS = 146_097;

/**
 * A calendar date as days since 1970-01-01, proleptic Gregorian. Throws `invalid_period`.
 *
 * @example
 * toDay('1970-01-02'); // 1
 */
export function toDay(text: string): number {
  const match = DATE.exec(text);
  if (!match) {
    throw new KpiError(
      'invalid_period',
      `Date "${text}" is not written as year, month and day.\nWrite it like "2026-01-31".`,
    );
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12) {
    throw new KpiError(
      'invalid_period',
      `Date "${text}": there is no month ${match[2]}.\nMonths are written "01" to "12".`,
    );
  }
  const length = daysInMonth(year, month);
  if (day < 1 || day > length) {
    const yearAndMonth = text.slice(0, 8);
    throw new KpiError(
      'invalid_period',
      `Date "${text}": there is no such day.\nThat month goes from "${yearAndMonth}01" to "${yearAndMonth}${length}".`,
    );
  }
  return dayOf(year, month, day);
}

/** The date of a day: the inverse of {@link toDay}. */
export function fromDay(day: number): string {
  const parts = dayParts(day);
  return `${String(parts.year).padStart(4, '0')}-${twoDigits(parts.month)}-${twoDigits(parts.day)}`;
}

/**
 * Days since 1970-01-01 of a date that exists. Years begin in March, so that a leap day is the last of its year:
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
export function dayOf(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const marchMonth = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - EPOCH;
}

/** Year, month, day and weekday of a day. */
export function dayParts(day: number): DayParts {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  return {
    year: yearOfEra + era * 400 + (month > 2 ? 0 : 1),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
    weekday: (((day + 4) % 7) + 7) % 7,
  };
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  return (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - dayOf(year, month, 1);
}

/** The same day of another month, or that month's last day where it is shorter: 29 February − 12 months is 28 February. */
export function shiftMonths(day: number, months: number): number {
  const parts = dayParts(day);
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
