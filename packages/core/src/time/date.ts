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

const MS_A_DAY = 86_400_000;

// `Date.UTC` takes the years 0 to 99 for those of the 20th century. The calendar repeats itself after 400 years.
const YEARS = 400;
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

/** Days since 1970-01-01. A month past 12 lies in a later year, a month below 1 in an earlier one. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year + YEARS, month - 1, day) / MS_A_DAY - DAYS_IN_400_YEARS;
}

/** Year, month, day and weekday of a day. */
export function dayParts(day: number): DayParts {
  const date = new Date(day * MS_A_DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** The same day of another month, or that month's last day where it is shorter: 29 February − 12 months is 28 February. */
export function shiftMonths(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = dayParts(day);
  const shifted = month + months;
  return dayOf(year, shifted, Math.min(dayOfMonth, daysInMonth(year, shifted)));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
