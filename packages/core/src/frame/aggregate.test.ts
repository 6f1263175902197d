import { describe, expect, test } from 'vitest';
import type { KpiError } from '../errors.ts';
import { defineMeasures } from '../measure.ts';
import { defaultCalendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';
import { aggregate } from './aggregate.ts';
import { createDataset, type Row } from './create-dataset.ts';
import { createRollUp } from './create-roll-up.ts';
import type { AmountColumn, Dataset } from './dataset.ts';
import type { Table } from './frame.ts';
import type { Slice } from './query.ts';

const measures = defineMeasures({
  cost: { name: 'Cost', unit: 'money' },
  clicks: { name: 'Clicks' },
  followers: { name: 'Followers', rollUp: 'last' },
  customers_start: { name: 'Customers', rollUp: 'first' },
  lifespan: { name: 'Lifespan', unit: 'number', rollUp: { mean: 'clicks' } },
});

const slice = (part: Partial<Slice> = {}): Slice => ({
  measures: ['clicks', 'cost'],
  range: ['2026-01-01', '2027-01-01'],
  grain: 'month',
  by: [],
  where: [],
  ...part,
});
const datasetOf = (rows: readonly Row[]) => createDataset(rows, { measures });

/** Both ways to add rows up: at once, and row by row as they come. */
const ways: Readonly<Record<string, (dataset: Dataset, asked: Slice) => Table>> = {
  aggregate: (dataset, asked) => aggregate(dataset, asked, defaultCalendar),
  createRollUp: (dataset, asked) => createRollUp(dataset, asked, defaultCalendar).table(),
};

describe.each(Object.entries(ways))('%s', (_, add) => {
  test('each column says by which rule it adds up, and in which unit', () => {
    const rows = [{ date: '2026-01-01', cost: 1, clicks: 2, followers: 3, lifespan: 4 }];
    const { columns } = add(
      datasetOf(rows),
      slice({ measures: ['clicks', 'cost', 'followers', 'lifespan'] }),
    );
    const rules = Object.entries(columns).map(([id, { rollUp, unit }]) => [id, rollUp, unit]);
    expect(rules).toEqual([
      ['clicks', 'sum', 'count'],
      ['cost', 'sum', 'money'],
      ['followers', 'last', 'count'],
      ['lifespan', { mean: 'clicks' }, 'number'],
    ]);
    for (const column of Object.values(columns)) expect(column).not.toHaveProperty('scale');
  });

  test('a level of which members were added up is settled; a sum, a mean and a level by its members are not', () => {
    const rows = [
      { date: '2026-01-01', channel: 'a', clicks: 1, followers: 1, customers_start: 1, lifespan: 1 },
    ];
    const asked = slice({ measures: ['clicks', 'customers_start', 'followers', 'lifespan'] });
    const settledIn = (by: readonly string[]) =>
      Object.entries(add(datasetOf(rows), { ...asked, by }).columns)
        .filter(([, { settled }]) => settled)
        .map(([id]) => id);
    expect(settledIn([])).toEqual(['customers_start', 'followers']);
    expect(settledIn(['channel'])).toEqual([]);
  });

  test('a measure that the data lack is left out', () => {
    const table = add(datasetOf([{ date: '2026-01-01', clicks: 1 }]), slice());
    expect(Object.keys(table.columns)).toEqual(['clicks']);
  });

  test('currencies are kept apart where there is money, and nowhere else', () => {
    const rows = [
      { date: '2026-01-01', currency: 'EUR', cost: 1, clicks: 1 },
      { date: '2026-01-01', currency: 'USD', cost: 2, clicks: 2 },
    ];
    expect(add(datasetOf(rows), slice()).length).toBe(2);
    const clicks = add(datasetOf(rows), slice({ measures: ['clicks'] }));
    expect([clicks.length, clicks.keys]).toEqual([1, {}]);
    const twice = add(datasetOf(rows), slice({ by: ['currency'] }));
    expect(Object.keys(twice.keys)).toEqual(['currency']);
  });

  test('coverage counts the days with a cell of any measure; one with holes tells of its own days', () => {
    const rows = [
      { date: '2026-01-01', cost: 1, clicks: 1 },
      { date: '2026-01-02', cost: 1, clicks: null },
      { date: '2026-01-02', cost: 2, clicks: null },
      { date: '2026-01-03', cost: 1, clicks: 1 },
    ];
    const { present, columns } = add(datasetOf(rows), slice());
    expect(present).toEqual(Float64Array.of(3));
    expect(columns['clicks']!.present).toEqual(Float64Array.of(2));
    expect(columns['cost']).not.toHaveProperty('present');
    const alone = add(datasetOf(rows), slice({ measures: ['clicks'] }));
    expect(alone.present).toEqual(Float64Array.of(2));
    expect(alone.columns['clicks']).not.toHaveProperty('present');
  });

  test('a day on which every cell is empty is not covered', () => {
    const rows = [
      { date: '2026-01-01', cost: 1, clicks: null },
      { date: '2026-01-02', cost: null, clicks: null },
      { date: '2026-01-03', cost: null, clicks: 1 },
    ];
    for (const grain of ['day', 'month'] as const) {
      const { present } = add(datasetOf(rows), slice({ grain }));
      expect(Array.from(present).reduce((sum: number, count) => sum + count!, 0)).toBe(2);
    }
  });

  test('rows without an id cover no day of a distinct count', () => {
    const dataset: Dataset = {
      ...datasetOf(['2026-01-01', '2026-01-02', '2026-01-03'].map((date) => ({ date, clicks: 1 }))),
      columns: {
        clicks: { kind: 'amount', rollUp: 'sum', unit: 'count', values: Float64Array.of(1, NaN, 1) },
        visitors: { kind: 'identity', unit: 'number', values: [null, 'ann'], codes: [1, 0, 0] },
      },
    };
    const { present, columns } = add(dataset, slice({ measures: ['clicks', 'visitors'] }));
    expect(present).toEqual(Float64Array.of(2));
    expect(columns['clicks']!.present).toEqual(Float64Array.of(2));
    expect(columns['visitors']).toEqual({
      rollUp: 'distinct',
      unit: 'number',
      values: Float64Array.of(1),
      present: Float64Array.of(1),
    });
  });

  test('rows that stand for several days count with the largest of those that share a bucket', () => {
    const dataset: Dataset = {
      ...datasetOf(
        ['a', 'b', 'c'].map((channel, i) => ({
          date: i === 2 ? '2026-02-01' : '2026-01-01',
          channel,
          clicks: 1,
        })),
      ),
      present: Float64Array.of(20, 9, 5),
    };
    for (const [grain, expected] of [
      ['year', [25]],
      ['month', [20, 5]],
    ] as const) {
      expect(add(dataset, slice({ measures: ['clicks'], grain })).present).toEqual(
        Float64Array.from(expected),
      );
    }
  });

  test('what a column says of how many days its cells stand for goes before what the row says', () => {
    const clicks: AmountColumn = {
      kind: 'amount',
      rollUp: 'sum',
      unit: 'count',
      values: Float64Array.of(1, 1),
    };
    const dataset: Dataset = {
      ...datasetOf([{ date: '2026-01-01' }, { date: '2026-02-01' }]),
      columns: { clicks, cost: { ...clicks, present: Float64Array.of(10, 2) } },
      present: Float64Array.of(31, 28),
    };
    const { present, columns } = add(dataset, slice({ grain: 'year' }));
    expect(present).toEqual(Float64Array.of(59));
    expect(columns['cost']!.present).toEqual(Float64Array.of(12));
    expect(columns['clicks']).not.toHaveProperty('present');
  });

  test('hours cover a day one by one where the source counts hours; where it counts days, the day is covered', () => {
    const instants = [5, 5.5, 3, 30].map((hours) => Date.parse('2026-01-02T00:00Z') + hours * 3_600_000);
    const dataset = (nativeGrain: 'hour' | 'day'): Dataset => ({
      ...datasetOf(instants.map(() => ({ clicks: 1 }))),
      time: { kind: 'instant', milliseconds: Float64Array.from(instants) },
      nativeGrain,
    });
    const asked = slice({ measures: ['clicks'], grain: 'day' });
    expect(add(dataset('hour'), asked).present).toEqual(Float64Array.of(2, 1));
    expect(add(dataset('day'), asked).present).toEqual(Float64Array.of(1, 1));
    expect(add(dataset('hour'), { ...asked, grain: 'month' }).present).toEqual(Float64Array.of(3));
    expect(add(dataset('day'), { ...asked, grain: 'month' }).present).toEqual(Float64Array.of(2));
  });

  test('a condition keeps its members, or all others', () => {
    const rows = ['a', 'b', null].map((channel, i) => ({ date: '2026-01-01', channel, clicks: 10 ** i }));
    const clicksOf = (op: 'in' | 'not_in', values: readonly (string | null)[]) =>
      add(datasetOf(rows), slice({ measures: ['clicks'], where: [{ dimension: 'channel', op, values }] }))
        .columns['clicks']!.values[0];
    expect(clicksOf('in', ['a', null])).toBe(101);
    expect(clicksOf('not_in', ['a', null])).toBe(10);
    expect(clicksOf('not_in', [])).toBe(111);
  });

  test('a dimension that the data lack is an error with the nearest that they have', () => {
    const dataset = datasetOf([{ date: '2026-01-01', channel: 'a', clicks: 1 }]);
    const errorOf = (of: Dataset, part: Partial<Slice>) => {
      try {
        add(of, slice(part));
      } catch (error) {
        return error as KpiError;
      }
      return undefined;
    };
    expect(errorOf(dataset, { by: ['chanel'] })).toMatchObject({
      code: 'unknown_dimension',
      message: 'The data have no dimension "chanel".\nDid you mean "channel"?',
    });
    expect(errorOf(dataset, { by: ['toString'] })!.message).toContain('It has channel.');
    const none = datasetOf([{ date: '2026-01-01', clicks: 1 }]);
    expect(errorOf(none, { where: [{ dimension: 'channel', op: 'in', values: [] }] })!.message).toContain(
      'It has no dimensions.',
    );
  });

  test('data without dates, or by day, have no buckets of what they do not tell', () => {
    const timeless = datasetOf([{ clicks: 1 }]);
    expect(() => add(timeless, slice({ grain: 'day' }))).toThrow('no buckets of one day');
    const total = add(timeless, slice({ grain: 'total' }));
    expect(total.columns['clicks']!.values).toEqual(Float64Array.of(1));
    expect(total).not.toHaveProperty('start');
    const daily = datasetOf([{ date: '2026-01-01', clicks: 1 }]);
    expect(() => add(daily, slice({ grain: 'hour' }))).toThrow('no buckets of one hour');
  });

  test('members of many dimensions are told apart, however many combinations there may be', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({
      date: fromDay(toDay('2026-01-01') + (i % 300)),
      page: `p${i}`,
      visit: `v${19_999 - i}`,
      clicks: i,
    }));
    const outside = { ...rows[0]!, date: '2028-01-01' };
    const table = add(
      datasetOf([...rows.toReversed(), outside, ...rows]),
      slice({ measures: ['clicks'], by: ['page', 'visit'] }),
    );
    expect(table.length).toBe(20_000);
    const { page, visit } = table.keys;
    for (let g = 0; g < table.length; g++) {
      const i = Number(page!.values[page!.codes[g]!]!.slice(1));
      const found = [table.start![g], visit!.values[visit!.codes[g]!], table.columns['clicks']!.values[g]];
      const expected = [`${rows[i]!.date.slice(0, 8)}01`, `v${19_999 - i}`, 2 * i];
      if (found.join() !== expected.join()) expect(found).toEqual(expected);
    }
  });
});

