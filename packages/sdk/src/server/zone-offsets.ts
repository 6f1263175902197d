import { fromDay, localTime, toDay } from '@kpi-elements/core';

/** From `at` on (milliseconds since 1970), local time minus UTC is `offset` milliseconds. */
export interface OffsetChange {
  readonly at: number;
  readonly offset: number;
}

/** The offsets of a zone over some years: the first, and every change. */
export interface ZoneOffsets {
  readonly first: number;
  readonly changes: readonly OffsetChange[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const MAX_YEARS = 2_000;

// Before, zones had no rules; after, nobody has made any.
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const years = /* @__PURE__ */ new Map<string, ZoneOffsets>();

/**
 * The offsets that hold from one day to another, and a few more.
 * Statements carry them as numbers, so that every engine has the zones of this library and none needs its own.
 */
export function zoneOffsets(timeZone: string, firstDay: number, lastDay: number): ZoneOffsets {
  const parts: ZoneOffsets[] = [];
  for (let year = yearOf(firstDay - 2); year <= yearOf(lastDay + 2); year++)
    parts.push(inYear(timeZone, year));
  return { first: parts[0]!.first, changes: parts.flatMap(({ changes }) => changes) };
}

/** The same changes by the clock on the wall that they end: a time that it shows twice is the first of the two. */
export function byClock({ first, changes }: ZoneOffsets): ZoneOffsets {
  return {
    first,
    changes: changes.map(({ at, offset }, i) => ({
      at: at + Math.max(offset, changes[i - 1]?.offset ?? first),
      offset,
    })),
  };
}

/** The offset that holds at `time`, as an expression: a search tree, so that many changes cost little. */
export function offsetSql(time: string, { first, changes }: ZoneOffsets): string {
  if (changes.length === 0) return String(first);
  const middle = changes.length >> 1;
  const { at, offset } = changes[middle]!;
  const before = offsetSql(time, { first, changes: changes.slice(0, middle) });
  const after = offsetSql(time, { first: offset, changes: changes.slice(middle + 1) });
  return `CASE WHEN ${time} < ${at} THEN ${before} ELSE ${after} END`;
}

function yearOf(day: number): number {
  const first = toDay('0001-01-01');
  const year = day < first ? 1 : Number(fromDay(Math.min(day, toDay('9999-12-31'))).slice(0, 4));
  return Math.min(Math.max(year, FIRST_YEAR), LAST_YEAR);
}

function inYear(timeZone: string, year: number): ZoneOffsets {
  const key = `${year} ${timeZone}`;
  let known = years.get(key);
  if (!known) {
    if (years.size >= MAX_YEARS) years.clear();
    years.set(key, (known = readYear(timeZone, year)));
  }
  return known;
}

/** No zone changes its offset twice within one UTC day. */
function readYear(timeZone: string, year: number): ZoneOffsets {
  const begin = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const first = offsetAt(begin, timeZone);
  const changes: OffsetChange[] = [];
  let offset = first;
  for (let day = begin; day < end; day += DAY) {
    const next = offsetAt(day + DAY, timeZone);
    if (next === offset) continue;
    changes.push({ at: changeIn(day, timeZone, offset), offset: next });
    offset = next;
  }
  return { first, changes };
}

/** The first whole second of a day at which the offset is another one. */
function changeIn(day: number, timeZone: string, before: number): number {
  let [low, high] = [day, day + DAY];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(instant: number, timeZone: string): number {
  return localTime(instant, timeZone).offsetMinutes * MINUTE;
}
