import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregate } from './aggregate.ts';
import { createDataset, type Row } from './create-dataset.ts';
import type { MeasureColumn, Table } from './frame.ts';
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

/** One row a start, of one measure. */
const partOf = (
  asked: Slice,
  start: readonly string[],
  column: Partial<MeasureColumn> & Pick<MeasureColumn, 'values'>,
  present: readonly number[] = start.map(() => 1),
): Table => ({
  slice: asked,
  length: start.length,
  start,
  keys: {},
  columns: { [asked.measures[0]!]: { rollUp: 'sum', unit: 'count', ...column } },
  present,
});
const one = (measure: string) => slice({ measures: [measure], by: [] });

test('one table alone is the answer, for the slice that was asked', () => {
  const table = partOf(one('cost'), ['2026-01-01'], { values: [1] });
  const asked = slice();
  const joined = joinTables(asked, [table]);
  expect(joined.slice).toBe(asked);
  expect(joined.columns).toBe(table.columns);
});

test('a mean of several sources is weighed over all of them', () => {
  const mean = { rollUp: { mean: 'clicks' }, unit: 'number' } as const;
  const left = partOf(one('lifespan'), ['2026-01-01', '2026-01-02'], {
    ...mean,
    values: [6, 1],
    weights: [3, 1],
  });
  const right = partOf(one('lifespan'), ['2026-01-01'], { ...mean, values: [4], weights: [1] });
  expect(joinTables(one('lifespan'), [left, right]).columns['lifespan']).toMatchObject({
    ...mean,
    values: Float64Array.of(10, 1),
    weights: Float64Array.of(4, 1),
  });
});

test('empty in one source is what the other says; empty in both is empty', () => {
  const start = ['2026-01-01', '2026-01-02', '2026-01-03'];
  const left = partOf(one('cost'), start, { values: [null, 2, NaN] });
  const right = partOf(one('cost'), start, { values: [1, null, null] });
  expect(joinTables(one('cost'), [left, right]).columns['cost']!.values).toEqual(Float64Array.of(1, 2, NaN));
});

test('what one source cannot roll up any further, nobody can', () => {
  const left = partOf(one('cost'), ['2026-01-01'], { values: [1] });
  const plain = joinTables(one('cost'), [left, left]).columns['cost']!;
  for (const mark of ['settled', 'notAdditive', 'scale'] as const) expect(plain).not.toHaveProperty(mark);
  for (const mark of ['settled', 'notAdditive'] as const) {
    const right = partOf(one('cost'), ['2026-01-02'], { values: [2], [mark]: true });
    expect(joinTables(one('cost'), [left, right]).columns['cost']).toHaveProperty(mark, true);
  }
});

test('a row is as full as its fullest source, a measure as its emptiest that has the row', () => {
  const both = ['2026-01-01', '2026-01-02'];
  const of = { values: [1, 1] };
  const total = { ...slice({ measures: ['cost'], by: [], grain: 'month' as const }) };
  const left = partOf(total, both, of, [20, 9]);
  const right = partOf(total, both, { ...of, present: [5, 8] }, [31, 8]);
  const joined = joinTables(total, [left, right]);
  expect(joined.present).toEqual(Float64Array.of(31, 9));
  expect(joined.columns['cost']!.present).toEqual(Float64Array.of(5, 8));
  // By channel a source may lack a channel altogether; without one it has a hole.
  const byChannel = { ...total, by: ['channel'] };
  const first = partOf(total, both.slice(0, 1), { values: [1] }, [4]);
  expect(joinTables(byChannel, [left, first]).columns['cost']!.present).toEqual(Float64Array.of(4, 9));
  expect(joinTables(total, [left, first]).columns['cost']!.present).toEqual(Float64Array.of(4, 0));
});

test('a measure that one source has is empty, and not covered, where only the other has rows', () => {
  const left = partOf(slice({ measures: ['cost'] }), ['2026-01-01'], { values: [1] });
  const right = partOf(slice({ measures: ['revenue'] }), ['2026-01-02'], { values: [2] });
  const { start, columns } = joinTables(slice(), [left, right]);
  expect(start).toEqual(['2026-01-01', '2026-01-02']);
  expect(columns['cost']).toMatchObject({ values: Float64Array.of(1, NaN), present: Float64Array.of(1, 0) });
  expect(columns['revenue']).toMatchObject({
    values: Float64Array.of(NaN, 2),
    present: Float64Array.of(0, 1),
  });
});

test('a dimension that only one source has holds nobody in the rows of the other', () => {
  const left = partOf(one('cost'), ['2026-01-01'], { values: [1] });
  const right: Table = {
    ...partOf(one('cost'), ['2026-01-01'], { values: [2] }),
    keys: { currency: { values: ['EUR'], codes: [0] } },
  };
  const { length, keys } = joinTables(one('cost'), [left, right]);
  expect(length).toBe(2);
  expect(keys['currency']).toEqual({ values: [null, 'EUR'], codes: Uint32Array.of(0, 1) });
});

test('distinct counts do not add up over sources; one of one source stands', () => {
  const asked = slice({ grain: 'total', by: [], measures: ['visitors'] });
  const visits: Table = {
    slice: asked,
    length: 1,
    keys: {},
    columns: { visitors: { rollUp: 'distinct', unit: 'count', values: [3] } },
    present: [1],
  };
  const others: Table = { ...visits, columns: {} };
  expect(joinTables(asked, [others, visits]).columns['visitors']!.values).toEqual(Float64Array.of(3));
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
