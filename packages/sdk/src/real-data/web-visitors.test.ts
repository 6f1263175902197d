import { defineKpis } from '@kpi-elements/core';
import Big from 'big.js';
import { expect, test } from 'vitest';
import { exactRows, expectExact, groupBy, total, type Row } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const file = 'web_daily_visitors.csv';

/** `9/14/2014` → `2014-09-14` */
const isoOf = ({ Date: date }: Row): string => {
  const [month, day, year] = date!.split('/');
  return [year, month!.padStart(2, '0'), day!.padStart(2, '0')].join('-');
};

/** The Monday or Sunday on or before a date. */
const weekOf = (date: string, start: 0 | 1): string => {
  const day = new Date(date);
  while (day.getUTCDay() !== start) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
};

describeFile(file, () => {
  const kpis = defineKpis({
    visits_growth: {
      name: 'Growth of visits',
      formula: '(sessions - previous(sessions)) / previous(sessions)',
      unit: 'percent',
      better: 'higher',
    },
    visits_so_far: {
      name: 'Visits so far',
      formula: 'cumulative(sessions)',
      unit: 'count',
      better: 'higher',
    },
    weekly_pages: {
      name: 'Pages per visit over seven days',
      formula: 'rolling(page_views, 7) / rolling(sessions, 7)',
      unit: 'number',
      better: 'higher',
    },
  });
  const options = {
    date: 'Date',
    measures: 'page_views:Page.Loads sessions:Unique.Visits visitors:Unique.Visits',
  };
  const client = realClient(file, options, { kpis });
  const rows = (): readonly Row[] => exactRows(file);
  const visits = (of: readonly Row[]) => total(of, 'Unique.Visits');

  /** Growth of each bucket that has one before it. */
  const growthBy = (bucketOf: (date: string) => string) => {
    const buckets = [...groupBy(rows(), (row) => bucketOf(isoOf(row)))];
    return new Map(
      buckets.slice(1).map(([start, of], i) => {
        const before = visits(buckets[i]![1]);
        return [start, visits(of).minus(before).div(before)];
      }),
    );
  };

  test.each([
    ['week', 'monday', (date: string) => weekOf(date, 1)],
    ['week', 'sunday', (date: string) => weekOf(date, 0)],
    ['month', 'monday', (date: string) => `${date.slice(0, 7)}-01`],
    ['year', 'monday', (date: string) => `${date.slice(0, 4)}-01-01`],
  ] as const)('growth by %s, weeks from %s', async (grain, weekStart, bucketOf) => {
    const period = '2014-09-14/2020-08-19';
    const { series } = await client.read({ kpi: 'visits_growth', period, grain, weekStart });
    const expected = growthBy(bucketOf);
    expect(series).toHaveLength(expected.size + 1);
    expect(series![0]).toMatchObject({ value: null, absence: 'no_comparison' });
    series!.slice(1).forEach(({ value, period }, i) => {
      const [start, growth] = [...expected][i]!;
      expect(period.slice(0, 10)).toBe(start);
      expectExact(value, growth, period);
    });
  });

  test('a month, a quarter and a year against the one before and the year before', async () => {
    for (const [period, before, yearBefore] of [
      ['2019-03', /^2019-02/, /^2018-03/],
      ['2019-04-01/2019-06-30', /^2019-0[123]/, /^2018-0[456]/],
      ['2019', /^2018/, /^2018/],
    ] as const) {
      const during = new RegExp(
        `^(${period === '2019' ? '2019' : period === '2019-03' ? '2019-03' : '2019-0[456]'})`,
      );
      const inside = (dates: RegExp) => visits(rows().filter((row) => dates.test(isoOf(row))));
      const { value, comparisons } = await client.read({
        kpi: 'sessions',
        period,
        compare: ['previous_period', 'previous_year'],
      });
      expectExact(value, inside(during));
      for (const [i, dates] of [before, yearBefore].entries()) {
        expectExact(comparisons[i]!.value, inside(dates));
        expectExact(comparisons[i]!.change, inside(during).minus(inside(dates)));
        expectExact(comparisons[i]!.changeRate, inside(during).div(inside(dates)).minus(1));
      }
    }
  });

  test('52 weeks back, Mondays meet Mondays', async () => {
    const request = { kpi: 'sessions', period: '2020-03-02/2020-03-08', compare: 'previous_year_weekday' };
    const { comparisons } = await client.read(request);
    const before = rows().filter((row) => isoOf(row) >= '2019-03-04' && isoOf(row) <= '2019-03-10');
    expectExact(comparisons[0]!.value, visits(before));
  });

  test('pages per visit, by fiscal quarter', async () => {
    const fiscal = realClient(file, options, { fiscalYearStart: 2 });
    const { series } = await fiscal.read({
      kpi: 'pages_per_session',
      period: '2018-02-01/2019-01-31',
      grain: 'quarter',
    });
    const quarters = [/^2018-0[234]/, /^2018-0[567]/, /^2018-(08|09|10)/, /^(2018-1[12]|2019-01)/];
    expect(series).toHaveLength(4);
    for (const [i, dates] of quarters.entries()) {
      const inside = rows().filter((row) => dates.test(isoOf(row)));
      expectExact(series![i]!.value, total(inside, 'Page.Loads').div(visits(inside)));
    }
  });

  test('visits so far in the year, and pages per visit over the trailing seven days', async () => {
    const period = '2019-01-01/2019-12-31';
    const inYear = rows().filter((row) => isoOf(row).startsWith('2019'));
    const { series } = await client.read({ kpi: 'visits_so_far', period, grain: 'day' });
    let running = new Big(0);
    inYear.forEach((row, i) => {
      running = running.plus(visits([row]));
      expectExact(series![i]!.value, running);
    });
    const rolling = await client.read({ kpi: 'weekly_pages', period, grain: 'day' });
    const all = rows();
    const first = all.findIndex((row) => isoOf(row) === '2019-01-01');
    rolling.series!.forEach(({ value }, i) => {
      const week = all.slice(first + i - 6, first + i + 1);
      expectExact(value, total(week, 'Page.Loads').div(visits(week)));
    });
    expectExact(rolling.value, new Big(rolling.series!.at(-1)!.value!));
  });

  test('every day is there once, and visitors of several days are not added up', async () => {
    const period = '2014-09-14/2020-08-19';
    const { coverage, series, value, absence } = await client.read({ kpi: 'visitors', period, grain: 'day' });
    expect(coverage).toEqual({ present: 2167, expected: 2167 });
    expect([value, absence]).toEqual([null, 'not_additive']);
    rows().forEach((row, i) => expectExact(series![i]!.value, visits([row])));
  });
});
