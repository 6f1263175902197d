import type { TimeColumn } from '@kpi-elements/core';

const DAY_MS = 86_400_000;

/** What a stream keeps. */
export interface Retention {
  /** The newest so many rows, at most: above 10,000 the oldest go some at a time. @default 100,000 */
  readonly rows?: number;
  /** At least so many days, to the newest one. @default all */
  readonly days?: number;
}

/** The places of those rows whose day is too long before the newest, which may be that of rows before these. */
export function longAgo(time: TimeColumn, days: number, newest = newestDay(time)): number[] {
  // Clock times belong to different days in different zones: for them one day more is kept.
  const first = newest - days + (time.kind === 'day' ? 1 : 0);
  const rows: number[] = [];
  for (const [row, day] of daysOf(time).entries()) if (day < first) rows.push(row);
  return rows;
}

/** The last day that rows have; of clock times, in UTC. */
export function newestDay(time: TimeColumn): number {
  let newest = -Infinity;
  for (const day of daysOf(time)) newest = Math.max(newest, day);
  return newest;
}

function daysOf(time: TimeColumn): Int32Array | Float64Array {
  return time.kind === 'day' ? time.days : time.milliseconds.map((instant) => Math.floor(instant / DAY_MS));
}
