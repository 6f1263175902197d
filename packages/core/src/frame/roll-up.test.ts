import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregate } from './aggregate.ts';
import { createDataset } from './create-dataset.ts';
import { createFrame } from './create-frame.ts';
import type { Dataset } from './dataset.ts';
import type { Frame } from './frame.ts';
import { KpiError } from '../errors.ts';
import { defineMeasures } from '../measure.ts';
import type { Slice } from './query.ts';
import { rollUp } from './roll-up.ts';
import { expectSame, groupsOf } from '../testing/expect-same.ts';
import { exactSum, referenceAnswer, type SourceRow } from '../testing/reference-executor.ts';
import { type Calendar, defaultCalendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';

const definitions = defineMeasures({
  cost: { name: 'Cost', unit: 'money' },
  clicks: { name: 'Clicks' },
  followers: { name: 'Followers', rollUp: 'last' },
  customers_start: { name: 'Customers', rollUp: 'first' },
  lifespan: { name: 'Lifespan', unit: 'number', rollUp: { mean: 'clicks' } },
});
const ids = Object.keys(definitions);
const dimensions = ['channel', 'country'];
const first = toDay('2026-02-20');

const amount = fc.option(
  fc.integer({ min: -5_000, max: 100_000 }).map((cents) => cents / 100),
  { nil: null },
);
const count = fc.option(fc.nat(1_000), { nil: null });
const row: fc.Arbitrary<SourceRow> = fc.record({
  date: fc.nat(40).map((offset) => fromDay(first + offset)),
  channel: fc.constantFrom('search', 'social', null),
  country: fc.constantFrom('DE', 'FR'),
  cost: amount,
  clicks: count,
  followers: count,
  customers_start: count,
  lifespan: amount,
});
const rows = fc.array(row, { minLength: 1, maxLength: 60 });
const grain = fc.constantFrom(
  'day' as const,
  'week' as const,
  'month' as const,
  'quarter' as const,
  'year' as const,
  'total' as const,
);
const calendar: fc.Arbitrary<Calendar> = fc.record({
  timeZone: fc.constant('UTC'),
  weekStart: fc.constantFrom('monday', 'sunday'),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
});
const by = fc.subarray(dimensions);

const slice = (part: Partial<Slice> = {}): Slice => ({
  measures: ids,
  range: ['2026-02-20', '2026-04-01'],
  grain: 'total',
  by: [],
  where: [],
  ...part,
});

test('adding up rows equals the row-level reference at every grain, breakdown, filter and calendar', () => {
  fc.assert(
    fc.property(rows, grain, by, fc.boolean(), calendar, (source, grainOf, dims, filtered, calendarOf) => {
      const asked = slice({
        grain: grainOf,
        by: dims,
        where: filtered ? [{ dimension: 'channel', op: 'in', values: ['search', null] }] : [],
      });
      const dataset = createDataset(source, { dimensions, measures: definitions });
      expectSame(
        groupsOf(aggregate(dataset, asked, calendarOf)),
        referenceAnswer(source, dimensions, definitions, asked, calendarOf),
      );
    }),
  );
});

test('rolling up in steps equals rolling up at once, time before dimensions', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom('day' as const, 'month' as const), by, (source, step, dims) => {
      const frame = createFrame(source, { dimensions, measures: definitions });
      const once = rollUp(frame, { grain: 'quarter', by: dims });
      const inSteps = rollUp(rollUp(frame, { grain: step }), { grain: 'quarter', by: dims });
      expectSame(groupsOf(inSteps.tables[0]!), groupsOf(once.tables[0]!), 'lower bound');
    }),
  );
});

test('sums and means roll up in any order', () => {
  const measures = ['cost', 'clicks', 'lifespan'];
  fc.assert(
    fc.property(rows, (source) => {
      const frame = createFrame(source, { dimensions, measures: definitions });
      const once = rollUp(frame, { grain: 'month', by: [], measures });
      const dimensionsFirst = rollUp(rollUp(frame, { by: ['country'] }), {
        grain: 'month',
        by: [],
        measures,
      });
      expectSame(groupsOf(dimensionsFirst.tables[0]!), groupsOf(once.tables[0]!));
    }),
  );
});

