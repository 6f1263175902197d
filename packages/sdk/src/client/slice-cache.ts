import { type Calendar, type Frame, type Slice, sliceKey, type Table } from '@kpi-elements/core';

/** A table with what its frame said of it. */
export interface Answer {
  readonly table: Table;
  readonly frame: Frame;
}

/** One slice of one source: what is known of it, and who waits for it. */
export interface CacheEntry {
  readonly calendar: Calendar;
  readonly slice: Slice;
  /** The last good answer; kept when a newer one could not be had. */
  answer?: Answer;
  /** Why the last attempt failed. */
  error?: Error;
  /** Asked and not answered yet. */
  pending: boolean;
  readonly listeners: Set<() => void>;
}

const ROOM = 500;

/** The slices of one source by what they ask. Where many have come, those that nobody watches are forgotten. */
export class SliceCache {
  readonly #entries = new Map<string, CacheEntry>();
  #room = ROOM;

  /** The entry of a slice, made if it is new. */
  entry(calendar: Calendar, slice: Slice): CacheEntry {
    const key = `${calendarKey(calendar)} ${sliceKey(slice)}`;
    const known = this.#entries.get(key);
    if (known) return known;
    if (this.#entries.size >= this.#room) {
      this.clear();
      this.#room = Math.max(ROOM, 2 * this.#entries.size);
    }
    const entry: CacheEntry = { calendar, slice, pending: false, listeners: new Set() };
    this.#entries.set(key, entry);
    return entry;
  }

  get entries(): readonly CacheEntry[] {
    return [...this.#entries.values()];
  }

  /** Forgets what nobody watches. */
  clear(): void {
    for (const [key, { listeners }] of this.#entries) if (listeners.size === 0) this.#entries.delete(key);
  }
}

/** Equal for calendars that cut time alike. */
export function calendarKey({ timeZone, weekStart, fiscalYearStart }: Calendar): string {
  return `${timeZone} ${weekStart} ${fiscalYearStart}`;
}
