import { fromLocal, localTime, toDay } from '@kpi-elements/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byClock, offsetSql, type ZoneOffsets, zoneOffsets } from './zone-offsets.ts';

const MINUTE = 60_000;
const zone = fc.constantFrom(
  'UTC',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Europe/Dublin',
  'America/Sao_Paulo',
);
const instant = fc.integer({ min: Date.parse('1950-01-01'), max: Date.parse('2100-01-01') });

function offsetAt(time: number, { first, changes }: ZoneOffsets): number {
  return changes.findLast(({ at }) => at <= time)?.offset ?? first;
}

test('offsets are those that a clock shows', () => {
  fc.assert(
    fc.property(zone, instant, (timeZone, at) => {
      const day = Math.floor(at / (24 * 60 * MINUTE));
      const { offsetMinutes } = localTime(at, timeZone);
      expect(offsetAt(at, zoneOffsets(timeZone, day, day))).toBe(offsetMinutes * MINUTE);
      expect(offsetAt(at, zoneOffsets(timeZone, day - 400, day + 400))).toBe(offsetMinutes * MINUTE);
    }),
  );
});

test('clock times become instants as fromLocal makes them, also those that are shown twice or never', () => {
  const near = fc.constantFrom(
    '2025-03-09',
    '2025-11-02',
    '2011-12-29',
    '2025-10-05',
    '2025-04-06',
    '2025-07-01',
  );
  fc.assert(
    fc.property(zone, near, fc.integer({ min: -1440, max: 4320 }), (timeZone, date, minutes) => {
      const day = toDay(date) + Math.floor(minutes / 1440);
      const minute = ((minutes % 1440) + 1440) % 1440;
      const clock = (day * 1440 + minute) * MINUTE;
      const offsets = byClock(zoneOffsets(timeZone, day, day));
      expect(clock - offsetAt(clock, offsets)).toBe(fromLocal(day, minute, timeZone));
    }),
    { numRuns: 500 },
  );
});

test('an expression of many changes is as deep as a search tree', () => {
  const sql = offsetSql('u', zoneOffsets('America/New_York', toDay('1970-01-01'), toDay('2040-01-01')));
  let depth = 0;
  let deepest = 0;
  for (const [word] of sql.matchAll(/CASE|END/g))
    deepest = Math.max(deepest, (depth += word === 'CASE' ? 1 : -1));
  expect(sql.match(/CASE/g)!.length).toBeGreaterThan(130);
  expect(deepest).toBeLessThanOrEqual(8);
  expect(offsetSql('u', zoneOffsets('UTC', 0, 10_000))).toBe('0');
});
