import type { Point } from '../reading/reading.ts';
import { profileLength, type Course, type Flow } from './forecast.ts';

const DAY = 86_400_000;
const WEEK = 7;

/** By day, of one flow: how much of a usual day it is. */
export type WeighDays = (values: Float64Array, firstDay: number, length: number) => Float64Array;

/** The first and the last day of a period that is written as dates, or of an hour. */
export function daysOf(period: string): { readonly start: number; readonly end: number } {
  const [start = '', end = start] = period.split('/');
  const dayOf = (date: string) => Date.parse(date.slice(0, 10)) / DAY;
  return { start: dayOf(start), end: dayOf(end) };
}

/** The course of a reading. */
export interface ReadingCourse extends Course {
  readonly firstDay: number;
  /** How many days each bucket to come has. */
  readonly daysAhead: number;
}

/**
 * History, the settled buckets of the period, and as many more as fill the days that are left.
 * `undefined` where the history is too short for a profile, and for hours, whose profile is another.
 */
export function courseOf(
  history: readonly Point[],
  settled: readonly Point[],
  daysLeft: number,
): ReadingCourse | undefined {
  const [first] = history;
  if (!first || first.period.includes('T')) return undefined;
  const { start: firstDay, end: lastOfFirst } = daysOf(first.period);
  const bucketDays = lastOfFirst - firstDay + 1;
  const ahead = daysLeft > 0 ? Math.max(Math.round(daysLeft / bucketDays), 1) : 0;
  const now = history.length + settled.length;
  const end = now + ahead;
  const course: ReadingCourse = {
    start: history.length,
    now,
    end,
    firstDay,
    daysAhead: daysLeft / ahead,
    ...(bucketDays === 1 && {
      weekdays: Uint8Array.from({ length: end }, (_, i) => (((firstDay + i) % WEEK) + WEEK) % WEEK),
    }),
  };
  return history.length < profileLength(course) ? undefined : course;
}

/** One input over a course; a bucket without rows brought nothing. */
export function flowOf(
  points: readonly Point[],
  key: string,
  { firstDay, daysAhead, weekdays, end }: ReadingCourse,
  weighDays?: WeighDays,
): Flow {
  const values = Float64Array.from(points, ({ inputs }) => inputs[key] ?? 0);
  if (weekdays) {
    return { values, weights: weighDays?.(values, firstDay, end) ?? new Float64Array(end).fill(1) };
  }
  const weights = new Float64Array(end).fill(daysAhead);
  points.forEach(({ period }, i) => {
    const days = daysOf(period);
    weights[i] = days.end - days.start + 1;
  });
  return { values, weights };
}
