import { defaultCalendar, type Slice } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import { SliceCache } from './slice-cache.ts';

const slice = (from: number): Slice => ({
  measures: ['cost'],
  range: [String(from), String(from + 1)],
  grain: 'total',
  by: [],
  where: [],
});

test('a slice is the same entry however its lists are ordered, in one calendar', () => {
  const cache = new SliceCache();
  const entry = cache.entry(defaultCalendar, { ...slice(1), measures: ['cost', 'clicks'] });
  expect(cache.entry(defaultCalendar, { ...slice(1), measures: ['clicks', 'cost'] })).toBe(entry);
  expect(cache.entry({ ...defaultCalendar, timeZone: 'Asia/Tokyo' }, entry.slice)).not.toBe(entry);
});

test('it does not grow without bound, and forgets nothing that is watched', () => {
  const cache = new SliceCache();
  const watched = cache.entry(defaultCalendar, slice(0));
  watched.listeners.add(() => {});
  for (let i = 1; i < 5000; i++) cache.entry(defaultCalendar, slice(i));
  expect(cache.entries.length).toBeLessThanOrEqual(500);
  expect(cache.entry(defaultCalendar, slice(0))).toBe(watched);
});

test('however many are watched, all are kept', () => {
  const cache = new SliceCache();
  for (let i = 0; i < 2000; i++) cache.entry(defaultCalendar, slice(i)).listeners.add(() => {});
  expect(cache.entries).toHaveLength(2000);
});
