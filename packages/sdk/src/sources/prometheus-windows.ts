import { buckets, fromDay, fromLocal, toDay } from '@kpi-elements/core';
import type { Question } from '../adapter/question.ts';

/** Buckets of one length, one after another: when the first and the last of them end, in seconds since 1970. */
export interface Windows {
  readonly width: number;
  readonly firstEnd: number;
  readonly lastEnd: number;
}

/** The buckets of a question as runs of equal length: days on which clocks change, and months, are runs of their own. */
export function windowsOf(question: Question): readonly Windows[] {
  const { range, grain, timeZone } = question;
  const midnight = (date: string) => fromLocal(toDay(date), 0, timeZone) / 1000;
  const [from, to] = [midnight(range[0]), midnight(range[1])];
  const period = { start: range[0], end: fromDay(toDay(range[1]) - 1) };
  const starts =
    grain === 'total'
      ? [from]
      : buckets(period, grain, question).map(({ start }) =>
          grain === 'hour' ? Date.parse(start) / 1000 : Math.max(midnight(start), from),
        );
  const windows: Windows[] = [];
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1] ?? to;
    const width = end - start;
    const last = windows.at(-1);
    if (last?.width === width) windows[windows.length - 1] = { ...last, lastEnd: end };
    else windows.push({ width, firstEnd: end, lastEnd: end });
  }
  return windows;
}
