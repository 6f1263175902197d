import { expect, test } from 'vitest';
import { defaultCalendar, type Calendar, type Grain } from './calendar.ts';
import { countBuckets } from './count-buckets.ts';

const count = (start: string, end: string, grain: Grain, calendar: Partial<Calendar> = {}) =>
  countBuckets({ start, end }, grain, { ...defaultCalendar, ...calendar });

test('every day counts', () => {
  expect(count('2026-02-01', '2026-02-28', 'day')).toBe(28);
  expect(count('2026-02-01', '2026-02-01', 'day')).toBe(1);
});

test('a week, a month or a year counts where it begins', () => {
  expect(count('2016-01-01', '2016-12-31', 'week')).toBe(52);
  expect(count('2016-01-04', '2016-12-31', 'week')).toBe(52);
  expect(count('2016-01-03', '2016-01-04', 'week', { weekStart: 'sunday' })).toBe(1);
  expect(count('2026-01-15', '2026-04-10', 'month')).toBe(3);
  expect(count('2026-01-15', '2027-04-10', 'year', { fiscalYearStart: 4 })).toBe(2);
});

test('there is one at least', () => {
  expect(count('2026-01-15', '2026-01-20', 'month')).toBe(1);
});

test('a day on which clocks change has 23 or 25 hours', () => {
  const berlin = { timeZone: 'Europe/Berlin' };
  expect(count('2026-03-28', '2026-03-30', 'hour', berlin)).toBe(71);
  expect(count('2026-10-25', '2026-10-25', 'hour', berlin)).toBe(25);
  expect(count('2026-03-29', '2026-03-29', 'hour')).toBe(24);
  // Lord Howe moves by half an hour: the hour that is cut counts.
  expect(count('2026-04-05', '2026-04-05', 'hour', { timeZone: 'Australia/Lord_Howe' })).toBe(25);
  expect(count('2026-10-04', '2026-10-04', 'hour', { timeZone: 'Australia/Lord_Howe' })).toBe(24);
});
