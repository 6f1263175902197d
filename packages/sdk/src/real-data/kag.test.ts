import Big from 'big.js';
import { expect, test } from 'vitest';
import { count, exactRows, expectExact, groupBy, total, type Row } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const file = 'kag_conversion_data.csv';

describeFile(file, () => {
  const client = realClient(file, {
    measures:
      'cost:Spent clicks:Clicks impressions:Impressions conversions:Total_Conversion leads:Total_Conversion new_customers:Approved_Conversion',
    dimensions: 'age gender campaign:xyz_campaign_id',
  });
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big>> = {
    ctr: (rows) => total(rows, 'Clicks').div(total(rows, 'Impressions')),
    cpc: (rows) => total(rows, 'Spent').div(total(rows, 'Clicks')),
    cpm: (rows) => total(rows, 'Spent').div(total(rows, 'Impressions')).times(1000),
    cost_per_conversion: (rows) => total(rows, 'Spent').div(total(rows, 'Total_Conversion')),
    conversion_rate: (rows) => total(rows, 'Total_Conversion').div(total(rows, 'Clicks')),
    cpl: (rows) => total(rows, 'Spent').div(total(rows, 'Total_Conversion')),
    cpa: (rows) => total(rows, 'Spent').div(total(rows, 'Approved_Conversion')),
    ad_spend: (rows) => total(rows, 'Spent'),
    impressions: (rows) => total(rows, 'Impressions'),
  };
  const period = 'last_30_days';

  test.each(Object.keys(exact))('%s in total and for one age group', async (kpi) => {
    const rows = exactRows(file);
    expect(rows).toHaveLength(1143);
    expectExact((await client.read({ kpi, period })).value, exact[kpi]!(rows));
    const young = await client.read({ kpi, period, where: 'age=30-34 gender=M' });
    expectExact(
      young.value,
      exact[kpi]!(rows.filter(({ age, gender }) => age === '30-34' && gender === 'M')),
    );
  });

  test.each(Object.keys(exact))('%s by campaign and gender', async (kpi) => {
    const { groups } = await client.read({ kpi, period, by: 'campaign gender' });
    const expected = groupBy(exactRows(file), (row) => `${row['xyz_campaign_id']} ${row['gender']}`);
    expect(groups).toHaveLength(expected.size);
    for (const { key, value } of groups!) {
      expectExact(value, exact[kpi]!(expected.get(`${key['campaign']} ${key['gender']}`)!), kpi);
    }
  });

  test('the mean of the ads would be another cost per click', async () => {
    const clicked = exactRows(file).filter(({ Clicks }) => Clicks !== '0');
    const perAd = total(clicked, (row) => new Big(row['Spent']!).div(row['Clicks']!));
    expect(perAd.div(count(clicked)).toNumber()).toBeCloseTo(1.499, 3);
    expect((await client.read({ kpi: 'cpc', period })).value).toBeCloseTo(1.538, 3);
  });
});
