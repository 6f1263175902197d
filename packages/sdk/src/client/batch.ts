import { type Calendar, type Slice, sliceShape } from '@kpi-elements/core';
import { calendarKey } from './calendar-key.ts';
import { covers } from './cover.ts';

/** A slice that somebody waits for. */
export interface Wanted {
  readonly calendar: Calendar;
  readonly slice: Slice;
}

/** Slices that one query asks, and what each of them answers. */
export interface Batch<Item extends Wanted> {
  readonly calendar: Calendar;
  readonly parts: readonly BatchPart<Item>[];
}

/** One slice of a query, and the wanted ones that its table serves. */
export interface BatchPart<Item extends Wanted> {
  readonly slice: Slice;
  readonly serves: readonly Item[];
}

/**
 * Makes few queries of many slices: one for each calendar. Slices that differ in their measures only become one, and
 * a slice that another one adds up to is not asked.
 *
 * @param additive Whether a measure adds up over time.
 */
export function batchSlices<Item extends Wanted>(
  wanted: Iterable<Item>,
  additive: (measure: string) => boolean,
): Batch<Item>[] {
  return groupBy(wanted, ({ calendar }) => calendarKey(calendar)).map((items) => ({
    calendar: items[0]!.calendar,
    parts: groupBy(items, ({ slice }) => sliceShape({ ...slice, grain: 'total' })).flatMap((sameRows) =>
      partsOf(sameRows, additive),
    ),
  }));
}

/** Of slices that differ in grain and measures only. */
function partsOf<Item extends Wanted>(
  items: readonly Item[],
  additive: (measure: string) => boolean,
): BatchPart<Item>[] {
  const alike = groupBy(items, ({ slice }) => slice.grain).map((serves) => ({
    slice: { ...serves[0]!.slice, measures: union(serves.map(({ slice }) => slice.measures)) },
    serves,
  }));
  const finest = (slice: Slice) => alike.find((other) => covers(other.slice, slice, additive));
  const parts = alike.filter(({ slice }) => finest(slice) === undefined);
  for (const { slice, serves } of alike) {
    parts.find((part) => covers(part.slice, slice, additive))?.serves.push(...serves);
  }
  return parts;
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].toSorted();
}

function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
