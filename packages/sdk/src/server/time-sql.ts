import { type Calendar, type Grain, KpiError, type Slice, toDay } from '@kpi-elements/core';
import type { CheckedTime } from './checked-model.ts';
import type { Dialect } from './dialect.ts';
import { byClock, offsetSql, zoneOffsets } from './zone-offsets.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// 1970-01-01 was a Thursday.
const DAYS_SINCE = { monday: 3, sunday: 4 };
const MONTHS = { month: 1, quarter: 3, year: 12 };

/** The number of the bucket that holds a day, as core numbers buckets. */
export function bucketSql(
  day: string,
  grain: Exclude<Grain, 'hour'>,
  calendar: Calendar,
  dialect: Dialect,
): string {
  if (grain === 'day') return day;
  if (grain === 'week') return dialect.floorDivide(`${day} + ${DAYS_SINCE[calendar.weekStart]}`, 7);
  const shift = grain === 'month' ? 0 : calendar.fiscalYearStart - 1;
  const months = `${dialect.months(day)} - ${shift}`;
  return MONTHS[grain] === 1 ? months : dialect.floorDivide(months, MONTHS[grain]);
}

type NamedSql = readonly [name: string, expression: string];

/** How the rows of a fact are read so that each has a local day `d` and, where clocks matter, an hour. */
export interface TimeSql {
  /** What is read from the row. */
  readonly raw: NamedSql;
  /** What is computed from it, step by step: each from the names of the steps before. */
  readonly steps: readonly NamedSql[];
  /** Leaves out rows that are surely out of range, before anything is computed. */
  readonly near: readonly string[];
}

/** Reads times in the zone of the calendar. `range` in days since 1970; without one, every row. */
export function timeSql(
  time: CheckedTime,
  range: readonly [from: number, to: number] | undefined,
  calendar: Calendar,
  dialect: Dialect,
): TimeSql {
  const { kind, column } = time;
  const near = range
    ? [
        `${column} >= ${dialect.timeLiteral((range[0] - 2) * DAY, kind)}`,
        `${column} <= ${dialect.timeLiteral((range[1] + 2) * DAY, kind)}`,
      ]
    : [];
  if (kind === 'date') return { raw: ['d', dialect.dayOfDate(column)], steps: [], near };
  const [from, to] = range ?? ALL_TIME;
  const offsets = offsetSql('u', zoneOffsets(calendar.timeZone, from, to));
  const own = zoneOffsets(time.zone ?? calendar.timeZone, from, to);
  return {
    raw: [kind === 'clock' ? 'r' : 'u', dialect.milliseconds(column)],
    steps: [
      ...(kind === 'clock' ? [['u', `r - (${offsetSql('r', byClock(own))})`] as const] : []),
      ['o', offsets],
      ['l', 'u + o'],
      ['d', dialect.floorDivide('l', DAY)],
      ['h', dialect.floorDivide('l', HOUR)],
    ],
    near,
  };
}

const ALL_TIME = [/* @__PURE__ */ toDay('1900-01-01'), /* @__PURE__ */ toDay('2100-12-31')] as const;

/** Throws `invalid_period` where a fact cannot be divided so finely, `unknown_dimension` where it has no cohorts. */
export function checkGrain(time: CheckedTime | undefined, { grain, cohort }: Slice): void {
  if (cohort && !time) {
    throw new KpiError(
      'unknown_dimension',
      `The data have no cohort date "${cohort.date}".\nThe data have no dates.`,
    );
  }
  if (grain === 'total') return;
  if (!time) {
    throw new KpiError('invalid_period', `The data have no dates, so there are no buckets of one ${grain}.`);
  }
  if (grain === 'hour' && (cohort || time.kind === 'date')) {
    throw new KpiError(
      'invalid_period',
      'The data are by day, so there are no buckets of one hour.\nAsk for grain "day".',
    );
  }
}
