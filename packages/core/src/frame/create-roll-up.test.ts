import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KpiError } from '../errors.ts';
import { defineMeasures } from '../measure.ts';
import { expectSame, groupsOf } from '../testing/expect-same.ts';
import { clockAt, referenceAnswer, type SourceRow } from '../testing/reference-executor.ts';
import { defaultCalendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';
import { aggregate } from './aggregate.ts';
import { createDataset, keyColumn } from './create-dataset.ts';
import { createRollUp } from './create-roll-up.ts';
import type { Dataset, DatasetColumn } from './dataset.ts';
import type { Table } from './frame.ts';
import type { Slice } from './query.ts';

const measures = defineMeasures({
  cost: { name: 'Cost', unit: 'money' },
  followers: { name: 'Followers', rollUp: 'last' },
  customers_start: { name: 'Customers', rollUp: 'first' },
  lifespan: { name: 'Lifespan', unit: 'number', rollUp: { mean: 'clicks' } },
  visitors: { name: 'Visitors', rollUp: 'distinct' },
  clicks: { name: 'Clicks' },
});
const dimensions = ['channel', 'country'];
const first = toDay('2026-02-20');

const amount = fc.option(
  fc.integer({ min: -5_000, max: 100_000 }).map((cents) => cents / 100),
  { nil: null },
);
const count = fc.option(fc.nat(1_000), { nil: null });
const row: fc.Arbitrary<SourceRow> = fc.record({
  date: fc.nat(40).map((offset) => fromDay(first + offset)),
  channel: fc.constantFrom('search', 'social', 'email', null),
  country: fc.constantFrom('DE', 'FR'),
  cost: amount,
  clicks: count,
  followers: count,
  customers_start: count,
  lifespan: amount,
  visitors: fc.constantFrom('ann', 'bob', 'cem', null),
});
const batches = fc.array(fc.array(row, { maxLength: 20 }), { minLength: 1, maxLength: 5 });

/** Rows with all their columns, also where there are no rows; `visitors` are ids. */
function datasetOf(rows: readonly SourceRow[], names: readonly string[] = Object.keys(measures)): Dataset {
  const cells = (name: string) => rows.map((one) => one[name]);
  const columns = ['date', ...dimensions, ...names.filter((name) => name !== 'visitors')];
  const dataset = createDataset(Object.fromEntries(columns.map((name) => [name, cells(name)])), {
    dimensions,
    measures,
  });
  if (!names.includes('visitors')) return dataset;
  const visitors = { kind: 'identity', unit: 'count', ...keyColumn(cells('visitors')) } as const;
  return { ...dataset, columns: { ...dataset.columns, visitors } };
}

const slice = (part: Partial<Slice> = {}): Slice => ({
  measures: Object.keys(measures),
  range: ['2026-02-20', '2026-03-25'],
  grain: 'day',
  by: ['channel'],
  where: [],
  ...part,
});

/** Everything about a table but the order of its groups. */
function contentOf(table: Table) {
  const places = groupsOf(table).map(({ start, key }) => JSON.stringify([start, key]));
  const byPlace = (numbers: ArrayLike<number | null>) =>
    Object.fromEntries(places.map((place, i) => [place, numbers[i]]));
  return {
    ...table,
    start: undefined,
    keys: undefined,
    present: byPlace(table.present),
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([id, column]) => [
        id,
        {
          ...column,
          values: undefined,
          weights: undefined,
          present: byPlace(column.present ?? table.present),
        },
      ]),
    ),
  };
}

test('rows appended in batches add up to what all rows together do, after every batch', () => {
  const grain = fc.constantFrom('day', 'week', 'month', 'total' as const);
  const where = fc.constantFrom<Slice['where']>(
    [],
    [{ dimension: 'channel', op: 'in', values: ['search', null] }],
  );
  fc.assert(
    fc.property(batches, grain, fc.subarray(dimensions), where, (parts, grainOf, by, filter) => {
      const asked = slice({ grain: grainOf, by, where: filter });
      const rollUp = createRollUp(datasetOf(parts[0]!), asked, defaultCalendar);
      parts.forEach((part, i) => {
        if (i > 0) rollUp.append(datasetOf(part));
        const soFar = parts.slice(0, i + 1).flat();
        const table = rollUp.table();
        expectSame(groupsOf(table), referenceAnswer(soFar, dimensions, measures, asked, defaultCalendar));
        const atOnce = aggregate(datasetOf(soFar), asked, defaultCalendar);
        expect(contentOf(table)).toEqual(contentOf(atOnce));
      });
    }),
  );
});