test('a network without yesterday’s row does not vanish from the last level', () => {
  const frame = createFrame(
    [
      { date: '2026-01-01', channel: 'a', followers: 100 },
      { date: '2026-01-02', channel: 'a', followers: 110 },
      { date: '2026-01-01', channel: 'b', followers: 50 },
    ],
    { measures: definitions },
  );
  expect(rollUp(frame, { grain: 'month', by: [] }).tables[0]!.columns['followers']!.values[0]).toBe(160);
});

test('a level that was added over members no longer rolls up over time', () => {
  const frame = createFrame(
    [
      { date: '2026-01-01', channel: 'a', followers: 100 },
      { date: '2026-01-02', channel: 'b', followers: 50 },
    ],
    { measures: definitions },
  );
  const column = rollUp(rollUp(frame, { by: [] }), { grain: 'month' }).tables[0]!.columns['followers']!;
  expect(column.notAdditive).toBe(true);
  expect(column.values[0]).toBeNaN();
});

test('a level that was added over members stands where only one bucket has data', () => {
  const rows = [
    { date: '2026-01-01', channel: 'a', followers: 100 },
    { date: '2026-01-01', channel: 'b', followers: 50 },
    { date: '2026-01-02', channel: 'a', followers: null },
    { date: '2026-02-01', channel: 'a', followers: 110 },
    { date: '2026-02-02', channel: 'b', followers: 55 },
  ];
  const byDay = rollUp(createFrame(rows, { measures: definitions }), { by: [] });
  const column = rollUp(byDay, { grain: 'month' }).tables[0]!.columns['followers']!;
  expect([...column.values]).toEqual([150, NaN]);
  const january = rollUp(byDay, { grain: 'month', range: ['2026-01-01', '2026-02-01'] }).tables[0]!;
  expect(january.columns['followers']).not.toHaveProperty('notAdditive');
});

test('levels in minor units keep them, added over members or not', () => {
  const dataset: Dataset = {
    ...createDataset([
      { date: '2026-01-01', channel: 'a' },
      { date: '2026-01-01', channel: 'b' },
    ]),
    columns: {
      budget: {
        kind: 'amount',
        rollUp: 'last',
        unit: 'money',
        values: Float64Array.of(1050, 25),
        scale: 100,
      },
    },
  };
  const asked = slice({
    measures: ['budget'],
    range: ['2026-01-01', '2026-02-01'],
    grain: 'day',
    by: ['channel'],
  });
  const table = aggregate(dataset, asked, defaultCalendar);
  const frame: Frame = { ...createFrame([]), timeless: false, tables: [table] };
  const total = rollUp(frame, { by: [] });
  const again = rollUp(total, { grain: 'month' }).tables[0]!;
  for (const { columns } of [total.tables[0]!, again]) {
    expect(columns['budget']).toMatchObject({ scale: 100, values: Float64Array.of(1075) });
  }
});

test('a distinct count is only valid at exactly the grain and dimensions that the source computed', () => {
  const frame = createFrame([
    { date: '2026-01-01', channel: 'a', visitors: 10 },
    { date: '2026-01-02', channel: 'a', visitors: 20 },
    { date: '2026-02-01', channel: 'a', visitors: 5 },
  ]);
  const column = rollUp(frame, { grain: 'month' }).tables[0]!.columns['visitors']!;
  expect([...column.values]).toEqual([NaN, 5]);
  expect(column.notAdditive).toBe(true);
});

test('ids are counted once at any grain', () => {
  const dataset = {
    ...createDataset([
      { date: '2026-01-01' },
      { date: '2026-01-01' },
      { date: '2026-01-02' },
      { date: '2026-01-03' },
    ]),
    columns: {
      visitors: { kind: 'identity', unit: 'count', values: ['ann', 'bob', null], codes: [0, 1, 0, 2] },
    },
  } as const;
  const count = (grainOf: Slice['grain']) =>
    aggregate(
      dataset,
      slice({ measures: ['visitors'], range: ['2026-01-01', '2026-02-01'], grain: grainOf }),
      defaultCalendar,
    ).columns['visitors']!.values;
  expect([...count('day')]).toEqual([2, 1, 0]);
  expect([...count('total')]).toEqual([2]);
});

