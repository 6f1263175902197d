import { defaultCalendar, type Slice } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import { batchSlices } from './batch.ts';

const slice = (more: Partial<Slice>): Slice => ({
  measures: ['cost'],
  range: ['2026-01-01', '2026-02-01'],
  grain: 'total',
  by: [],
  where: [],
  ...more,
});
const wanted = (...slices: Slice[]) => slices.map((one) => ({ calendar: defaultCalendar, slice: one }));
const additive = (measure: string) => measure !== 'visitors';
const asked = (...slices: Slice[]) =>
  batchSlices(wanted(...slices), additive).map(({ parts }) =>
    parts.map(({ slice: { grain, measures, by }, serves }) => [
      grain,
      measures.join(' '),
      by.join(' '),
      serves.length,
    ]),
  );

test('slices that differ in their measures only become one', () => {
  expect(asked(slice({ measures: ['cost'] }), slice({ measures: ['clicks'] }))).toEqual([
    [['total', 'clicks cost', '', 2]],
  ]);
});

test('a slice that another one adds up to is not asked', () => {
  expect(
    asked(slice({}), slice({ grain: 'day' }), slice({ grain: 'week' }), slice({ grain: 'month' })),
  ).toEqual([[['day', 'cost', '', 4]]]);
  expect(asked(slice({ grain: 'week' }), slice({ grain: 'month' }), slice({}))).toEqual([
    [
      ['week', 'cost', '', 2],
      ['month', 'cost', '', 1],
    ],
  ]);
});

test('but a distinct count is, at every grain', () => {
  const visitors = { measures: ['visitors'] };
  expect(asked(slice(visitors), slice({ ...visitors, grain: 'day' }))[0]).toHaveLength(2);
});

test('other rows, dimensions and times are other slices', () => {
  const where = [{ dimension: 'channel', op: 'in', values: ['search'] }] as const;
  expect(
    asked(
      slice({}),
      slice({ grain: 'day', where }),
      slice({ grain: 'day', by: ['channel'] }),
      slice({ grain: 'day', range: ['2026-01-01', '2026-03-01'] }),
    )[0],
  ).toHaveLength(4);
});

test('calendars that cut time otherwise are other queries', () => {
  const tokyo = { ...defaultCalendar, timeZone: 'Asia/Tokyo' };
  const batches = batchSlices([...wanted(slice({})), { calendar: tokyo, slice: slice({}) }], additive);
  expect(batches.map(({ calendar }) => calendar.timeZone)).toEqual([defaultCalendar.timeZone, 'Asia/Tokyo']);
});