test('hours add up in batches too, over a change of clocks and whatever day comes first', () => {
  const calendar = { ...defaultCalendar, timeZone: 'Europe/Berlin' };
  const asked = slice({ measures: ['clicks'], range: ['2026-10-24', '2026-10-27'], grain: 'hour', by: [] });
  const start = Date.parse('2026-10-23T12:00Z');
  const instants = fc.array(
    fc.nat(5 * 24 * 60).map((minute) => new Date(start + minute * 60_000).toISOString()),
  );
  fc.assert(
    fc.property(fc.array(instants, { minLength: 1, maxLength: 4 }), (parts) => {
      const make = (dates: readonly string[]): Dataset => ({
        ...createDataset({ date: dates, clicks: dates.map(() => 1) }),
        time: { kind: 'instant', milliseconds: Float64Array.from(dates, (date) => Date.parse(date)) },
        nativeGrain: 'hour',
      });
      const rollUp = createRollUp(make(parts[0]!), asked, calendar);
      for (const part of parts.slice(1)) rollUp.append(make(part));
      const rows = parts.flat().map((date) => ({ ...clockAt(date, calendar.timeZone), clicks: 1 }));
      expectSame(groupsOf(rollUp.table()), referenceAnswer(rows, [], measures, asked, calendar));
    }),
  );
});

const monday = { date: '2026-03-02', channel: 'search', country: 'DE', cost: 10, clicks: 4 };
const tuesday = { date: '2026-03-03', channel: 'social', country: 'DE', cost: 5, clicks: 2 };
const flows = slice({ measures: ['clicks', 'cost'] });
const flowsOf = (...rows: SourceRow[]) => datasetOf(rows, ['clicks', 'cost']);

test('a table is not changed by rows that come later', () => {
  const rollUp = createRollUp(flowsOf(monday), flows, defaultCalendar);
  const before = rollUp.table();
  const copy = structuredClone(before);
  rollUp.append(flowsOf(monday, tuesday));
  rollUp.table();
  expect(before).toEqual(copy);
  expect([...rollUp.table().columns['cost']!.values]).toEqual([20, 5]);
});

test('what rows do not touch is the same object in the next table', () => {
  const rollUp = createRollUp(flowsOf(monday, tuesday), flows, defaultCalendar);
  const before = rollUp.table();
  rollUp.append(flowsOf({ ...monday, clicks: null }));
  const after = rollUp.table();
  expect(after.columns['clicks']!.values).toEqual(before.columns['clicks']!.values);
  expect(after.columns['cost']).not.toBe(before.columns['cost']);
  for (const part of ['start', 'keys', 'present'] as const) expect(after[part]).toBe(before[part]);

  rollUp.append(flowsOf({ ...monday, clicks: null }));
  expect(rollUp.table().columns['clicks']).toBe(after.columns['clicks']);
});

test('a table that nothing changed is the same table: no rows, empty cells, rows outside the range', () => {
  const rollUp = createRollUp(flowsOf(monday), flows, defaultCalendar);
  const before = rollUp.table();
  rollUp.append(flowsOf());
  rollUp.append(flowsOf({ ...monday, date: '2027-01-01' }));
  expect(rollUp.table()).toBe(before);
  expect(createRollUp(flowsOf(), flows, defaultCalendar).table()).toMatchObject({ length: 0, start: [] });
});

test('a distinct count that no new id changed is the same column; so is one of rows outside the range', () => {
  const asked = slice({ measures: ['visitors'] });
  const of = (...rows: SourceRow[]) => datasetOf(rows, ['visitors']);
  const ann = { ...monday, visitors: 'ann' };
  const rollUp = createRollUp(of(ann, { ...ann, visitors: 'bob' }), asked, defaultCalendar);
  const before = rollUp.table();
  rollUp.append(of({ ...ann, visitors: 'bob' }, { ...ann, visitors: null }, { ...ann, date: '2027-01-01' }));
  expect(rollUp.table()).toBe(before);
  rollUp.append(of({ ...ann, visitors: 'cem' }));
  expect(before.columns['visitors']!.values).toEqual(Float64Array.of(2));
  expect(rollUp.table().columns['visitors']!.values).toEqual(Float64Array.of(3));
});

test('a count that the source made stands alone: with a second row of its group nobody knows it', () => {
  const of = (...dates: string[]) =>
    createDataset({ date: dates, visitors: dates.map(() => 5) }, { measures });
  const rollUp = createRollUp(
    of('2026-03-02', '2026-03-03'),
    slice({ measures: ['visitors'], by: [] }),
    defaultCalendar,
  );
  const before = rollUp.table();
  expect(before.columns['visitors']).toEqual({
    rollUp: 'distinct',
    unit: 'count',
    values: Float64Array.of(5, 5),
  });
  rollUp.append(of('2027-01-01'));
  expect(rollUp.table()).toBe(before);
  rollUp.append(of('2026-03-03'));
  expect(before.columns['visitors']!.values).toEqual(Float64Array.of(5, 5));
  expect(rollUp.table().columns['visitors']).toMatchObject({
    values: Float64Array.of(5, NaN),
    notAdditive: true,
  });
});

