import { KpiError } from '../errors.ts';
import { didYouMean } from '../suggest.ts';
import type { Calendar, Grain } from './calendar.ts';
import { defaultCalendar } from './calendar.ts';
import { fromDay, shiftMonths, toDay } from './date.ts';
import { bucketStart, nextBucket } from './grain.ts';
import { localTime } from './zone.ts';

/** Two calendar dates, both included. */
export interface Period {
  /** `2026-01-01` */
  readonly start: string;
  /** `2026-02-28` */
  readonly end: string;
}

/** What a named period depends on. */
export interface PeriodContext extends Calendar {
  readonly now: Date;
}

/** Two days since 1970-01-01, both included, and the calendar unit that the period's name speaks of. */
export interface NamedDays {
  readonly start: number;
  readonly end: number;
  /** Absent for dates, which have no name. A to-date period is the beginning of its unit. */
  readonly unit?: Grain;
}

type Resolve = (today: number, calendar: Calendar) => NamedDays;

const named = {
  today: (today) => ({ start: today, end: today, unit: 'day' }),
  yesterday: (today) => ({ start: today - 1, end: today - 1, unit: 'day' }),
  last_7_days: (today) => lastDays(7, today),
  last_30_days: (today) => lastDays(30, today),
  last_90_days: (today) => lastDays(90, today),
  this_week: (today, calendar) => whole('week', today, calendar),
  last_week: (today, calendar) => wholeBefore('week', today, calendar),
  this_month: (today, calendar) => whole('month', today, calendar),
  last_month: (today, calendar) => wholeBefore('month', today, calendar),
  this_quarter: (today, calendar) => whole('quarter', today, calendar),
  last_quarter: (today, calendar) => wholeBefore('quarter', today, calendar),
  this_year: (today, calendar) => whole('year', today, calendar),
  last_year: (today, calendar) => wholeBefore('year', today, calendar),
  month_to_date: (today, calendar) => toDate('month', today, calendar),
  quarter_to_date: (today, calendar) => toDate('quarter', today, calendar),
  year_to_date: (today, calendar) => toDate('year', today, calendar),
} as const satisfies Record<string, Resolve>;

/** The periods that have a name. Beside them `last_n_days` holds for any n from 1 to 9999. */
export type PeriodName = keyof typeof named;

/** All names, in the order of a menu. */
export const periodNames = /* @__PURE__ */ Object.keys(named) as readonly PeriodName[];

const LAST_DAYS = /^last_([1-9]\d{0,3})_days$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const YEAR = /^\d{4}$/;

/**
 * The dates of a period: a name, `last_n_days`, two dates `2026-01-01/2026-02-28`, one date, a month `2026-02`
 * or a calendar year `2026` (January to December, also where the fiscal year begins later).
 * `last_n_days` ends yesterday, `*_to_date` today; `this_*` is the whole unit, also while it runs.
 * What the context leaves out is taken from `defaultCalendar`, and the present moment. Throws `invalid_period`.
 *
 * @example
 * resolvePeriod('last_7_days', { now: new Date('2026-03-10T12:00Z') }); // { start: '2026-03-03', end: '2026-03-09' }
 */
export function resolvePeriod(text: string, context: Partial<PeriodContext> = {}): Period {
  const { start, end } = resolveDays(text, context);
  return { start: fromDay(start), end: fromDay(end) };
}

/** Like {@link resolvePeriod}, with what the name says beside the dates. */
export function resolveDays(text: string, context: Partial<PeriodContext>): NamedDays {
  const calendar = { ...defaultCalendar, ...context };
  const resolve = resolver(text);
  if (resolve === undefined) return dated(text);
  return resolve(localTime((context.now ?? new Date()).getTime(), calendar.timeZone).day, calendar);
}

/** Whether this is one of {@link periodNames} or `last_n_days`. */
export function isPeriodName(text: string): boolean {
  return resolver(text) !== undefined;
}

/** `2026-01-01/2026-02-28` */
export function periodText({ start, end }: Period): string {
  return `${start}/${end}`;
}

/** How many days it has. */
export function periodDays({ start, end }: Period): number {
  return toDay(end) - toDay(start) + 1;
}

/** As half-open dates: the second is the first day that does not belong to it. */
export function toRange({ start, end }: Period): readonly [from: string, to: string] {
  return [start, fromDay(toDay(end) + 1)];
}

/** The inverse of {@link toRange}. */
export function fromRange([from, to]: readonly [from: string, to: string]): Period {
  return { start: from, end: fromDay(toDay(to) - 1) };
}

function resolver(text: string): Resolve | undefined {
  if (Object.hasOwn(named, text)) return named[text as PeriodName];
  const count = LAST_DAYS.exec(text)?.[1];
  return count === undefined ? undefined : (today) => lastDays(Number(count), today);
}

function lastDays(count: number, today: number): NamedDays {
  return { start: today - count, end: today - 1, unit: 'day' };
}

function whole(unit: Grain, day: number, calendar: Calendar): NamedDays {
  const start = bucketStart(day, unit, calendar);
  return { start, end: nextBucket(start, unit, calendar) - 1, unit };
}

function wholeBefore(unit: Grain, day: number, calendar: Calendar): NamedDays {
  return whole(unit, bucketStart(day, unit, calendar) - 1, calendar);
}

function toDate(unit: Grain, today: number, calendar: Calendar): NamedDays {
  return { start: bucketStart(today, unit, calendar), end: today, unit };
}

function dated(text: string): NamedDays {
  const [first, last = first, ...rest] = text.split('/');
  if (first === undefined || last === undefined || rest.length > 0 || !/^\d{4}(-|$)/.test(first))
    throw unknownPeriod(text);
  const { start } = datedPart(first);
  const { end } = datedPart(last);
  if (end < start) {
    throw new KpiError(
      'invalid_period',
      `Period "${text}" ends before it begins.\nWrite the earlier date first: "${last}/${first}".`,
    );
  }
  return { start, end };
}

function datedPart(text: string): NamedDays {
  if (YEAR.test(text)) return { start: toDay(`${text}-01-01`), end: toDay(`${text}-12-31`) };
  if (MONTH.test(text)) {
    const start = toDay(`${text}-01`);
    return { start, end: shiftMonths(start, 1) - 1 };
  }
  const day = toDay(text);
  return { start: day, end: day };
}

function unknownPeriod(text: string): KpiError {
  const wayOut = 'Write a name such as "last_30_days", or two dates: "2026-01-01/2026-02-28".';
  return new KpiError(
    'invalid_period',
    `Period "${text}" is not known.\n${didYouMean(text, periodNames, wayOut)}`,
  );
}
