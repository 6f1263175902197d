import { KpiError } from '../errors.ts';
import { suggest } from '../suggest.ts';
import { dayOf, fromDay } from './date.ts';

/** What a clock on the wall shows. */
export interface LocalTime {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Minutes since midnight, 0 to 1439, as the clock shows them. */
  readonly minute: number;
  /** Local time minus UTC. */
  readonly offsetMinutes: number;
}

/** Milliseconds that local time is ahead of UTC at an instant. */
type Offset = (epochMs: number) => number;

/** A UTC day and the offsets in it; `change` is the instant from which `after` holds. */
interface ZoneDay {
  readonly before: number;
  readonly change: number;
  readonly after: number;
}

const MINUTE = 60_000;
const QUARTER_HOUR = 15 * MINUTE;
const DAY = 86_400_000;
const LONGEST_DAY = 27 * 60 * MINUTE;
const MAX_ZONES = 64;
const MAX_DAYS = 40_000;

const offsets = /* @__PURE__ */ new Map<string, Offset>();

/**
 * The day and minute that a clock in the time zone shows at an instant (milliseconds since 1970, as in `Date`).
 * Throws `unknown_name` for a zone that does not exist.
 *
 * @example
 * localTime(Date.UTC(2026, 0, 1, 23, 30), 'Europe/Berlin'); // { day: 20455, minute: 30, offsetMinutes: 60 }
 */
export function localTime(epochMs: number, timeZone: string): LocalTime {
  const offset = offsetIn(timeZone)(epochMs);
  const local = epochMs + offset;
  const day = Math.floor(local / DAY);
  return {
    day,
    minute: Math.floor((local - day * DAY) / MINUTE),
    offsetMinutes: Math.round(offset / MINUTE),
  };
}

/**
 * The first instant at which a clock shows the day, also where midnight does not exist.
 * For a day that was skipped altogether (Apia, 2011-12-30), the instant of the skip.
 */
export function startOfDay(day: number, timeZone: string): number {
  const offset = offsetIn(timeZone);
  const midnight = day * DAY;
  const first = firstInstant(midnight, offset);
  if (first !== undefined) return first;
  return firstWhere(midnight - DAY, midnight + DAY, (instant) => instant + offset(instant) >= midnight);
}

/**
 * The instant at which a clock shows a day and minute. Of two such instants the first;
 * where the clock jumps over the minute, as much later as it jumps (02:30 becomes 03:30), like RFC 5545.
 */
export function fromLocal(day: number, minute: number, timeZone: string): number {
  const offset = offsetIn(timeZone);
  const local = day * DAY + minute * MINUTE;
  return firstInstant(local, offset) ?? local - offset(local - DAY);
}

/**
 * The clock hour in which an instant lies, with the offset then in force: `2026-10-25T02:00+02:00`.
 * The second 02:00 of that night is `2026-10-25T02:00+01:00`. Where a change cuts an hour (Lord Howe moves by
 * 30 minutes), the name is still the full hour's.
 */
export function hourOf(epochMs: number, timeZone: string): string {
  return hourName(localTime(epochMs, timeZone));
}

/** The hours of a day in the order they pass, as {@link hourOf} names them: 24, or 23 or 25 when clocks change. */
export function hoursOfDay(day: number, timeZone: string): readonly string[] {
  const start = startOfDay(day, timeZone);
  const first = localTime(start, timeZone);
  const { offsetMinutes } = localTime(start + LONGEST_DAY, timeZone);
  if (first.day === day && first.minute === 0 && first.offsetMinutes === offsetMinutes) {
    return Array.from({ length: 24 }, (_, hour) => hourName({ ...first, minute: hour * 60 }));
  }
  const hours = new Set<string>();
  for (let instant = start; instant < start + LONGEST_DAY; instant += QUARTER_HOUR) {
    const local = localTime(instant, timeZone);
    if (local.day === day) hours.add(hourName(local));
  }
  return [...hours];
}

/** Throws `unknown_name` unless this is an IANA time zone such as `Europe/Berlin`. */
export function checkTimeZone(name: string): void {
  offsetIn(name);
}

function offsetIn(timeZone: string): Offset {
  let offset = offsets.get(timeZone);
  if (offset === undefined) {
    offset = /^(Etc\/)?UTC$/.test(timeZone) ? () => 0 : cachedOffset(timeZone);
    if (offsets.size >= MAX_ZONES) offsets.clear();
    offsets.set(timeZone, offset);
  }
  return offset;
}

function cachedOffset(timeZone: string): Offset {
  const format = clockFormat(timeZone);
  const days = new Map<number, ZoneDay>();
  let lastKey = NaN;
  let last: ZoneDay = { before: 0, change: 0, after: 0 };
  return (epochMs) => {
    const key = Math.floor(epochMs / DAY);
    if (key !== lastKey) {
      let day = days.get(key);
      if (day === undefined) {
        day = zoneDay(key, format);
        if (days.size >= MAX_DAYS) days.clear();
        days.set(key, day);
      }
      lastKey = key;
      last = day;
    }
    return epochMs < last.change ? last.before : last.after;
  };
}

// No zone changes its offset twice within one UTC day.
function zoneDay(key: number, format: Intl.DateTimeFormat): ZoneDay {
  const before = readOffset(key * DAY, format);
  const after = readOffset((key + 1) * DAY, format);
  if (before === after) return { before, change: Infinity, after };
  const change = firstWhere(key * DAY, (key + 1) * DAY, (instant) => readOffset(instant, format) !== before);
  return { before, change, after };
}

function readOffset(epochMs: number, format: Intl.DateTimeFormat): number {
  const [month = 0, date = 0, year = 0, hour = 0, minute = 0, second = 0] = format
    .format(epochMs)
    .match(/\d+/g)!
    .map(Number);
  const local = dayOf(year, month, date) * DAY + ((hour * 60 + minute) * 60 + second) * 1000;
  return local - Math.floor(epochMs / 1000) * 1000;
}

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  // Engines differ in whether they take "+02:00" for a zone; such a "zone" knows no daylight saving.
  if (!/^[A-Za-z]/.test(timeZone)) throw unknownTimeZone(timeZone);
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw unknownTimeZone(timeZone, cause);
  }
}

function unknownTimeZone(name: string, cause?: unknown): KpiError {
  const known = Intl.supportedValuesOf('timeZone');
  const city = name.replaceAll(' ', '_').toLowerCase();
  const nearest = known.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? suggest(name, known);
  const wayOut =
    nearest === undefined ? 'Write an IANA name such as "Europe/Berlin".' : `Did you mean "${nearest}"?`;
  return new KpiError('unknown_name', `Time zone "${name}" is not known.\n${wayOut}`, { cause });
}

/** The first instant whose local time is `local`; `undefined` where the clock jumps over it. */
function firstInstant(local: number, offset: Offset): number | undefined {
  for (const candidate of [offset(local - DAY), offset(local + DAY)].sort((a, b) => b - a)) {
    if (offset(local - candidate) === candidate) return local - candidate;
  }
  return undefined;
}

/** The first whole second in (low, high] for which `holds`, given that it holds from there on. */
function firstWhere(low: number, high: number, holds: (instant: number) => boolean): number {
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function hourName({ day, minute, offsetMinutes }: LocalTime): string {
  const sign = offsetMinutes < 0 ? '-' : '+';
  const size = Math.abs(offsetMinutes);
  return `${fromDay(day)}T${twoDigits(minute / 60)}:00${sign}${twoDigits(size / 60)}:${twoDigits(size % 60)}`;
}

function twoDigits(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
