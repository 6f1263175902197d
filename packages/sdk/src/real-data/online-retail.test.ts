import { defineKpis } from '@kpi-elements/core';
import Big from 'big.js';
import { expect, test } from 'vitest';
import { different, exactRows, expectExact, groupBy, ratio, total, type Row } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const kpis = defineKpis({
  orders_per_customer: {
    name: 'Orders per customer',
    formula: 'orders / active_customers',
    unit: 'number',
    better: 'higher',
  },
});
const options = {
  date: 'InvoiceDate',
  currency: 'GBP',
  measures: {
    revenue: 'Quantity * UnitPrice',
    orders: 'distinct(InvoiceNo)',
    active_customers: 'distinct(CustomerID)',
    carts: 'rows(CustomerID="")',
  },
  dimensions: { country: 'Country' },
};

const revenue = (rows: readonly Row[]) =>
  total(rows, (row) => new Big(row['Quantity']!).times(row['UnitPrice']!));
const exact: Readonly<Record<string, (rows: readonly Row[]) => Big | undefined>> = {
  revenue,
  aov: (rows) => revenue(rows).div(different(rows, 'InvoiceNo')),
  revenue_per_customer: (rows) => ratio(revenue(rows), different(rows, 'CustomerID')),
  orders_per_customer: (rows) => ratio(different(rows, 'InvoiceNo'), different(rows, 'CustomerID')),
  active_customers: (rows) => different(rows, 'CustomerID'),
};
const dayOf = (row: Row) => row['InvoiceDate']!.slice(0, 10);

describeFile('online_retail_2010_12.csv', () => {
  const file = 'online_retail_2010_12.csv';
  const client = realClient(file, options, { kpis });
  const rows = exactRows(file);
  const period = '2010-12';

  test.each(Object.keys(exact))('%s, returns taken off and guests nobody, by country', async (kpi) => {
    expect(rows).toHaveLength(42_481);
    const { value, groups } = await client.read({ kpi, period, by: 'country' });
    expectExact(value, exact[kpi]!(rows));
    const countries = groupBy(rows, ({ Country }) => Country!);
    expect(groups).toHaveLength(countries.size);
    for (const { key, value } of groups!) {
      expectExact(value, exact[kpi]!(countries.get(key['country']!)!), `${kpi} ${key['country']}`);
    }
  });

  test.each(['aov', 'revenue_per_customer'])(
    '%s of each day is made of the day’s own customers',
    async (kpi) => {
      const { series } = await client.read({ kpi, period, grain: 'day' });
      const days = groupBy(rows, dayOf);
      expect(series).toHaveLength(31);
      for (const { period: ofDay, value, absence } of series!) {
        const inside = days.get(ofDay.slice(0, 10));
        if (inside) expectExact(value, exact[kpi]!(inside), ofDay);
        else expect(absence).toBe('no_data');
      }
    },
  );

  test.each(['Europe/London', 'America/New_York', 'Asia/Kolkata'])(
    'the hours of a clock that names no zone are those of the zone it is read in: %s',
    async (timeZone) => {
      const { series } = await client.read({ kpi: 'revenue', period: '2010-12-06', grain: 'hour', timeZone });
      const hours = groupBy(
        rows.filter((row) => dayOf(row) === '2010-12-06'),
        (row) => row['InvoiceDate']!.slice(11, 13),
      );
      expect(series).toHaveLength(24);
      for (const { period: hour, value } of series!) {
        const inside = hours.get(hour.slice(11, 13));
        if (inside) expectExact(value, revenue(inside), hour);
        else expect(value).toBeNull();
      }
    },
  );
});

describeFile('online_retail_customers_mod10.csv', () => {
  const file = 'online_retail_customers_mod10.csv';
  const client = realClient(file, options, { kpis });
  const rows = exactRows(file);

  test.each(Object.keys(exact))('%s month by month over thirteen months', async (kpi) => {
    expect(rows).toHaveLength(36_378);
    const { series } = await client.read({ kpi, period: '2010-12-01/2011-12-31', grain: 'month' });
    const months = groupBy(rows, (row) => dayOf(row).slice(0, 7));
    expect(series!.map(({ period }) => period.slice(0, 7))).toEqual([...months.keys()].sort());
    for (const { period, value } of series!)
      expectExact(value, exact[kpi]!(months.get(period.slice(0, 7))!), kpi);
  });

  test('sales growth of a quarter over the one before', async () => {
    const inside = (dates: RegExp) => revenue(rows.filter((row) => dates.test(dayOf(row))));
    const { value, inputs } = await client.read({ kpi: 'sales_growth', period: '2011-07-01/2011-09-30' });
    const [now, before] = [inside(/^2011-0[789]/), inside(/^2011-0[456]/)];
    expectExact(value, now.minus(before).div(before));
    expectExact(inputs['previous(revenue)'], before);
  });
});