test('groups are in order of their bucket, hours too, and however many combinations there may be', () => {
  const instants = ['2026-01-03T10:00Z', '2026-01-01T10:00Z', '2026-01-02T23:00Z', '2026-01-02T01:00Z'];
  const dataset: Dataset = {
    ...datasetOf(instants.map((_, i) => ({ channel: `c${i}`, clicks: 1 }))),
    time: { kind: 'instant', milliseconds: Float64Array.from(instants, (one) => Date.parse(one)) },
    nativeGrain: 'hour',
  };
  const pages = Array.from({ length: 5000 }, (_, i) => ({
    date: fromDay(toDay('2026-12-31') - (i % 300)),
    page: `p${i}`,
    visit: `v${i}`,
    clicks: 1,
  }));
  const sparse = aggregate(
    datasetOf(pages),
    slice({ measures: ['clicks'], by: ['page', 'visit'] }),
    defaultCalendar,
  ).start!;
  expect(sparse).toEqual(sparse.toSorted());
  const starts = (grain: Slice['grain']) =>
    aggregate(dataset, slice({ measures: ['clicks'], grain }), defaultCalendar).start;
  expect(starts('day')).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
  expect(starts('hour')!.map((start) => start.slice(0, 13))).toEqual([
    '2026-01-01T10',
    '2026-01-02T01',
    '2026-01-02T23',
    '2026-01-03T10',
  ]);
});

test('levels that were added over members add up within one bucket, as exactly as sums', () => {
  const followers: AmountColumn = {
    kind: 'amount',
    rollUp: 'last',
    unit: 'count',
    values: Float64Array.of(1e16, 1, -1e16, 1),
    settled: true,
  };
  const rows = ['a', 'b', 'c', 'd'].map((channel) => ({ date: '2026-01-01', channel }));
  const dataset: Dataset = { ...datasetOf(rows), columns: { followers } };
  const { columns } = aggregate(dataset, slice({ measures: ['followers'] }), defaultCalendar);
  expect(columns['followers']!.values).toEqual(Float64Array.of(2));
  expect(columns['followers']).not.toHaveProperty('notAdditive');
  expect(columns['followers']).not.toHaveProperty('scale');
});
