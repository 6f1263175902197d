import { expect, test } from 'vitest';
import { defaultCalendar } from '../time/calendar.ts';
import type { MeasureColumn, Table } from './frame.ts';
import type { Slice } from './query.ts';
import { restateCoverage } from './restate-coverage.ts';

/** A table with one bucket of its source in every row. */
function tableOf(
  part: Partial<Slice>,
  start: readonly string[] | undefined,
  column: Partial<MeasureColumn> = {},
) {
  const length = start?.length ?? 1;
  const ones = Array.from({ length }, () => 1);
  const slice: Slice = {
    measures: ['cost'],
    range: ['2026-01-01', '2027-01-01'],
    grain: 'month',
    by: [],
    where: [],
    ...part,
  };
  return {
    slice,
    length,
    ...(start && { start }),
    keys: {},
    columns: { cost: { rollUp: 'sum', unit: 'money', values: ones, ...column } },
    present: ones,
  } satisfies Table;
}

const inDays = (table: Table) => restateCoverage(table, { from: 'month', to: 'day' }, defaultCalendar);

test('a source that counts as it is asked to is left as it is', () => {
  const table = tableOf({}, ['2026-01-01']);
  expect(restateCoverage(table, { from: 'month', to: 'month' }, defaultCalendar)).toBe(table);
});

test('each bucket counts the days that it has', () => {
  expect(
    inDays(tableOf({ range: ['2026-01-01', '2029-01-01'] }, ['2026-01-01', '2026-02-01', '2028-02-01']))
      .present,
  ).toEqual(Float64Array.of(31, 28, 29));
});

test('a bucket that the range cuts at either end counts the days within', () => {
  const cut = tableOf({ range: ['2026-01-11', '2026-03-11'] }, ['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(inDays(cut).present).toEqual(Float64Array.of(21, 28, 10));
});

test('a total counts the days of its range', () => {
  const total = tableOf({ grain: 'total', range: ['2026-01-01', '2026-02-01'] }, undefined);
  expect(inDays(total).present).toEqual(Float64Array.of(31));
});

test('what a measure says of its own coverage is restated too; one that says nothing goes on saying nothing', () => {
  const own = inDays(tableOf({}, ['2026-01-01', '2026-02-01'], { present: [1, 0] })).columns['cost']!;
  expect(own.present).toEqual(Float64Array.of(31, 0));
  expect(inDays(tableOf({}, ['2026-01-01'])).columns['cost']).not.toHaveProperty('present');
});

test('an hour is its share of the day on which it is: 24, or 25 where the clocks go back', () => {
  const hours = tableOf({ grain: 'hour' }, ['2026-10-24T23:00+02:00', '2026-10-25T02:00+01:00']);
  const calendar = { ...defaultCalendar, timeZone: 'Europe/Berlin' };
  const { present } = restateCoverage(hours, { from: 'hour', to: 'day' }, calendar);
  expect(present).toEqual(Float64Array.of(1 / 24, 1 / 25));
});
