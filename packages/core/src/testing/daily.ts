import { createFrame } from '../frame/create-frame.ts';
import type { Frame } from '../frame/frame.ts';
import { fromDay, toDay } from '../time/date.ts';

/** One row a day, with amounts that depend on the day (since 1970). */
export function daily(
  from: string,
  to: string,
  row: (day: number) => Readonly<Record<string, number | string | null>>,
): Frame {
  const days = Array.from({ length: toDay(to) - toDay(from) + 1 }, (_, i) => toDay(from) + i);
  return createFrame(days.map((day) => ({ date: fromDay(day), ...row(day) })));
}
