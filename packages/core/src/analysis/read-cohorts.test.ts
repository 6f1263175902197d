import { expect, test } from 'vitest';
import { aggregate } from '../frame/aggregate.ts';
import { createDataset } from '../frame/create-dataset.ts';
import type { Slice } from '../frame/query.ts';
import { csvRows, sharedFile } from '../testing/shared-files.ts';
import { defaultCalendar } from '../time/calendar.ts';
import { bucketIndex } from '../time/grain.ts';
import { toDay } from '../time/date.ts';
import { readCohorts } from './read-cohorts.ts';

const slice: Slice = {
  measures: ['mqls', 'sqls'],
  range: ['2026-01-01', '2027-01-01'],
  grain: 'month',
  by: [],
  where: [],
  cohort: { date: 'first_contact', lag: 'month' },
};
const stages = { entered: 'mqls', reached: 'sqls', until: '2026-06-15' };

/** A lead by the date of its first contact, and when it became qualified for sales. */
function lead(first: string, later?: string) {
  const rows = [{ date: first, first_contact: first, mqls: 1, sqls: null as number | null }];
  if (later) rows.push({ date: later, first_contact: first, mqls: null as never, sqls: 1 });
  return rows;
}

const dataset = createDataset([
  ...lead('2026-03-02', '2026-03-20'),
  ...lead('2026-03-31', '2026-04-01'),
  ...lead('2026-03-10', '2026-05-09'),
  ...lead('2026-03-11'),
  ...lead('2026-05-05', '2026-05-06'),
  ...lead('2026-05-05'),
]);

test('the MQL of March that became SQL in April are a lag of one month', () => {
  const { cohorts } = readCohorts(aggregate(dataset, slice, defaultCalendar), stages);
  expect(cohorts[0]).toEqual({ start: '2026-03-01', entered: 4, reached: [1, 2, 3] });
});

test('what lies behind the last complete month is unknown, not zero', () => {
  const { cohorts } = readCohorts(aggregate(dataset, slice, defaultCalendar), stages);
  expect(cohorts[1]).toEqual({ start: '2026-05-01', entered: 2, reached: [1, null, null] });
});

test('each lag counts only cohorts old enough to show it', () => {
  const { rates, medianLag } = readCohorts(aggregate(dataset, slice, defaultCalendar), stages);
  expect(rates).toEqual([2 / 6, 2 / 6 + 1 / 4, 2 / 6 + 2 / 4]);
  expect(medianLag).toBe(1);
});

test('a table without cohorts is an error', () => {
  const { cohort: _, ...plain } = slice;
  expect(() => readCohorts(aggregate(dataset, plain, defaultCalendar), stages)).toThrowError(
    'does not hold cohorts',
  );
});

test('a cohort date that the data lack is an error', () => {
  const wrong = { ...slice, cohort: { date: 'first_contacts', lag: 'month' } } as const;
  expect(() => aggregate(dataset, wrong, defaultCalendar)).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: The data have no cohort date "first_contacts".
    Did you mean "first_contact"?]
  `);
});

const [mqlText, dealText] = [sharedFile('data/olist_mql.csv'), sharedFile('data/olist_closed_deals.csv')];

test.skipIf(!mqlText || !dealText)(
  '8,000 leads of Olist and the deals they became agree with counting one by one',
  () => {
    const iso = (date: string) => date.replace(/^(\d\d)-(\d\d)-(\d{4}).*$/, '$3-$2-$1');
    const contacts = new Map(csvRows(mqlText!).map(([id, date]) => [id!, iso(date!)]));
    const deals = csvRows(dealText!).map((cells) => ({
      first: contacts.get(cells[0]!)!,
      won: iso(cells[4]!),
    }));
    const data = createDataset([
      ...Array.from(contacts.values(), (date) => ({
        date,
        first_contact: date,
        mqls: 1,
        new_customers: null,
      })),
      ...deals.map(({ first, won }) => ({ date: won, first_contact: first, mqls: null, new_customers: 1 })),
    ]);
    const table = aggregate(
      data,
      { ...slice, measures: ['mqls', 'new_customers'], range: ['2017-06-01', '2018-06-01'] },
      defaultCalendar,
    );
    const { cohorts, rates, medianLag } = readCohorts(table, {
      entered: 'mqls',
      reached: 'new_customers',
      until: '2018-11-30',
    });
    expect(cohorts.reduce((sum, { entered }) => sum + entered, 0)).toBe(8000);
    expect(cohorts).toHaveLength(12);

    const month = (date: string) => bucketIndex(toDay(date), 'month', defaultCalendar);
    for (const { start, entered, reached } of cohorts) {
      expect(entered).toBe([...contacts.values()].filter((date) => month(date) === month(start)).length);
      reached.forEach((count, lag) => {
        if (count === null) return;
        const one = deals.filter(
          ({ first, won }) => month(first) === month(start) && month(won) - month(first) <= lag,
        );
        expect(count).toBe(one.length);
      });
    }
    // All deals were won by then: every cohort's own rates are whole.
    expect(cohorts.reduce((sum, { reached }) => sum + reached.findLast((count) => count !== null)!, 0)).toBe(
      842,
    );
    expect(rates.at(-1)).toBeGreaterThan(842 / 8000 - 0.02);
    expect(medianLag).toBe(1);
  },
);
