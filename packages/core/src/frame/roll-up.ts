import { aggregate } from './aggregate.ts';
import { KpiError } from '../errors.ts';
import type { Frame, Table } from './frame.ts';
import { requireFrame } from './frame-json.ts';
import type { Slice } from './query.ts';
import { sliceKey } from './slice-key.ts';
import { tableDataset } from './table-dataset.ts';
import { defaultCalendar, grains, type Calendar, type Grain } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';
import { bucketStart, nextBucket } from '../time/grain.ts';
import { asWhere, type Condition, type Where } from '../where.ts';

/** What {@link rollUp} rolls up to; what is left out stays as it is. */
export interface RollUpTarget {
  readonly grain?: Grain | 'total';
  readonly by?: readonly string[];
  readonly where?: string | Where;
  /** Half-open local dates. */
  readonly range?: readonly [from: string, to: string];
  readonly measures?: readonly string[];
}

/**
 * Rolls a frame of one table up to a coarser grain, fewer dimensions or a part of its rows.
 * Totals add up by each measure's rule; what does not add up is empty and marked `notAdditive`.
 * Throws `invalid_frame` where the table does not hold what is asked.
 *
 * @example
 * rollUp(frame, { grain: 'month', by: ['channel'] });
 */
export function rollUp(frame: Frame, target: RollUpTarget, calendar: Partial<Calendar> = {}): Frame {
  requireFrame(frame);
  const [table] = frame.tables;
  if (!table) throw new KpiError('invalid_frame', 'The frame has no table to roll up.');
  const slice: Slice = {
    ...table.slice,
    measures: target.measures ?? table.slice.measures,
    range: target.range ?? table.slice.range,
    grain: target.grain ?? table.slice.grain,
    by: target.by ?? table.slice.by,
    where: [...table.slice.where, ...asWhere(target.where)],
  };
  const whole = { ...defaultCalendar, ...calendar };
  if (!canServe(table, slice, frame, whole)) {
    throw new KpiError(
      'invalid_frame',
      `A table of ${extentOf(table.slice)} does not roll up to ${extentOf(slice)}.\nRoll up to a coarser grain and to dimensions that it holds, within its range.`,
    );
  }
  return { ...frame, tables: [serve(table, slice, frame, whole)] };
}

function extentOf({ grain, by, range }: Slice): string {
  return `grain "${grain}" by ${by.length > 0 ? by.join(', ') : 'no dimension'} from ${range.join(' to ')}`;
}

/** The table that answers a slice: the one that was asked for, or one that rolls up to it. */
export function tableFor(frame: Frame, slice: Slice, calendar: Calendar): Table | undefined {
  const key = sliceKey(slice);
  const exact = frame.tables.find((table) => sliceKey(table.slice) === key);
  if (exact) return exact;
  let best: Table | undefined;
  for (const table of frame.tables) {
    if (!canServe(table, slice, frame, calendar)) continue;
    if (!best || measuresIn(table, slice) > measuresIn(best, slice)) best = table;
  }
  return best && serve(best, slice, frame, calendar);
}

function measuresIn({ columns }: Table, { measures }: Slice): number {
  return measures.filter((measure) => Object.hasOwn(columns, measure)).length;
}

function serve(table: Table, slice: Slice, frame: Frame, calendar: Calendar): Table {
  const nativeGrain = frame.nativeGrain ?? (table.slice.grain === 'total' ? 'day' : table.slice.grain);
  const held = {
    ...slice,
    where: remainingWhere(table, slice)!,
    range: within(slice.range, spanOf(table, calendar)),
  };
  return { ...aggregate(tableDataset(table, nativeGrain), held, calendar), slice };
}

function canServe(table: Table, slice: Slice, frame: Frame, calendar: Calendar): boolean {
  const where = remainingWhere(table, slice);
  if (!where || table.slice.cohort || slice.cohort) return false;
  const dimensions = [...slice.by, ...where.map(({ dimension }) => dimension)];
  return (
    dimensions.every((dimension) => Object.hasOwn(table.keys, dimension)) &&
    holdsTime(table, slice, frame, calendar)
  );
}

/** The conditions that the table's rows do not meet yet, or nothing when the table holds too few rows. */
function remainingWhere(table: Table, slice: Slice): Where | undefined {
  const asked = slice.where.map(conditionKey);
  if (!table.slice.where.every((condition) => asked.includes(conditionKey(condition)))) return undefined;
  const met = table.slice.where.map(conditionKey);
  return slice.where.filter((condition) => !met.includes(conditionKey(condition)));
}

function conditionKey({ dimension, op, values }: Condition): string {
  return JSON.stringify([dimension, op, values]);
}

function holdsTime(table: Table, slice: Slice, frame: Frame, calendar: Calendar): boolean {
  if (frame.timeless) return slice.grain === 'total';
  const { grain, range } = table.slice;
  const [from, to] = slice.range;
  if (grain === 'total') return slice.grain === 'total' && range[0] === from && range[1] === to;
  if (range[0] > from || range[1] < to || !nests(grain, slice.grain)) return false;
  const startsBucket = (date: string) => bucketStart(toDay(date), grain, calendar) === toDay(date);
  return (from === range[0] || startsBucket(from)) && (to === range[1] || startsBucket(to));
}

/** Weeks nest in nothing but totals; every other grain nests in the coarser ones. */
function nests(fine: Grain, coarse: Grain | 'total'): boolean {
  if (coarse === 'total' || fine === coarse) return true;
  return fine !== 'week' && grains.indexOf(fine) < grains.indexOf(coarse);
}

/** The part of a range that another holds; empty where they do not meet. */
function within([from, to]: Slice['range'], [first, end]: Slice['range']): Slice['range'] {
  const start = from > first ? from : first;
  const stop = to < end ? to : end;
  return [start, stop > start ? stop : start];
}

/** The days that a table's buckets span, as a half-open range. */
export function spanOf(table: Table, calendar: Calendar): readonly [from: string, to: string] {
  const { grain, range } = table.slice;
  if (grain === 'total' || !table.start || table.length === 0) return range;
  const days = table.start.map((start) => toDay(start.slice(0, 10)));
  const first = days.reduce((a, b) => Math.min(a, b));
  const last = days.reduce((a, b) => Math.max(a, b));
  return [fromDay(first), fromDay(nextBucket(last, grain, calendar))];
}
