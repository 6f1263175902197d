import { defaultCalendar, type Query, type Slice } from '@kpi-elements/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DatasetOptions, parseMapping } from '../mapping/dataset-mapping.ts';
import { inlineSource } from '../sources/inline.ts';
import { totals } from '../testing/ask.ts';
import { LiveRows } from './live-rows.ts';
import { LiveTotals } from './live-totals.ts';
import type { StreamMessage, StreamRow } from './stream-message.ts';

const signal = new AbortController().signal;
const slices: readonly Slice[] = (['total', 'day', 'month'] as const).flatMap((grain) => {
  const slice: Slice = {
    measures: ['clicks', 'cost', 'followers', 'revenue', 'visitors'],
    range: ['2026-01-01', '2026-12-01'],
    grain,
    by: [],
    where: [],
  };
  return [
    slice,
    { ...slice, by: ['channel'] },
    { ...slice, where: [{ dimension: 'channel', op: 'in', values: ['search', null] }] },
  ];
});
const options: DatasetOptions = {
  name: 'orders',
  date: 'day',
  measures: {
    cost: 'spend',
    revenue: 'price * amount',
    clicks: 'rows()',
    followers: 'fans',
    visitors: 'distinct(user)',
  },
  dimensions: 'channel',
};

type Answered = { readonly grain: string | undefined; readonly tables: unknown } | { readonly error: string };

