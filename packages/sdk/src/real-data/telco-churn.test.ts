import Big from 'big.js';
import { expect, test } from 'vitest';
import { count, different, exactRows, expectExact, groupBy, total, type Row } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const file = 'telco_churn.csv';

describeFile(file, () => {
  const client = realClient(file, {
    measures: {
      customers_start: 'rows()',
      customers_end: 'rows(Churn=No)',
      customers_lost: 'rows(Churn=Yes)',
      new_customers: 'rows(tenure=0)',
      active_customers: 'distinct(customerID)',
      revenue: 'TotalCharges',
      customer_lifespan: 'tenure / 12',
      orders: 'tenure',
    },
    dimensions: 'contract:Contract internet:InternetService',
  });
  const rows = exactRows(file);
  const churned = (of: readonly Row[], answer: string) => of.filter(({ Churn }) => Churn === answer);
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big>> = {
    churn_rate: (of) => count(churned(of, 'Yes')).div(count(of)),
    retention_rate: (of) =>
      count(churned(of, 'No'))
        .minus(count(of.filter(({ tenure }) => tenure === '0')))
        .div(count(of)),
    revenue_per_customer: (of) => total(of, 'TotalCharges').div(different(of, 'customerID')),
    customer_lifespan: (of) =>
      total(churned(of, 'No'), 'tenure')
        .div(count(churned(of, 'No')))
        .div(12),
    aov: (of) => total(of, 'TotalCharges').div(total(of, 'tenure')),
    clv: (of) => {
      const customers = count(of)
        .plus(count(churned(of, 'No')))
        .div(2);
      const lifespan = total(churned(of, 'No'), 'tenure')
        .div(count(churned(of, 'No')))
        .div(12);
      return total(of, 'TotalCharges').div(customers).times(lifespan);
    },
  };

  test.each(Object.keys(exact))('%s of 7,043 customers, by contract, blank charges nothing', async (kpi) => {
    expect(rows).toHaveLength(7043);
    const { value, groups } = await client.read({ kpi, period: 'last_30_days', by: 'contract' });
    expectExact(value, exact[kpi]!(rows));
    const contracts = groupBy(rows, ({ Contract }) => Contract!);
    expect(groups!.map(({ key }) => key['contract']).sort()).toEqual([...contracts.keys()].sort());
    for (const { key, value } of groups!)
      expectExact(value, exact[kpi]!(contracts.get(key['contract']!)!), kpi);
  });

  test('with two conditions, one of them in quotes', async () => {
    const where = 'contract=Month-to-month internet="Fiber optic"';
    const inside = rows.filter(
      (row) => row['Contract'] === 'Month-to-month' && row['InternetService'] === 'Fiber optic',
    );
    const { value } = await client.read({ kpi: 'churn_rate', period: 'last_30_days', where });
    expectExact(value, exact['churn_rate']!(inside));
    expect(new Big(value!).gt('0.5')).toBe(true);
  });
});
