import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregate } from './aggregate.ts';
import { createDataset, type Row } from './create-dataset.ts';
import type { Table } from './frame.ts';
import { joinTables } from './join-tables.ts';
import type { Slice } from './query.ts';
import { restateCoverage } from './restate-coverage.ts';
import { expectSame, groupsOf } from '../testing/expect-same.ts';
import { defaultCalendar } from '../time/calendar.ts';

const slice = (part: Partial<Slice> = {}): Slice => ({
  measures: ['clicks', 'cost', 'revenue'],
  range: ['2026-01-01', '2026-03-01'],
  grain: 'day',
  by: ['channel'],
  where: [],
  ...part,
});
const tableOf = (rows: readonly Row[], asked: Slice, grain?: 'month'): Table =>
  aggregate(
    createDataset(rows, {
      date: 'day',
      dimensions: Object.keys(rows[0]!).filter((name) => name === 'channel'),
      ...(grain && { grain }),
    }),
    asked,
    defaultCalendar,
  );

const day = fc.nat(30).map((offset) => `2026-01-${String(offset + 1).padStart(2, '0')}`);
const channel = fc.constantFrom('search', 'social', null);
const ads = fc.array(fc.record({ day, channel, cost: fc.nat(100), clicks: fc.nat(100) }), { minLength: 1 });
const shop = fc.array(fc.record({ day, channel, revenue: fc.nat(100) }), { minLength: 1 });
const shape = fc.record({
  grain: fc.constantFrom('day' as const, 'month' as const, 'total' as const),
  by: fc.subarray(['channel']),
});

test('tables of several sources side by side are the table of one source that has all their rows', () => {
  fc.assert(
    fc.property(ads, shop, shape, (spend, sales, part) => {
      const [left, right] = [tableOf(spend, slice(part)), tableOf(sales, slice(part))];
      const joined = joinTables(slice(part), [left, right]);
      expectSame(groupsOf(joined), groupsOf(tableOf([...spend, ...sales], slice(part))), 'lower bound');
    }),
  );
});

test('a measure of several sources is added up: the table of all their rows', () => {
  fc.assert(
    fc.property(ads, ads, shape, (google, meta, part) => {
      const asked = slice({ ...part, measures: ['clicks', 'cost'] });
      const joined = joinTables(asked, [tableOf(google, asked), tableOf(meta, asked)]);
      expectSame(groupsOf(joined), groupsOf(tableOf([...google, ...meta], asked)), 'lower bound');
    }),
  );
});

test('a total to which one of the blended sources gives nothing has a hole', () => {
  const asked = slice({ grain: 'total', by: [], measures: ['cost'] });
  const [some, none] = [[{ day: '2026-01-01', cost: 3 }], [{ day: '2026-09-01', cost: 4 }]].map((rows) =>
    tableOf(rows, asked),
  ) as [Table, Table];
  const { columns } = joinTables(asked, [some, none]);
  expect([columns['cost']!.values[0], columns['cost']!.present![0]]).toEqual([3, 0]);
});

test('cents and tenths of cents meet at the finer scale', () => {
  const asked = slice({ grain: 'total', by: [], measures: ['cost'] });
  const of = (value: number, scale: number): Table => ({
    slice: asked,
    length: 1,
    keys: {},
    columns: { cost: { rollUp: 'sum', unit: 'money', values: [value], scale } },
    present: [1],
  });
  expect(joinTables(asked, [of(150, 100), of(2500, 1000)]).columns['cost']).toMatchObject({
    values: Float64Array.of(4000),
    scale: 1000,
  });
});

test('distinct counts do not add up over sources', () => {
  const asked = slice({ grain: 'total', by: [], measures: ['visitors'] });
  const visits: Table = {
    slice: asked,
    length: 1,
    keys: {},
    columns: { visitors: { rollUp: 'distinct', unit: 'count', values: [3] } },
    present: [1],
  };
  expect(() => joinTables(asked, [visits, visits])).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: "visitors" is a distinct count, which does not add up over sources.
    Read it from one source.]
  `);
});

test('a month that is there is as many days that are there', () => {
  const asked = slice({ grain: 'month', by: [], measures: ['cost'] });
  const months = tableOf([{ day: '2026-02-01', cost: 3 }], asked, 'month');
  expect(Array.from(months.present)).toEqual([1]);
  expect(Array.from(restateCoverage(months, { from: 'month', to: 'day' }, defaultCalendar).present)).toEqual([
    28,
  ]);
});
