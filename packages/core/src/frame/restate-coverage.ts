import { numberAt, type Numbers } from '../cell.ts';
import { countBuckets } from '../time/count-buckets.ts';
import { type Calendar, type Grain } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';
import { nextBucket } from '../time/grain.ts';
import { fromRange } from '../time/period.ts';
import type { Table } from './frame.ts';

/**
 * A table whose source counts in wide buckets, as if it counted in narrow ones: a month that is there is 30 days that
 * are there. So tables of several sources are held against one expectation.
 */
export function restateCoverage(
  table: Table,
  { from, to }: { readonly from: Grain; readonly to: Grain },
  calendar: Calendar,
): Table {
  if (from === to) return table;
  const factors = Array.from({ length: table.length }, (_, row) => {
    const span = fromRange(spanOfRow(table, row, calendar));
    return countBuckets(span, to, calendar) / countBuckets(span, from, calendar);
  });
  const restate = (counts: Numbers) =>
    Float64Array.from(factors, (factor, row) => factor * numberAt(counts, row));
  return {
    ...table,
    present: restate(table.present),
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([measure, column]) => [
        measure,
        { ...column, ...(column.present && { present: restate(column.present) }) },
      ]),
    ),
  };
}

function spanOfRow({ slice, start }: Table, row: number, calendar: Calendar): readonly [string, string] {
  const { grain, range } = slice;
  if (grain === 'total' || !start) return range;
  const first = start[row]!.slice(0, 10);
  const next = fromDay(grain === 'hour' ? toDay(first) + 1 : nextBucket(toDay(first), grain, calendar));
  return [first > range[0] ? first : range[0], next < range[1] ? next : range[1]];
}
