import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LiveRows } from './live-rows.ts';

const cost = (...costs: number[]) => costs.map((amount) => ({ cost: amount }));
const costs = (live: LiveRows) => live.rows.map((row) => row['cost']);

test('rows come on top of those before, and a snapshot in place of them', () => {
  const live = new LiveRows({ most: 10 });
  live.take({ rows: cost(1, 2) });
  live.take({ rows: cost(3) });
  expect(costs(live)).toEqual([1, 2, 3]);
  live.take({ rows: cost(4), replace: true });
  expect(costs(live)).toEqual([4]);
});

test('a row with the same key takes the place of the former', () => {
  const live = new LiveRows({ most: 10, key: ['day', 'channel'] });
  const row = (day: number, channel: string | undefined, amount: number) => ({ day, channel, cost: amount });
  live.put([row(1, 'search', 5), row(1, 'social', 6), row(2, 'search', 7), row(1, undefined, 8)]);
  live.put([row(1, 'search', 50), row(1, undefined, 80)]);
  expect(costs(live)).toEqual([50, 6, 7, 80]);
});

test('the oldest rows go when there are too many, and the rest says so', () => {
  const live = new LiveRows({ most: 3 });
  live.put(cost(1, 2, 3));
  expect(live.isTruncated).toBe(false);
  live.put(cost(4));
  expect([costs(live), live.isTruncated]).toEqual([[2, 3, 4], true]);
  live.take({ rows: cost(5), replace: true });
  expect([costs(live), live.isTruncated]).toEqual([[5], false]);
});

test('however many come, no more are kept', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 })),
      (most, batches) => {
        const live = new LiveRows({ most });
        for (const batch of batches) live.take({ rows: cost(...batch) });
        expect(costs(live)).toEqual(batches.flat().slice(-most));
      },
    ),
  );
});

test('a message twice counts once; a missing one is noticed; a snapshot heals', () => {
  const live = new LiveRows({ most: 10 });
  live.reconnected();
  expect(live.take({ rows: cost(1), sequence: 7 })).toBe('taken');
  expect(live.take({ rows: cost(2), sequence: 8 })).toBe('taken');
  expect(live.take({ rows: cost(2), sequence: 8 })).toBe('nothing');
  expect(costs(live)).toEqual([1, 2]);
  expect(live.take({ rows: cost(4), sequence: 10 })).toBe('gap');
  expect(live.take({ rows: cost(5), sequence: 11 })).toBe('waiting');
  expect(live.take({ rows: cost(1, 2, 3, 4, 5), sequence: 11, replace: true })).toBe('taken');
  expect(live.take({ rows: cost(6), sequence: 12 })).toBe('taken');
  expect(costs(live)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('after a new connection only the next message goes on; a server that counts anew is noticed', () => {
  const live = new LiveRows({ most: 10 });
  live.take({ rows: cost(1), sequence: 7 });
  live.reconnected();
  expect(live.take({ rows: cost(2), sequence: 8 })).toBe('taken');
  live.reconnected();
  expect(live.take({ rows: cost(3), sequence: 1 })).toBe('gap');
  expect(live.take({ rows: cost(9), sequence: 1, replace: true })).toBe('taken');
  expect(costs(live)).toEqual([9]);
});

test('rows that are let go are those, and not what took their place', () => {
  const live = new LiveRows({ most: 10, key: ['day'] });
  live.put([{ day: 1 }, { day: 2 }, { day: 3 }]);
  const old = new Set(live.rows.slice(0, 2));
  live.put([{ day: 1, cost: 5 }]);
  live.drop(old);
  expect(live.rows).toEqual([{ day: 1, cost: 5 }, { day: 3 }]);
});

test('news are the rows on top since rows were taken, and none where others were replaced or went', () => {
  const live = new LiveRows({ most: 3, key: ['cost'] });
  expect(live.takeNews()).toBeUndefined();
  const afterwards = (change: () => void) => {
    live.takeAll();
    change();
    return live.takeNews();
  };
  live.put(cost(1));
  expect(afterwards(() => live.put(cost(2)))).toEqual(cost(2));
  expect(live.takeNews()).toEqual([]);
  expect(afterwards(() => live.put(cost(2)))).toBeUndefined();
  expect(afterwards(() => live.drop(new Set(live.rows)))).toBeUndefined();
  expect(afterwards(() => live.take({ rows: cost(5), replace: true }))).toBeUndefined();
  expect(afterwards(() => live.put(cost(6, 7, 8)))).toBeUndefined();
});

test('of very many rows the oldest go some at a time', () => {
  const live = new LiveRows({ most: 26_000 });
  live.put(cost(...Array.from({ length: 26_000 }, (_, i) => i)));
  expect(live.rows.length).toBe(26_000);
  live.put(cost(-1));
  expect([live.rows.length, live.rows.at(-1), live.isTruncated]).toEqual([25_000, { cost: -1 }, true]);
});
