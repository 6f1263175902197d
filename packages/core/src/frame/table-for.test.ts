import { describe, expect, test } from 'vitest';
import { aggregate } from './aggregate.ts';
import { createDataset } from './create-dataset.ts';
import { createFrame } from './create-frame.ts';
import type { Frame, Table } from './frame.ts';
import type { Slice } from './query.ts';
import { tableFor } from './roll-up.ts';
import { defaultCalendar, type Calendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';

const first = toDay('2025-12-01');
const rows = Array.from({ length: 120 }, (_, i) => ({
  date: fromDay(first + i),
  channel: i % 2 === 0 ? 'a' : 'b',
  country: i % 3 === 0 ? 'DE' : 'FR',
  cost: i + 1,
  clicks: 1,
}));
const dataset = createDataset(rows);

const slice = (part: Partial<Slice> = {}): Slice => ({
  measures: ['cost'],
  range: ['2026-01-01', '2026-03-01'],
  grain: 'total',
  by: [],
  where: [],
  ...part,
});

/** A frame that holds what was asked before. */
const frameOf = (held: readonly Slice[], more: Partial<Frame> = {}): Frame => ({
  ...createFrame([]),
  timeless: false,
  ...more,
  tables: held.map((of) => aggregate(dataset, of, defaultCalendar)),
});

const channel = (value: string) => ({ dimension: 'channel', op: 'in', values: [value] }) as const;

/** What the frame answers, held against the rows themselves; `undefined` where it cannot. */
function answer(held: Partial<Slice>, asked: Partial<Slice>, calendar: Calendar = defaultCalendar) {
  const table = tableFor(frameOf([slice(held)]), slice(asked), calendar);
  if (!table) return undefined;
  expect([...table.columns['cost']!.values]).toEqual([
    ...aggregate(dataset, slice(asked), calendar).columns['cost']!.values,
  ]);
  expect(table.slice).toEqual(slice(asked));
  return 'answered';
}

describe('a slice is answered', () => {
  test.each<[string, Partial<Slice>, Partial<Slice>]>([
    ['by itself', {}, {}],
    ['from finer buckets', { grain: 'day' }, { grain: 'month' }],
    [
      'from months, in quarters',
      { grain: 'month', range: ['2026-01-01', '2026-04-01'] },
      { grain: 'quarter', range: ['2026-01-01', '2026-04-01'] },
    ],
    ['from weeks, in total', { grain: 'week' }, {}],
    [
      'from the same buckets of a longer range',
      { grain: 'day' },
      { grain: 'day', range: ['2026-01-10', '2026-01-20'] },
    ],
    ['from whole months of a longer range', { grain: 'month' }, { range: ['2026-02-01', '2026-03-01'] }],
    [
      'up to an edge that cuts a month',
      { grain: 'month', range: ['2026-01-10', '2026-02-20'] },
      { range: ['2026-01-10', '2026-02-20'] },
    ],
    ['from members, without them', { by: ['channel'] }, {}],
    ['from members, filtered', { by: ['channel'] }, { where: [channel('a')] }],
    [
      'from rows that meet one of its conditions',
      { where: [channel('a')], by: ['country'] },
      { where: [channel('a'), { dimension: 'country', op: 'in', values: ['DE'] }] },
    ],
  ])('%s', (_, held, asked) => expect(answer(held, asked)).toBe('answered'));
});

describe('a slice is not answered', () => {
  test.each<[string, Partial<Slice>, Partial<Slice>]>([
    ['from coarser buckets', { grain: 'month' }, { grain: 'day' }],
    ['in months from weeks', { grain: 'week' }, { grain: 'month' }],
    ['from the total of another range', {}, { range: ['2026-01-01', '2026-02-01'] }],
    ['from the total of a range that ends elsewhere', {}, { range: ['2025-12-31', '2026-03-01'] }],
    ['in buckets from a total', {}, { grain: 'day' }],
    ['beyond the begin of what is held', { grain: 'day' }, { range: ['2025-12-31', '2026-02-01'] }],
    ['beyond the end of what is held', { grain: 'day' }, { range: ['2026-02-01', '2026-03-02'] }],
    ['from within a bucket', { grain: 'month' }, { range: ['2026-01-10', '2026-02-01'] }],
    ['up to the midst of a bucket', { grain: 'month' }, { range: ['2026-01-01', '2026-02-10'] }],
    ['by a dimension that was added up', { by: ['channel'] }, { by: ['country'] }],
    ['for a filter on a dimension that was added up', { by: ['country'] }, { where: [channel('a')] }],
    ['from rows of another filter', { where: [channel('a')] }, { where: [channel('b')] }],
    ['from rows of a filter that was not asked', { where: [channel('a')] }, {}],
    ['by age of a cohort', { grain: 'day' }, { cohort: { date: 'date', lag: 'day' } }],
  ])('%s', (_, held, asked) => expect(answer(held, asked)).toBeUndefined());
});

test('of several tables the one with the most of the measures is taken', () => {
  const held = [
    slice({ grain: 'day', measures: ['cost'] }),
    slice({ grain: 'week', measures: ['cost', 'clicks'] }),
    slice({ grain: 'month', measures: ['clicks'] }),
  ];
  const table = tableFor(frameOf(held), slice({ measures: ['clicks', 'cost'] }), defaultCalendar)!;
  expect(Object.keys(table.columns).sort()).toEqual(['clicks', 'cost']);
});

test('a table that does not say how wide the source’s buckets are counts its own', () => {
  const { nativeGrain: _, ...frame } = frameOf([
    slice({ grain: 'week', range: ['2026-01-05', '2026-02-02'] }),
  ]);
  const table = tableFor(frame, slice({ range: ['2026-01-05', '2026-02-02'] }), defaultCalendar)!;
  expect([...(table.present as Float64Array)]).toEqual([28]);
});

test('totals without dates have no buckets', () => {
  const frame = createFrame({ cost: [1, 2] });
  expect(tableFor(frame, slice({ grain: 'day' }), defaultCalendar)).toBeUndefined();
  expect(tableFor(frame, slice(), defaultCalendar)!.columns['cost']!.values[0]).toBe(3);
});

test('the table that was asked for is the answer itself', () => {
  const frame = frameOf([slice({ grain: 'day' }), slice()]);
  expect(tableFor(frame, { ...slice() }, defaultCalendar)).toBe(frame.tables[1]);
});

test('of two tables that hold the same measures the first is taken', () => {
  const [days, weeks] = [
    slice({ grain: 'day', measures: ['cost'] }),
    slice({ grain: 'week', measures: ['cost'] }),
  ];
  const frame = frameOf([days, weeks]);
  const table = tableFor(frame, slice(), defaultCalendar)!;
  expect(table.columns).toEqual(tableFor(frameOf([days]), slice(), defaultCalendar)!.columns);
  expect(table.present).toEqual(tableFor(frameOf([days]), slice(), defaultCalendar)!.present);
});

test('a table without rows rolls up to one without rows', () => {
  const empty = aggregate(
    createDataset([{ date: '2020-01-01', cost: 1 }]),
    slice({ grain: 'day' }),
    defaultCalendar,
  );
  const table = tableFor({ ...frameOf([]), tables: [empty] }, slice({ grain: 'month' }), defaultCalendar)!;
  expect(table).toMatchObject({ length: 0, start: [] });
});

test('hours go on counting as hours where the frame does not say so', () => {
  const milliseconds = Float64Array.from(
    [1, 2, 30],
    (hour) => Date.parse('2026-01-01T00:00Z') + hour * 3_600_000,
  );
  const hours = aggregate(
    { ...createDataset({ cost: [1, 2, 4] }), time: { kind: 'instant', milliseconds }, nativeGrain: 'hour' },
    slice({ grain: 'hour' }),
    defaultCalendar,
  );
  const { nativeGrain: _, ...frame } = frameOf([]);
  const table = tableFor({ ...frame, tables: [hours] }, slice({ grain: 'day' }), defaultCalendar)!;
  expect(table.present).toEqual(Float64Array.of(2, 1));
});

test('a measure goes on telling of its own coverage', () => {
  const held: Table = {
    slice: slice({ grain: 'month', measures: ['clicks', 'cost'] }),
    length: 2,
    start: ['2026-01-01', '2026-02-01'],
    keys: {},
    columns: {
      clicks: { rollUp: 'sum', unit: 'count', values: [1, 2], present: [10, 2] },
      cost: { rollUp: 'sum', unit: 'money', values: [3, 4] },
    },
    present: [31, 28],
  };
  const asked = slice({ measures: ['clicks', 'cost'] });
  const { present, columns } = tableFor({ ...frameOf([]), tables: [held] }, asked, defaultCalendar)!;
  expect([present, columns['clicks']!.present]).toEqual([Float64Array.of(59), Float64Array.of(12)]);
  expect(columns['cost']).not.toHaveProperty('present');
});
