import type { TimeColumn } from '@kpi-elements/core';

const DAY_MS = 86_400_000;

/** What a stream keeps. */
export interface Retention {
  /** The newest so many rows. @default 100,000 */
  readonly rows?: number;
  /** At least so many days, to the newest one. @default all */
  readonly days?: number;
}

/** The places of those rows whose day is too long before the newest. */
export function longAgo(time: TimeColumn, days: number): number[] {
  // Clock times belong to different days in different zones: for them one day more is kept.
  const [all, first] =
    time.kind === 'day'
      ? [time.days, 1 - days]
      : [time.milliseconds.map((instant) => Math.floor(instant / DAY_MS)), -days];
  let newest = -Infinity;
  for (const day of all) newest = Math.max(newest, day);
  const rows: number[] = [];
  for (const [row, day] of all.entries()) if (day < newest + first) rows.push(row);
  return rows;
}