test('a measure tells of its own coverage from the first row that lacks it', () => {
  const rollUp = createRollUp(
    flowsOf(monday, tuesday),
    { ...flows, grain: 'month', by: [] },
    defaultCalendar,
  );
  expect(rollUp.table().columns['clicks']).not.toHaveProperty('present');
  rollUp.append(flowsOf({ ...monday, date: '2026-03-04', clicks: null }));
  const { present, columns } = rollUp.table();
  expect(present).toEqual(Float64Array.of(3));
  expect(columns['clicks']!.present).toEqual(Float64Array.of(2));
  expect(columns['cost']).not.toHaveProperty('present');
});

test('hours count for their own day, whatever day came first', () => {
  const make = (...dates: string[]): Dataset => ({
    ...createDataset({ clicks: dates.map(() => 1) }),
    time: { kind: 'instant', milliseconds: Float64Array.from(dates, (date) => Date.parse(date)) },
    nativeGrain: 'hour',
  });
  const rollUp = createRollUp(
    make('2026-03-05T22:00Z', '2026-03-05T23:00Z'),
    slice({ measures: ['clicks'], by: [] }),
    defaultCalendar,
  );
  rollUp.append(make('2026-03-03T01:00Z', '2026-03-04T23:00Z', '2026-03-03T01:30Z', '2026-03-04T00:00Z'));
  const { start, present } = rollUp.table();
  expect(start).toEqual(['2026-03-05', '2026-03-03', '2026-03-04']);
  expect(present).toEqual(Float64Array.of(2, 1, 2));
});

test('money stays apart by currency, and in minor units stays exact', () => {
  const make = (currency: string, cents: number): Dataset => ({
    ...createDataset({ date: ['2026-03-02'], currency: [currency] }),
    columns: {
      cost: { kind: 'amount', rollUp: 'sum', unit: 'money', values: Float64Array.of(cents), scale: 100 },
    },
  });
  const asked = slice({ measures: ['cost'], by: [] });
  const rollUp = createRollUp(make('EUR', 10), asked, defaultCalendar);
  rollUp.append(make('USD', 7));
  rollUp.append(make('EUR', 20));
  const { keys, columns } = rollUp.table();
  expect(keys['currency']!.values).toEqual(['EUR', 'USD']);
  expect(columns['cost']).toMatchObject({ scale: 100, values: Float64Array.of(30, 7) });
});

test('a cohort’s rows keep their lag', () => {
  const make = (date: string, joined: string) =>
    createDataset({ date: [date], joined: [joined], orders: [1] }, { dimensions: ['joined'] });
  const asked = slice({
    measures: ['orders'],
    grain: 'month',
    by: [],
    cohort: { date: 'joined', lag: 'month' },
  });
  const rollUp = createRollUp(make('2026-03-09', '2026-03-01'), asked, defaultCalendar);
  rollUp.append(make('2026-05-09', '2026-03-01'));
  rollUp.append(make('2026-05-19', '2026-03-02'));
  const { slice: answered, keys, columns } = rollUp.table();
  expect(answered).toBe(asked);
  expect(keys['lag']).toEqual({ values: ['0', '2'], codes: Uint32Array.of(0, 1) });
  expect([...columns['orders']!.values]).toEqual([1, 2]);
});

test('a row without the date of its cohort belongs to no period; of an instant the day counts', () => {
  const rows = createDataset(
    {
      date: ['2026-03-09', '2026-04-01', '2026-03-09'],
      joined: [null, '2026-03-20T23:00:00Z', '2026-03-01'],
      orders: [1, 1, 1],
    },
    { dimensions: ['joined'] },
  );
  const asked = slice({
    measures: ['orders'],
    grain: 'month',
    by: [],
    cohort: { date: 'joined', lag: 'month' },
  });
  const { start, keys, columns } = createRollUp(rows, asked, defaultCalendar).table();
  expect(start).toEqual(['2026-03-01', '2026-03-01']);
  expect(keys['lag']).toEqual({ values: ['1', '0'], codes: Uint32Array.of(0, 1) });
  expect(columns['orders']!.values).toEqual(Float64Array.of(1, 1));
});

