import type Big from 'big.js';
import { expect, test } from 'vitest';
import { count, different, exactRows, expectExact, groupBy, total, type Row } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const file = 'cookie_cats.csv';

describeFile(file, () => {
  const client = realClient(file, {
    measures: {
      customers_start: 'rows()',
      customers_end: 'rows(retention_1=True)',
      new_customers: '0',
      customers_lost: 'rows(retention_7=False)',
      returning_customers: 'rows(retention_7=True)',
      active_customers: 'distinct(userid)',
      page_views: 'sum_gamerounds',
      sessions: 'rows()',
    },
    dimensions: 'version:test_version',
  });
  const rows = exactRows(file);
  const kept = (of: readonly Row[], column: string) => count(of.filter((row) => row[column] === 'True'));
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big>> = {
    retention_rate: (of) => kept(of, 'retention_1').div(count(of)),
    churn_rate: (of) => count(of).minus(kept(of, 'retention_7')).div(count(of)),
    repeat_purchase_rate: (of) => kept(of, 'retention_7').div(different(of, 'userid')),
    pages_per_session: (of) => total(of, 'sum_gamerounds').div(count(of)),
  };

  test.each(Object.keys(exact))('%s of 90,189 players, and of each version', async (kpi) => {
    expect(rows).toHaveLength(90_189);
    const { value, groups } = await client.read({ kpi, period: 'last_30_days', by: 'version' });
    expectExact(value, exact[kpi]!(rows));
    const versions = groupBy(rows, (row) => row['test_version']!);
    expect(groups).toHaveLength(2);
    for (const { key, value } of groups!)
      expectExact(value, exact[kpi]!(versions.get(key['version']!)!), kpi);
  });
});
