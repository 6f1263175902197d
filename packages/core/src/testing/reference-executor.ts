import Big from 'big.js';
import type { Cell } from '../cell.ts';
import type { Measure } from '../measure.ts';
import type { Slice } from '../frame/query.ts';
import type { Calendar, Grain } from '../time/calendar.ts';

/** One row of the source, as plain as it gets. */
export type SourceRow = Readonly<Record<string, string | number | null>> & {
  /** The local day; of an instant, {@link clockAt} tells it, and `hour` and `start` as well. */
  readonly date: string;
};

/** One group of the answer. */
export interface ReferenceGroup {
  readonly start: string | undefined;
  readonly key: Readonly<Record<string, string | null>>;
  readonly values: Readonly<Record<string, Cell>>;
  readonly present: number;
}

/**
 * Answers a slice from rows, slow and obviously right: filter, group, then for each group apply each measure's rule
 * in exact decimal arithmetic. The oracle for every other way of adding up.
 */
export function referenceAnswer(
  rows: readonly SourceRow[],
  dimensions: readonly string[],
  measures: Readonly<Record<string, Measure>>,
  slice: Slice,
  calendar: Calendar,
): ReferenceGroup[] {
  const [from, to] = slice.range;
  const wanted = rows.filter(
    (row) =>
      row.date >= from &&
      row.date < to &&
      slice.where.every(
        ({ dimension, op, values }) => values.includes(member(row, dimension)) === (op === 'in'),
      ),
  );
  const groups = new Map<string, SourceRow[]>();
  for (const row of wanted) {
    const start = slice.grain === 'total' ? null : bucketOf(row, slice.grain, calendar);
    const id = JSON.stringify([start, ...slice.by.map((dimension) => member(row, dimension))]);
    groups.set(id, groups.get(id) ?? []);
    groups.get(id)!.push(row);
  }
  return [...groups].map(([id, members]) => {
    const [start, ...key] = JSON.parse(id) as (string | null)[];
    const filled = members.filter((row) => slice.measures.some((id) => isFilled(row, measures[id]!)));
    return {
      start: start ?? undefined,
      key: Object.fromEntries(slice.by.map((dimension, i) => [dimension, key[i] ?? null])),
      values: Object.fromEntries(slice.measures.map((id) => [id, addUp(members, measures[id]!, dimensions)])),
      present: new Set(filled.map(nativeBucket)).size,
    };
  });
}

function member(row: SourceRow, dimension: string): string | null {
  const value = row[dimension] ?? null;
  return value === null ? null : String(value);
}

/** Where the bucket of a row begins: back from its day, day by day, until a week, month, quarter or year begins. */
function bucketOf({ date, start }: SourceRow, grain: Grain, calendar: Calendar): string {
  if (grain === 'hour') return String(start);
  const day = new Date(date);
  const begins: Readonly<Record<typeof grain, () => boolean>> = {
    day: () => true,
    week: () => day.getUTCDay() === (calendar.weekStart === 'monday' ? 1 : 0),
    month: () => day.getUTCDate() === 1,
    quarter: () =>
      day.getUTCDate() === 1 && (day.getUTCMonth() + 1 - calendar.fiscalYearStart + 12) % 3 === 0,
    year: () => day.getUTCDate() === 1 && day.getUTCMonth() + 1 === calendar.fiscalYearStart,
  };
  while (!begins[grain]()) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** The bucket of the source in which a row stands, in words that sort by time. */
function nativeBucket({ date, hour }: SourceRow): string {
  return typeof hour === 'string' ? hour : date;
}

/** A mean is nothing without its weight. */
function isFilled(row: SourceRow, { id, rollUp }: Measure): boolean {
  if (rollUp === 'distinct') return row[id] !== null;
  return typeof row[id] === 'number' && (typeof rollUp !== 'object' || weightOf(row, rollUp.mean) !== null);
}

function weightOf(row: SourceRow, weight: string): Cell {
  if (weight === '1') return 1;
  const cell = row[weight];
  return typeof cell === 'number' ? cell : null;
}

function addUp(rows: readonly SourceRow[], measure: Measure, dimensions: readonly string[]): Cell {
  const { id, rollUp } = measure;
  const filled = rows.filter((row) => isFilled(row, measure));
  if (rollUp === 'distinct') return new Set(filled.map((row) => row[id])).size;
  if (filled.length === 0) return null;
  if (typeof rollUp === 'object') return weightedMean(filled, id, rollUp.mean);
  if (rollUp === 'sum') return exactSum(filled.map((row) => row[id] as number));
  const byMember = new Map<string, SourceRow[]>();
  for (const row of filled) {
    const id = JSON.stringify(dimensions.map((dimension) => member(row, dimension)));
    byMember.set(id, byMember.get(id) ?? []);
    byMember.get(id)!.push(row);
  }
  const levels = [...byMember.values()].map((ofMember) => {
    const times = ofMember.map(nativeBucket).sort();
    const time = rollUp === 'first' ? times[0] : times.at(-1);
    return exactSum(ofMember.filter((row) => nativeBucket(row) === time).map((row) => row[id] as number));
  });
  return exactSum(levels);
}

function weightedMean(rows: readonly SourceRow[], id: string, weight: string): Cell {
  const weights = exactSum(rows.map((row) => weightOf(row, weight)!));
  if (weights === 0) return null;
  return rows
    .reduce((sum, row) => sum.plus(Big(row[id] as number).times(weightOf(row, weight)!)), Big(0))
    .div(weights)
    .toNumber();
}

/** The sum of the decimals that the numbers print as. */
export function exactSum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum.plus(value), Big(0)).toNumber();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format;
}

/**
 * What a clock on the wall shows at an instant, by `Intl` alone: the day, the hour as `Table.start` writes it, and
 * when that hour began.
 */
export function clockAt(instant: string, timeZone: string): { date: string; start: string; hour: string } {
  const milliseconds = Math.floor(Date.parse(instant) / 1000) * 1000;
  const [date, time] = formatIn(timeZone).format(milliseconds).split(' ') as [string, string];
  const offset = Math.round((Date.parse(`${date}T${time}Z`) - milliseconds) / 60_000);
  const digits = (minutes: number) =>
    [Math.trunc(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const [hour = '', minute, second] = time.split(':');
  return {
    date,
    start: `${date}T${hour}:00${offset < 0 ? '-' : '+'}${digits(Math.abs(offset))}`,
    hour: new Date(milliseconds - (Number(minute) * 60 + Number(second)) * 1000).toISOString(),
  };
}
