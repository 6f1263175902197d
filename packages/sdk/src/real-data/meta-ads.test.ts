import Big from 'big.js';
import { describe, expect, test } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import { exactRows, expectExact, groupBy, total, type Row } from './exact-rows.ts';
import { isMissing, realClient, realSource } from './real-client.ts';

const file = 'meta_ads_manager_export.csv';

describe.skipIf(isMissing(file))(file, () => {
  const options = {
    date: 'Day',
    currency: 'USD',
    measures: {
      cost: 'Amount spent (USD)',
      impressions: 'Impressions',
      clicks: 'Link clicks',
      conversions: 'Purchases',
      reach: 'Reach',
      landing_sessions: 'Landing page views',
      landing_conversions: 'Content views',
      leads: 'rows("Result type"="Link clicks")',
    },
    dimensions: {
      campaign: 'Campaign name',
      group: 'Ad Set Name',
      age: 'Age',
      objective: 'Objective',
      second: 'Objective (2)',
    },
  };
  const client = realClient(file, options, {
    targets: [{ kpi: 'cost', value: 50, period: '2024-12' }],
  });
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big>> = {
    ctr: (rows) => total(rows, 'Link clicks').div(total(rows, 'Impressions')),
    cpc: (rows) => total(rows, 'Amount spent (USD)').div(total(rows, 'Link clicks')),
    cpm: (rows) => total(rows, 'Amount spent (USD)').div(total(rows, 'Impressions')).times(1000),
    cpl: (rows) =>
      total(rows, 'Amount spent (USD)').div(
        rows.filter((row) => row['Result type'] === 'Link clicks').length,
      ),
    landing_page_conversion_rate: (rows) =>
      total(rows, 'Content views').div(total(rows, 'Landing page views')),
    ad_spend: (rows) => total(rows, 'Amount spent (USD)'),
  };

  test.each(Object.keys(exact))('%s of the month, in dollars, by age and day by day', async (kpi) => {
    const rows = exactRows(file);
    expect(rows).toHaveLength(637);
    const reading = await client.read({ kpi, period: '2024-12', grain: 'day', by: 'age' });
    expectExact(reading.value, exact[kpi]!(rows), kpi);
    if (reading.kpi.unit === 'money') expect(reading.currency).toBe('USD');
    const ages = groupBy(rows, ({ Age }) => Age!);
    expect(reading.groups!.map(({ key }) => key['age']).sort()).toEqual([...ages.keys()].sort());
    for (const { key, value } of reading.groups!)
      expectExact(value, exact[kpi]!(ages.get(key['age']!)!), kpi);
    const days = groupBy(rows, ({ Day }) => Day!);
    const shown = reading.series!.filter(({ coverage }) => coverage.present > 0);
    expect(shown.map(({ period }) => period.slice(0, 10))).toEqual([...days.keys()].sort());
    for (const { period, value } of shown)
      expectExact(value, exact[kpi]!(days.get(period.slice(0, 10))!), kpi);
  });

  test('the budget used is what was spent of the target of the month', async () => {
    const { value } = await client.read({ kpi: 'budget_used', period: '2024-12' });
    expectExact(value, total(exactRows(file), 'Amount spent (USD)').div(50));
  });

  test('people reached are not added up; a column without any cell is absent, not 0', async () => {
    expect(await client.read({ kpi: 'frequency', period: '2024-12' })).toMatchObject({
      value: null,
      absence: 'not_additive',
    });
    expect(await client.read({ kpi: 'conversion_rate', period: '2024-12' })).toMatchObject({
      value: null,
      absence: 'no_data',
    });
  });

  test('both columns of one header can be asked for', async () => {
    const [first] = totals(await ask(realSource(file, options), { by: ['objective', 'second'] }));
    expect(first).toMatchObject({ objective: 'LINK_CLICKS', second: 'LINK_CLICKS' });
  });
});
