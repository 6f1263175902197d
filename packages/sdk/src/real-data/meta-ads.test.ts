import type Big from 'big.js';
import { expect, test } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import {
  count,
  exactRows,
  expectExact,
  filled,
  groupBy,
  ratio,
  total,
  type Row,
} from '../testing/exact-rows.ts';
import { describeFile, realClient, realSource } from '../testing/real-client.ts';

const file = 'meta_ads_manager_export.csv';

describeFile(file, () => {
  const period = '2024-11-28/2024-12-04';
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
    targets: [{ kpi: 'cost', value: 50, period }],
  });
  const spend = (rows: readonly Row[]) => total(rows, 'Amount spent (USD)');
  const clicked = (rows: readonly Row[]) => rows.filter((row) => row['Result type'] === 'Link clicks');
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big | undefined>> = {
    ctr: (rows) => ratio(filled(rows, 'Link clicks'), total(rows, 'Impressions')),
    cpc: (rows) => ratio(spend(rows), filled(rows, 'Link clicks')),
    cpm: (rows) => ratio(spend(rows).times(1000), total(rows, 'Impressions')),
    cpl: (rows) => ratio(spend(rows), count(clicked(rows))),
    landing_page_conversion_rate: (rows) =>
      ratio(filled(rows, 'Content views'), filled(rows, 'Landing page views')),
    ad_spend: spend,
  };

  test.each(Object.keys(exact))('%s of the week, in dollars, by age and day by day', async (kpi) => {
    const rows = exactRows(file);
    expect(rows).toHaveLength(637);
    const reading = await client.read({ kpi, period, grain: 'day', by: 'age' });
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

  test('the budget used is what was spent of the target of the week', async () => {
    const { value } = await client.read({ kpi: 'budget_used', period });
    expectExact(value, total(exactRows(file), 'Amount spent (USD)').div(50));
  });

  test('people reached are not added up; a column without any cell is absent, not 0', async () => {
    expect(await client.read({ kpi: 'frequency', period })).toMatchObject({
      value: null,
      absence: 'not_additive',
    });
    expect(await client.read({ kpi: 'conversion_rate', period })).toMatchObject({
      value: null,
      absence: 'no_data',
    });
  });

  test('both columns of one header can be asked for', async () => {
    const [first] = totals(await ask(realSource(file, options), { by: ['objective', 'second'] }));
    expect(first).toMatchObject({ objective: 'LINK_CLICKS', second: 'LINK_CLICKS' });
  });
});