test('more members than a dense table holds are told apart all the same', () => {
  const members = Array.from({ length: 60_000 }, (_, i) => `m${i}`);
  const make = (from: number) =>
    createDataset({
      date: members.map((_, i) => fromDay(first + ((i + from) % 30))),
      channel: members,
      clicks: members.map(() => 1),
    });
  const asked = slice({ measures: ['clicks'] });
  const rollUp = createRollUp(make(0), asked, defaultCalendar);
  for (const from of [1, 0]) rollUp.append(make(from));
  const { length, columns, keys, start } = rollUp.table();
  expect(length).toBe(120_000);
  expect(columns['clicks']!.values.slice(0, 2)).toEqual(Float64Array.of(2, 2));
  expect([start![60_001], keys['channel']!.values[keys['channel']!.codes[60_001]!]]).toEqual([
    fromDay(first + 2),
    'm1',
  ]);
});

test('rows that differ in how a measure adds up are refused; a measure that all of them lack is no difference', () => {
  const values = Float64Array.of(1);
  const amount = { kind: 'amount', rollUp: 'sum', unit: 'count', values } as const;
  const mean = { ...amount, rollUp: { mean: 'clicks' }, weights: values } as const;
  const of = (column: DatasetColumn): Dataset => ({
    ...createDataset({ date: ['2026-03-02'] }),
    columns: { clicks: column },
  });
  const asked = slice({ measures: ['clicks', 'cost'], by: [] });
  const differences: readonly (readonly [DatasetColumn, DatasetColumn, string])[] = [
    [amount, { ...amount, unit: 'number' }, 'sum number instead of sum count'],
    [amount, { ...amount, rollUp: 'last' }, 'last count instead of sum count'],
    [amount, mean, 'mean by clicks count instead of sum count'],
    [mean, { ...mean, rollUp: { mean: 'posts' } }, 'mean by posts count instead of mean by clicks count'],
    [amount, { ...amount, scale: 100 }, 'sum count × 100 instead of sum count'],
    [
      { ...amount, rollUp: 'last' },
      { ...amount, rollUp: 'last', settled: true },
      'last count, settled instead of last count',
    ],
    [
      { kind: 'counted', unit: 'count', values },
      { kind: 'identity', unit: 'count', values: ['ann'], codes: [0] },
      'identity count instead of counted count',
    ],
  ];
  for (const [first, other, difference] of differences) {
    const rollUp = createRollUp(of(first), asked, defaultCalendar);
    expect(() => rollUp.append(of(other))).toThrow(`measure "clicks": ${difference}.`);
    rollUp.append(of(first));
    expect(Object.keys(rollUp.table().columns)).toEqual(['clicks']);
  }
  const lacking = createRollUp(of(amount), asked, defaultCalendar);
  const { columns, ...rest } = of(amount);
  expect(() => lacking.append({ ...rest, columns: { ...columns, cost: amount } })).toThrow(
    'measure "cost": sum count instead of none.',
  );
});

test('rows of another shape are refused with the first difference, and nothing is added', () => {
  const rollUp = createRollUp(flowsOf(monday), flows, defaultCalendar);
  const before = rollUp.table();
  const inCents = flowsOf(tuesday);
  const { cost } = inCents.columns;
  const wrong: readonly (readonly [Dataset, string])[] = [
    [
      createDataset({ date: ['2026-03-02'], clicks: [1], cost: [1] }),
      'dimensions: none instead of channel, country.',
    ],
    [createDataset({ clicks: [1], cost: [1] }), 'time: none instead of day.'],
    [datasetOf([tuesday], ['cost']), 'measure "clicks": none instead of sum count.'],
    [
      { ...inCents, columns: { ...inCents.columns, cost: { ...cost, scale: 100 } as typeof cost & object } },
      'measure "cost": sum money × 100 instead of sum money.',
    ],
  ];
  for (const [rows, difference] of wrong) {
    expect(() => rollUp.append(rows)).toThrow(KpiError);
    expect(() => rollUp.append(rows)).toThrow(`Rows to append differ from those before, ${difference}`);
  }
  expect(rollUp.table()).toBe(before);
});

test('hours that come in any order are covered by what their own rows stand for', () => {
  const rowAt = (hour: number): Dataset => ({
    length: 1,
    nativeGrain: 'hour',
    time: { kind: 'instant', milliseconds: Float64Array.of(Date.parse('2026-03-01') + hour * 3_600_000) },
    keys: {},
    columns: { clicks: { kind: 'amount', rollUp: 'sum', unit: 'count', values: Float64Array.of(1) } },
    present: Float64Array.of(1),
  });
  const hourly = slice({ measures: ['clicks'], grain: 'hour', by: [] });
  const running = createRollUp(rowAt(2), hourly, defaultCalendar);
  for (const hour of [0, 6, 5]) running.append(rowAt(hour));
  expect(running.table().present).toEqual(Float64Array.of(1, 1, 1, 1));
});
