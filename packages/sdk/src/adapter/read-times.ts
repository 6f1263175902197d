import { fromLocal, KpiError, type TimeColumn, toDay } from '@kpi-elements/core';
import { badResponse } from '../transport/source-error.ts';
import type { AnswerRow, Question } from './question.ts';

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$/;

/** When the rows of an answer begin. A bucket that the range cuts begins with the range. */
export function readTimes(
  rows: readonly AnswerRow[],
  { range, grain, timeZone }: Question,
  source: string,
): TimeColumn {
  const from = toDay(range[0]);
  const read = rows.map(({ time }) => {
    if (time instanceof Date) return time;
    const [, date, hour, minute] = LOCAL.exec(time ?? '') ?? [];
    const day = date === undefined ? undefined : dayOf(date);
    if (day === undefined)
      throw badResponse(source, 'a date or time for each row', JSON.stringify(time ?? null));
    if (grain !== 'hour') return Math.max(day, from);
    return new Date(fromLocal(day, Number(hour ?? 0) * 60 + Number(minute ?? 0), timeZone));
  });
  return read.every((time) => typeof time === 'number')
    ? { kind: 'day', days: Int32Array.from(read) }
    : {
        kind: 'instant',
        milliseconds: Float64Array.from(read, (time) =>
          typeof time === 'number' ? fromLocal(time, 0, timeZone) : time.getTime(),
        ),
      };
}

function dayOf(date: string): number | undefined {
  try {
    return toDay(date);
  } catch (error) {
    if (error instanceof KpiError) return undefined;
    throw error;
  }
}