test('a sum skips empty cells; if every cell is empty there is no sum', () => {
  const frame = createFrame({ date: ['2026-01-01', '2026-01-01'], cost: [5, null], clicks: [null, null] });
  const { columns } = frame.tables[0]!;
  expect(columns['cost']!.values[0]).toBe(5);
  expect(columns['clicks']!.values[0]).toBeNaN();
});

test('1,000,000 amounts with two decimals add up exactly to the cent', () => {
  const cost = Float64Array.from({ length: 1_000_000 }, (_, i) => ((i * 7_919) % 1_000_003) / 100);
  let cents = 0;
  for (let i = 0; i < cost.length; i++) cents += (i * 7_919) % 1_000_003;
  expect(createFrame({ cost }).tables[0]!.columns['cost']!.values[0]).toBe(cents / 100);
  expect(cost.reduce((sum, value) => sum + value, 0)).not.toBe(cents / 100);
});

test('money in minor units adds up exactly, and decimals add up to the same cent', () => {
  const cents = fc.array(fc.option(fc.integer({ min: -1e11, max: 1e11 }), { nil: NaN }), {
    minLength: 1,
    maxLength: 200,
  });
  fc.assert(
    fc.property(cents, grain, (amounts, grainOf) => {
      const dates = amounts.map((_, i) => fromDay(first + (i % 40)));
      const decimals = createDataset({ date: dates, cost: amounts.map((amount) => amount / 100) });
      const values = Float64Array.from(amounts);
      const minor: Dataset = {
        ...decimals,
        columns: { cost: { kind: 'amount', rollUp: 'sum', unit: 'money', values, scale: 100 } },
      };
      const asked = slice({ measures: ['cost'], grain: grainOf });
      const source = dates.map((date, i) => ({
        date,
        cost: Number.isNaN(amounts[i]) ? null : amounts[i]! / 100,
      }));
      const exact = referenceAnswer(source, [], definitions, asked, defaultCalendar);
      const costs = (dataset: Dataset) =>
        groupsOf(aggregate(dataset, asked, defaultCalendar)).map(({ values }) => values['cost']!);
      expect(costs(minor)).toEqual(exact.map(({ values }) => values['cost']));
      // 0.13 − 0.09 is 0.04 to the cent only: neither is held exactly.
      expect(costs(decimals).map((cost) => cost && Number(cost.toFixed(2)))).toEqual(costs(minor));
    }),
  );
});

test('amounts of very different size are not lost', () => {
  const cost = [1e16, 1, -1e16, 1];
  expect(createFrame({ cost }).tables[0]!.columns['cost']!.values[0]).toBe(exactSum(cost));
});

test('what the table does not hold is refused with what it holds', () => {
  const frame = createFrame([{ date: '2026-01-05', cost: 1 }]);
  const monthly = rollUp(frame, { grain: 'month', range: ['2026-01-01', '2026-02-01'] });
  expect(() => rollUp(monthly, { grain: 'day' })).toThrow(KpiError);
  expect(() => rollUp(monthly, { grain: 'day' })).toThrow(
    'A table of grain "month" by no dimension from 2026-01-01 to 2026-02-01 does not roll up to grain "day"',
  );
  expect(() => rollUp(frame, { by: ['channel'] })).toThrow(KpiError);
  expect(() => rollUp({ ...frame, tables: [] }, {})).toThrow('The frame has no table to roll up.');
});

test('a filter leaves rows out, and what was filtered stays so', () => {
  const frame = createFrame([
    { date: '2026-01-01', channel: 'a', country: 'DE', cost: 1 },
    { date: '2026-01-02', channel: 'a', country: 'FR', cost: 10 },
    { date: '2026-01-02', channel: 'b', country: 'DE', cost: 100 },
  ]);
  const costOf = (of: Frame) => of.tables[0]!.columns['cost']!.values[0];
  const channelA = rollUp(frame, { where: 'channel=a', by: ['country'], grain: 'total' });
  expect(costOf(rollUp(channelA, { by: [] }))).toBe(11);
  expect(costOf(rollUp(channelA, { by: [], where: 'country=FR' }))).toBe(10);
  expect(costOf(rollUp(channelA, { by: [], where: 'channel=a country=DE' }))).toBe(1);
  expect(() => rollUp(channelA, { where: 'channel=b' })).toThrow(
    'A table of grain "total" by country from 0001-01-01 to 9999-12-31 does not roll up',
  );
});
