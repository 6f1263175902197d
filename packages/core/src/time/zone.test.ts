import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDay, toDay } from './date.ts';
import { checkTimeZone, fromLocal, hourOf, hoursOfDay, localTime, startOfDay } from './zone.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const zones = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'America/Havana',
  'America/Santiago',
  'America/St_Johns',
  'Africa/Casablanca',
  'Asia/Kathmandu',
];

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What Intl says a clock shows, without any of our arithmetic: `2026-01-01 13:05`. */
function clock(instant: number, timeZone: string): string {
  let format = clocks.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    clocks.set(timeZone, format);
  }
  return format.format(instant);
}

function shown({ day, minute }: { day: number; minute: number }): string {
  return new Date(day * DAY + minute * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
}

test('a timestamp belongs to the day that a clock in the time zone shows', () => {
  const newYear = Date.UTC(2026, 0, 1, 0, 30);
  expect(localTime(newYear, 'Europe/Berlin')).toEqual({
    day: toDay('2026-01-01'),
    minute: 90,
    offsetMinutes: 60,
  });
  expect(localTime(newYear, 'America/New_York').day).toBe(toDay('2025-12-31'));
  expect(localTime(newYear, 'Asia/Kolkata')).toEqual({
    day: toDay('2026-01-01'),
    minute: 360,
    offsetMinutes: 330,
  });
  expect(localTime(newYear, 'Pacific/Apia').offsetMinutes).toBe(13 * 60);
  expect(localTime(newYear, 'Pacific/Pago_Pago').offsetMinutes).toBe(-11 * 60);
});

test.each(zones)('%s: local time is what Intl shows, at any instant', (timeZone) => {
  const instant = fc.integer({ min: Date.UTC(1990), max: Date.UTC(2037) });
  fc.assert(
    fc.property(instant, (at) => {
      expect(shown(localTime(at, timeZone))).toBe(clock(at, timeZone));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['America/New_York', '2026-03-08'],
  ['Europe/Berlin', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/St_Johns', '2006-10-29'],
  ['Africa/Casablanca', '2026-03-22'],
])('%s: local time is what Intl shows in every minute around %s', (timeZone, date) => {
  const noon = toDay(date) * DAY;
  for (let at = noon - DAY / 2; at < noon + 1.5 * DAY; at += MINUTE) {
    expect(shown(localTime(at, timeZone))).toBe(clock(at, timeZone));
  }
});

test.each([
  ['UTC', '2026-01-01'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Asia/Kolkata', '2026-01-01'],
  ['Pacific/Apia', '2011-12-31'],
  ['Pacific/Pago_Pago', '2026-01-01'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['America/St_Johns', '2006-10-29'],
  ['America/Toronto', '1919-03-31'],
])('%s: %s begins with the first minute in which a clock shows it', (timeZone, date) => {
  let first = toDay(date) * DAY - DAY;
  while (!clock(first, timeZone).startsWith(date)) first += MINUTE;
  expect(startOfDay(toDay(date), timeZone)).toBe(first);
});

test('where midnight does not exist the day begins later', () => {
  const start = startOfDay(toDay('2026-03-08'), 'America/Havana');
  expect(hourOf(start, 'America/Havana')).toBe('2026-03-08T01:00-04:00');
});

test('a day that was skipped begins at the skip and has no hours', () => {
  expect(startOfDay(toDay('2011-12-30'), 'Pacific/Apia')).toBe(
    startOfDay(toDay('2011-12-31'), 'Pacific/Apia'),
  );
  expect(hoursOfDay(toDay('2011-12-30'), 'Pacific/Apia')).toEqual([]);
});

test('the 23- and 25-hour days of daylight saving lose and double nothing', () => {
  const spring = hoursOfDay(toDay('2026-03-29'), 'Europe/Berlin');
  expect(spring).toHaveLength(23);
  expect(spring.slice(0, 3)).toEqual([
    '2026-03-29T00:00+01:00',
    '2026-03-29T01:00+01:00',
    '2026-03-29T03:00+02:00',
  ]);
  const autumn = hoursOfDay(toDay('2026-10-25'), 'Europe/Berlin');
  expect(autumn).toHaveLength(25);
  expect(autumn.slice(1, 5)).toEqual([
    '2026-10-25T01:00+02:00',
    '2026-10-25T02:00+02:00',
    '2026-10-25T02:00+01:00',
    '2026-10-25T03:00+01:00',
  ]);
});

test.each([
  ['UTC', '2026-06-01', 24, '2026-06-01T00:00+00:00'],
  ['Asia/Kolkata', '2026-06-01', 24, '2026-06-01T00:00+05:30'],
  ['America/Havana', '2026-03-08', 23, '2026-03-08T01:00-04:00'],
  ['America/Havana', '2026-11-01', 25, '2026-11-01T00:00-04:00'],
  ['America/Santiago', '2026-04-04', 25, '2026-04-04T00:00-03:00'],
  ['Australia/Lord_Howe', '2026-04-05', 25, '2026-04-05T00:00+11:00'],
  ['Australia/Lord_Howe', '2026-10-04', 24, '2026-10-04T00:00+10:30'],
  ['America/St_Johns', '2006-10-28', 25, '2006-10-28T00:00-02:30'],
])('%s: %s has %i numbered hours, the first is %s', (timeZone, date, count, first) => {
  const hours = hoursOfDay(toDay(date), timeZone);
  expect(hours).toHaveLength(count);
  expect(hours[0]).toBe(first);
});

test.each(zones)(
  '%s: every instant of a year lies in exactly one hour of the day it belongs to',
  (timeZone) => {
    const year = fc.integer({ min: Date.UTC(2006), max: Date.UTC(2027) });
    fc.assert(
      fc.property(year, (at) => {
        const hours = hoursOfDay(localTime(at, timeZone).day, timeZone);
        expect(hours.filter((hour) => hour === hourOf(at, timeZone))).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  },
);

test.each(zones)(
  '%s: the instant of a local time shows that local time, unless the clock jumps over it',
  (timeZone) => {
    const days = fc.integer({ min: toDay('1990-01-01'), max: toDay('2036-12-31') });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
        const instant = fromLocal(day, minute, timeZone);
        const jumped =
          localTime(instant - DAY, timeZone).offsetMinutes < localTime(instant, timeZone).offsetMinutes;
        fc.pre(!jumped);
        expect(clock(instant, timeZone)).toBe(shown({ day, minute }));
      }),
    );
  },
);

test('of two instants with the same local time the first is taken', () => {
  const day = toDay('2026-10-25');
  expect(new Date(fromLocal(day, 150, 'Europe/Berlin')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

test('a local time that the clock jumps over is moved by the jump', () => {
  const instant = fromLocal(toDay('2026-03-29'), 150, 'Europe/Berlin');
  expect(clock(instant, 'Europe/Berlin')).toBe('2026-03-29 03:30');
});

test('days follow each other: the start of one is the end of the one before', () => {
  for (const timeZone of zones.filter((zone) => zone !== 'America/St_Johns')) {
    for (let day = toDay('2026-01-01'); day <= toDay('2026-12-31'); day++) {
      const end = startOfDay(day + 1, timeZone);
      expect(fromDay(localTime(end - 1, timeZone).day)).toBe(fromDay(day));
      expect(localTime(end, timeZone).day).toBe(day + 1);
    }
  }
});

test('an unknown time zone is refused with the nearest name', () => {
  expect(() => checkTimeZone('Europe/Berlin')).not.toThrow();
  expect(() => checkTimeZone('Berlin')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Time zone "Berlin" is not known.
    Did you mean "Europe/Berlin"?]
  `);
  expect(() => checkTimeZone('America/New York')).toThrow('Did you mean "America/New_York"?');
  expect(() => checkTimeZone('+02:00')).toThrow('Write an IANA name such as "Europe/Berlin".');
  expect(() => localTime(0, 'Europe/Berln')).toThrow(expect.objectContaining({ code: 'unknown_name' }));
});
