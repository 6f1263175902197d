import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregate } from './aggregate.ts';
import { createDataset, keyColumn } from './create-dataset.ts';
import { createFrame } from './create-frame.ts';
import type { Dataset } from './dataset.ts';
import { defineMeasures } from '../measure.ts';
import type { Slice } from './query.ts';
import { rollUp } from './roll-up.ts';
import { expectSame, groupsOf } from '../testing/expect-same.ts';
import { clockAt, referenceAnswer, type SourceRow } from '../testing/reference-executor.ts';
import { type Calendar, defaultCalendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';

const HOUR = 3_600_000;
const definitions = defineMeasures({
  cost: { name: 'Cost', unit: 'money' },
  clicks: { name: 'Clicks' },
  followers: { name: 'Followers', rollUp: 'last' },
  customers_start: { name: 'Customers', rollUp: 'first' },
  lifespan: { name: 'Lifespan', unit: 'number', rollUp: { mean: 'clicks' } },
  visitors: { name: 'Visitors', rollUp: 'distinct' },
});
const { visitors: _, ...amounts } = definitions;
const dimensions = ['channel'];

const count = fc.option(fc.nat(1_000), { nil: null });
const grain = fc.constantFrom('hour', 'day', 'week', 'month', 'total' as const);
const weekStart = fc.constantFrom('monday', 'sunday' as const);

/** Rows within some days, and more often in the hours about a change of clocks. */
const rowsAbout = (instant: number) =>
  fc.array(
    fc.record({
      at: fc
        .oneof(fc.integer({ min: -3 * HOUR, max: 3 * HOUR }), fc.integer({ min: -60 * HOUR, max: 60 * HOUR }))
        .map((offset) => new Date(instant + offset).toISOString()),
      channel: fc.constantFrom('search', 'social', null),
      cost: fc.option(
        fc.integer({ min: -5_000, max: 100_000 }).map((cents) => cents / 100),
        { nil: null },
      ),
      clicks: count,
      followers: count,
      customers_start: count,
      lifespan: count,
      visitors: fc.constantFrom('ann', 'bob', 'cid', null),
    }),
    { minLength: 1, maxLength: 40 },
  );

type Row = ReturnType<typeof rowsAbout> extends fc.Arbitrary<readonly (infer R)[]> ? R : never;

/** The visitors of a row are a name, to be counted once. */
function datasetOf(rows: readonly Row[]): Dataset {
  const dataset = createDataset(
    rows.map((row) => ({ ...row, visitors: undefined })),
    { date: 'at', dimensions, measures: amounts },
  );
  const visitors = {
    kind: 'identity',
    unit: 'count',
    ...keyColumn(rows.map((row) => row.visitors)),
  } as const;
  return { ...dataset, columns: { ...dataset.columns, visitors } };
}

describe.each([
  ['America/New_York', 'clocks go forward', '2026-03-08T07:00:00Z', 23],
  ['America/New_York', 'clocks go back', '2026-11-01T06:00:00Z', 25],
  ['Europe/Berlin', 'clocks go back', '2026-10-25T01:00:00Z', 25],
  ['Asia/Kolkata', 'half an hour beside the hours of UTC', '2026-03-08T07:00:00Z', 24],
  ['Pacific/Apia', 'UTC+13', '2026-03-08T11:00:00Z', 24],
  ['Pacific/Pago_Pago', 'UTC−11', '2026-03-08T11:00:00Z', 24],
])('%s, %s', (timeZone, _, instant, hours) => {
  const calendarOf = (weekStart: Calendar['weekStart']): Calendar => ({
    ...defaultCalendar,
    timeZone,
    weekStart,
  });
  const today = clockAt(instant, timeZone).date;

  test('hours, days, weeks and months of instants equal the row-level reference', () => {
    fc.assert(
      fc.property(
        rowsAbout(Date.parse(instant)),
        grain,
        fc.subarray(dimensions),
        weekStart,
        (rows, grainOf, by, from) => {
          const source: SourceRow[] = rows.map((row) => ({ ...row, ...clockAt(row.at, timeZone) }));
          const asked: Slice = {
            measures: Object.keys(definitions),
            range: [fromDay(toDay(today) - 1), fromDay(toDay(today) + 2)],
            grain: grainOf,
            by,
            where: [],
          };
          const calendar = calendarOf(from);
          expectSame(
            groupsOf(aggregate(datasetOf(rows), asked, calendar)),
            referenceAnswer(source, dimensions, definitions, asked, calendar),
          );
        },
      ),
    );
  });

  test('hours roll up to days, weeks and months as the rows do', () => {
    fc.assert(
      fc.property(rowsAbout(Date.parse(instant)), grain, fc.subarray(dimensions), (rows, grainOf, by) => {
        const source: SourceRow[] = rows.map((row) => ({ ...row, ...clockAt(row.at, timeZone) }));
        const calendar = calendarOf('monday');
        const range = [fromDay(toDay(today) - 1), fromDay(toDay(today) + 2)] as const;
        const hourly = createFrame(
          rows.map((row) => ({ ...row, visitors: undefined })),
          { date: 'at', dimensions, measures: amounts, calendar },
        );
        const measures = Object.keys(amounts);
        const target = { grain: grainOf, by, range, measures };
        const rolled = rollUp(hourly, target, calendar).tables[0]!;
        expectSame(
          groupsOf(rolled),
          referenceAnswer(source, dimensions, definitions, { ...target, where: [] }, calendar),
          'lower bound',
        );
      }),
    );
  });

  test(`the day has ${hours} hours, and each second of it belongs to one`, () => {
    const start = Date.parse(instant) - 30 * HOUR;
    const rows = Array.from({ length: 60 * 4 }, (_, quarter) => ({
      at: new Date(start + (quarter * HOUR) / 4).toISOString(),
      clicks: 1,
    }));
    const dataset = createDataset(rows, { date: 'at' });
    const slice: Slice = {
      measures: ['clicks'],
      range: [today, fromDay(toDay(today) + 1)],
      grain: 'hour',
      by: [],
      where: [],
    };
    const table = aggregate(dataset, slice, calendarOf('monday'));
    expect(table.length).toBe(hours);
    expect([...table.columns['clicks']!.values]).toEqual(Array.from({ length: hours }, () => 4));
    expect(new Set(table.start).size).toBe(hours);
  });
});

test.each([
  ['forward', '2026-10-04', '2026-10-03T15:30:00Z', 24],
  ['back', '2026-04-05', '2026-04-04T15:00:00Z', 25],
])(
  'clocks that go %s by half an hour, as those of Lord Howe: each row in the hour that they show',
  (_, day, change, hours) => {
    const timeZone = 'Australia/Lord_Howe';
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'long',
      hourCycle: 'h23',
    });
    // "2026-10-04, 02:45:00 GMT+11": the hour and the offset.
    const shown = (instant: number) => clock.format(instant).replace(/:\d\d:\d\d/, '');
    const instants = Array.from({ length: 60 * 12 }, (_, i) => Date.parse(change) + (i - 360) * 300_000);
    const expected = new Map<string, number>();
    for (const instant of instants) {
      if (shown(instant).startsWith(day))
        expected.set(shown(instant), (expected.get(shown(instant)) ?? 0) + 1);
    }
    const table = aggregate(
      createDataset(
        instants.map((instant) => ({ at: new Date(instant).toISOString(), clicks: 1 })),
        { date: 'at' },
      ),
      {
        measures: ['clicks'],
        range: [day, fromDay(toDay(day) + 1)],
        grain: 'hour',
        by: [],
        where: [],
      },
      { ...defaultCalendar, timeZone },
    );
    expect([table.length, [...table.columns['clicks']!.values]]).toEqual([hours, [...expected.values()]]);
  },
);

test('a day that a zone left out belongs to nobody: Apia had no 30 December 2011', () => {
  const rows = Array.from({ length: 72 }, (_, hour) => ({
    at: new Date(Date.parse('2011-12-29T00:00:00Z') + hour * HOUR).toISOString(),
    clicks: 1,
  }));
  const table = aggregate(
    createDataset(rows, { date: 'at' }),
    { measures: ['clicks'], range: ['2011-12-29', '2012-01-01'], grain: 'day', by: [], where: [] },
    { ...defaultCalendar, timeZone: 'Pacific/Apia' },
  );
  expect(table.start).toEqual(['2011-12-29', '2011-12-31']);
  expect([...table.columns['clicks']!.values]).toEqual([24, 24]);
});
