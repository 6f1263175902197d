import type Big from 'big.js';
import { expect, test } from 'vitest';
import { count, exactRows, expectExact, groupBy, total, type Row } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const file = 'hillstrom_email.csv';

describeFile(file, () => {
  const client = realClient(file, {
    measures: {
      emails_delivered: 'rows()',
      unique_clicks: 'visit',
      unique_opens: 'visit',
      email_conversions: 'conversion',
      revenue: 'spend',
      orders: 'conversion',
      visitors: 'rows()',
    },
    dimensions: 'treatment channel',
  });
  const visits = (rows: readonly Row[]) => total(rows, 'visit');
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big>> = {
    email_ctr: (rows) => visits(rows).div(count(rows)),
    open_rate: (rows) => visits(rows).div(count(rows)),
    click_to_open_rate: (rows) => visits(rows).div(visits(rows)),
    email_conversion_rate: (rows) => total(rows, 'conversion').div(count(rows)),
    aov: (rows) => total(rows, 'spend').div(total(rows, 'conversion')),
    revenue_per_visitor: (rows) => total(rows, 'spend').div(count(rows)),
  };
  const rows = exactRows(file);

  test.each(Object.keys(exact))('%s of each treatment', async (kpi) => {
    const { value, groups } = await client.read({ kpi, period: 'last_30_days', by: 'treatment' });
    expectExact(value, exact[kpi]!(rows));
    const treatments = groupBy(rows, ({ treatment }) => treatment!);
    expect(groups!.map(({ key }) => key['treatment']).sort()).toEqual([
      'Mens E-Mail',
      'No E-Mail',
      'Womens E-Mail',
    ]);
    for (const { key, value } of groups!) {
      expectExact(value, exact[kpi]!(treatments.get(key['treatment']!)!), `${kpi} ${key['treatment']}`);
    }
  });

  test.each(Object.keys(exact))('%s of one treatment and channel, its name in quotes', async (kpi) => {
    const { value } = await client.read({
      kpi,
      period: 'last_30_days',
      where: 'treatment="Mens E-Mail" channel!=Web,Phone',
    });
    const inside = rows.filter(
      ({ treatment, channel }) => treatment === 'Mens E-Mail' && channel === 'Multichannel',
    );
    expectExact(value, exact[kpi]!(inside));
  });
});