/** What is answered, whatever the order of the groups; or the message of what went wrong. */
async function answerOf(
  asked: Promise<{
    nativeGrain?: string;
    tables: readonly Parameters<typeof totals>[0]['tables'][number][];
  }>,
): Promise<Answered> {
  try {
    const { nativeGrain, tables } = await asked;
    const groups = tables.map((table) => {
      const present = Array.from(table.present);
      const of = Object.values(table.columns).map((column) => [
        column.scale,
        column.unit,
        column.notAdditive ?? false,
      ]);
      const records = totals({ tables: [table] } as unknown as Parameters<typeof totals>[0]);
      const rows = records.map((record, row) => JSON.stringify([record, present[row]]));
      // Empty columns have no scale yet.
      return { rows: rows.toSorted(), of: rows.length > 0 ? of : [] };
    });
    return { grain: nativeGrain, tables: groups };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** A stream of these messages, asked after each, and the rows that are kept asked as rows of a page. */
function sideBySide(how: { key?: readonly string[]; most?: number; days?: number }) {
  const live = new LiveRows({ most: how.most ?? 1000, ...(how.key && { key: how.key }) });
  const answers = new LiveTotals(live, { name: 'orders', mapping: parseMapping(options), days: how.days });
  return async (message: StreamMessage, part: readonly Slice[], timeZone = 'UTC') => {
    live.take(message);
    const query: Query = { version: 1, ...defaultCalendar, timeZone, slices: part };
    const answered = await answerOf(answers.answer(query, signal));
    const inline = inlineSource({ ...options, rows: live.rows });
    if (live.rows.length > 0) expect(answered).toEqual(await answerOf(inline.fetch(query, { signal })));
  };
}

const dates = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${day}`) },
  fc.constantFrom(
    '2026-01-01',
    '2026-02-01',
    '2026-04-01',
    '3/4/2026',
    '2026-03-02 10:30',
    '2026-03-03T09:00Z',
  ),
);
const amounts = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -500, max: 5000 }).map((cents) => cents / 100) },
  { weight: 4, arbitrary: fc.nat(20) },
  fc.constantFrom(null, '2.50', '1,234', '1.234', '3,5', '12 %', '€5', '$7', '€1.50', 0.125, '', 'many'),
);
const row: fc.Arbitrary<StreamRow> = fc.record(
  {
    id: fc.nat(12),
    day: dates,
    spend: amounts,
    price: fc.oneof({ weight: 9, arbitrary: fc.nat(9) }, amounts),
    amount: fc.nat(9),
    fans: fc.option(fc.nat(100)),
    user: fc.constantFrom('ann', 'bob', null),
    channel: fc.constantFrom('search', 'social', null),
  },
  { requiredKeys: ['id', 'day'] },
);
const plainRow = fc.record({
  id: fc.nat(1000),
  day: fc.integer({ min: 10, max: 28 }).map((day) => `2026-03-${day}`),
  spend: fc.integer({ min: 1, max: 5000 }).map((cents) => cents / 100),
  price: fc.nat(9),
  amount: fc.nat(9),
  fans: fc.nat(100),
  user: fc.constantFrom('ann', 'bob', null),
  channel: fc.constantFrom('search', 'social', null),
});
const messagesOf = (rows: fc.Arbitrary<StreamRow>) =>
  fc.array(
    fc.record({
      message: fc.record({
        rows: fc.array(rows, { maxLength: 6 }),
        replace: fc.integer({ max: 9, min: 0 }).map((dice) => dice === 0),
      }),
      part: fc.subarray([...slices], { minLength: 1 }),
      timeZone: fc.constantFrom('UTC', 'UTC', 'Asia/Tokyo'),
    }),
    { minLength: 1, maxLength: 8 },
  );
const kept = fc.constantFrom<Parameters<typeof sideBySide>[0]>(
  {},
  { key: ['id'] },
  { most: 10 },
  { days: 5 },
  { days: 3, key: ['id'] },
);

test.each([
  ['plain rows', plainRow],
  ['rows of every kind', row],
])('after any messages the answer is that of the rows that are kept: %s', async (_, rows) => {
  await fc.assert(
    fc.asyncProperty(messagesOf(rows), kept, async (messages, how) => {
      const take = sideBySide(how);
      for (const { message, part, timeZone } of messages) await take(message, part, timeZone);
    }),
    { numRuns: 300 },
  );
});

test('only new rows are read, unless others were replaced or went, or all have to be read in another way', async () => {
  const live = new LiveRows({ most: 5, key: ['id'] });
  let read = 0;
  const clicks = (cells: StreamRow) => {
    read++;
    return Number(cells['id']);
  };
  const mapping = parseMapping({ date: 'day', measures: { clicks, cost: 'spend' } });
  const answers = new LiveTotals(live, { name: 'orders', mapping });
  const [slice] = slices;
  const readFor = async (...rows: StreamRow[]) => {
    live.put(rows);
    read = 0;
    await answers.answer({ version: 1, ...defaultCalendar, slices: [slice!] }, signal);
    return read;
  };
  const order = (id: number, more: StreamRow = {}) => ({ id, day: '2026-03-02', spend: 1.5, ...more });
  expect(await readFor(order(1), order(2, { spend: '2.25' }))).toBe(2);
  expect(await readFor(order(3))).toBe(1);
  expect(await readFor()).toBe(0);
  expect(await readFor(order(3, { spend: 2 }))).toBe(3);
  expect(await readFor(order(4, { spend: '$7' }))).toBe(5);
  expect(await readFor(order(5, { spend: '$8' }))).toBe(1);
  expect(await readFor(order(6))).toBe(5);
});

test('slices that nobody asks for any more are let go of, and answered all the same', async () => {
  const live = new LiveRows({ most: 10 });
  const answers = new LiveTotals(live, { name: 'orders', mapping: parseMapping(options) });
  live.put([{ day: '2026-03-02', spend: 1, price: 1, amount: 1, fans: 1, user: 'ann', channel: 'search' }]);
  const ask = (day: number) => {
    const slice: Slice = {
      ...slices[0]!,
      range: [`2026-03-${String((day % 28) + 1).padStart(2, '0')}`, '2026-03-31'],
    };
    return answers.answer(
      { version: 1, ...defaultCalendar, fiscalYearStart: 1 + (day % 12), slices: [slice] },
      signal,
    );
  };
  const before = await ask(0);
  expect((await ask(0)).tables[0]).toBe(before.tables[0]);
  for (let day = 1; day < 84; day++) await ask(day);
  const after = await ask(0);
  expect(after.tables[0]).not.toBe(before.tables[0]);
  expect(after.tables).toEqual(before.tables);
});

test('who does not wait any more gets no answer, and others do', async () => {
  const live = new LiveRows({ most: 10 });
  live.put([{ day: '2026-03-02', spend: 1 }]);
  const mapping = parseMapping({ date: 'day', measures: { cost: 'spend' } });
  const answers = new LiveTotals(live, { name: 'orders', mapping });
  const query: Query = { version: 1, ...defaultCalendar, slices: [slices[0]!] };
  const controller = new AbortController();
  const left = answers.answer(query, controller.signal);
  const stayed = answers.answer(query, signal);
  controller.abort(new Error('nobody waits'));
  await expect(left).rejects.toThrow('nobody waits');
  expect((await stayed).tables[0]!.length).toBe(1);
});
