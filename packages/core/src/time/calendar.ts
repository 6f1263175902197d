/** The width of a bucket. */
export type Grain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The rules by which instants become days, weeks and years. */
export interface Calendar {
  /** IANA name: `Europe/Berlin`. */
  readonly timeZone: string;
  readonly weekStart: 'monday' | 'sunday';
  /** The month in which a year begins, 1 to 12. */
  readonly fiscalYearStart: number;
}

/** UTC, weeks from Monday, years from January. */
export const defaultCalendar: Calendar = { timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 1 };

/** All grains, fine to coarse. */
export const grains: readonly Grain[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];
