import { defaultCalendar, type Calendar } from '../time/calendar.ts';
import { fromDay } from '../time/date.ts';
import { aggregate } from './aggregate.ts';
import { createDataset, type Columns, type CreateDatasetOptions, type Row } from './create-dataset.ts';
import type { Frame, FrameFlag } from './frame.ts';
import { daysOf } from './row-buckets.ts';

/** Rows that are all there is answer for any time. */
const ALL_TIME = ['0001-01-01', '9999-12-31'] as const;

/** How {@link createFrame} reads rows or columns. */
export interface CreateFrameOptions extends CreateDatasetOptions {
  readonly calendar?: Partial<Calendar>;
  /** Named in readings and errors. @default 'inline' */
  readonly source?: string;
  /** @default now */
  readonly asOf?: string;
  readonly completeUntil?: string;
  readonly flags?: readonly FrameFlag[];
}

/**
 * Makes a frame of rows or of columns: totals by bucket and by every dimension.
 * Throws `invalid_frame` for columns of unequal length, dates that are none, and numbers that are not finite.
 *
 * @example
 * createFrame([
 *   { date: '2026-01-01', channel: 'search', cost: 100, clicks: 80 },
 *   { date: '2026-01-02', channel: 'social', cost: 50, clicks: null },
 * ]);
 * createFrame({ cost: [100, 50], clicks: [80, 0] }); // timeless
 */
export function createFrame(data: readonly Row[] | Columns, options: CreateFrameOptions = {}): Frame {
  const { source = 'inline', asOf = new Date().toISOString(), completeUntil, flags = [] } = options;
  const calendar = { ...defaultCalendar, ...options.calendar };
  const dataset = createDataset(data, options);
  const { time } = dataset;
  const table = aggregate(
    dataset,
    {
      measures: Object.keys(dataset.columns),
      range: time ? rangeOf(daysOf(time, calendar.timeZone)) : ALL_TIME,
      grain: time ? dataset.nativeGrain : 'total',
      by: Object.keys(dataset.keys),
      where: [],
    },
    calendar,
  );
  return {
    version: 1,
    source,
    tables: [{ ...table, slice: { ...table.slice, range: ALL_TIME } }],
    asOf,
    flags,
    nativeGrain: dataset.nativeGrain,
    ...(completeUntil !== undefined && { completeUntil }),
    ...(!time && { timeless: true }),
  };
}

function rangeOf(days: Int32Array): readonly [from: string, to: string] {
  if (days.length === 0) return ['1970-01-01', '1970-01-01'];
  let [first, last] = [days[0]!, days[0]!];
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return [fromDay(first), fromDay(last + 1)];
}
