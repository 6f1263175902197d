import { expect, test } from 'vitest';
import { defaultCalendar } from './calendar.ts';
import { checkCalendar } from './check-calendar.ts';

test.each([1, 4, 12])('a fiscal year may start in month %s', (fiscalYearStart) => {
  expect(() => checkCalendar({ ...defaultCalendar, fiscalYearStart })).not.toThrow();
});

test.each([0, 13, -1, 1.5, Number.NaN])('a fiscal year cannot start in month %s', (fiscalYearStart) => {
  expect(() => checkCalendar({ ...defaultCalendar, fiscalYearStart })).toThrow(
    `A year cannot start in month "${fiscalYearStart}".`,
  );
});
