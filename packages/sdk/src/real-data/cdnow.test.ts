import type Big from 'big.js';
import { expect, test } from 'vitest';
import { createClient } from '../client.ts';
import { csvSource } from '../sources/csv.ts';
import { sharedText } from '../testing/shared-files.ts';
import { count, different, expectExact, groupBy, rowsOf, total, type Row } from '../testing/exact-rows.ts';
import { describeFile } from '../testing/real-client.ts';

const file = 'cdnow_sample.txt';

/** Fixed columns as a file with a header; `again` is the customer of a purchase that is not the first. */
function withHeader(text: string): string {
  const seen = new Set<string>();
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const rows = lines.map((line) => {
    const [, customer = '', date, quantity, amount] = line.trim().split(/\s+/);
    const again = seen.has(customer) ? customer : '';
    seen.add(customer);
    return [customer, date, quantity, amount, again].join(';');
  });
  return ['customer;date;cds;amount;again', ...rows].join('\n');
}

describeFile(file, () => {
  const text = withHeader(sharedText(`data/${file}`));
  const client = createClient({
    sources: {
      cdnow: csvSource({
        text,
        date: 'date',
        dateFormat: 'YYYYMMDD',
        currency: 'USD',
        measures: {
          revenue: 'amount',
          orders: 'rows()',
          active_customers: 'distinct(customer)',
          returning_customers: 'distinct(again)',
          new_customers: 'rows(again="")',
          cost: '5',
        },
      }),
    },
    timeZone: 'UTC',
  });
  const rows = rowsOf(text, ';');
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big>> = {
    repeat_purchase_rate: (of) => different(of, 'again').div(different(of, 'customer')),
    revenue_per_customer: (of) => total(of, 'amount').div(different(of, 'customer')),
    aov: (of) => total(of, 'amount').div(count(of)),
    new_customers: (of) => count(of.filter(({ again }) => again === '')),
    roas: (of) => total(of, 'amount').div(count(of).times(5)),
  };

  test.each(Object.keys(exact))('%s in all, and quarter by quarter', async (kpi) => {
    expect(rows).toHaveLength(6919);
    const period = '1997-01-01/1998-06-30';
    const { value, series } = await client.read({ kpi, period, grain: 'quarter' });
    expectExact(value, exact[kpi]!(rows));
    const quarters = groupBy(
      rows,
      ({ date }) => `${date!.slice(0, 4)} ${Math.ceil(Number(date!.slice(4, 6)) / 3)}`,
    );
    expect(series).toHaveLength(6);
    [...quarters.keys()].sort().forEach((quarter, i) => {
      expectExact(series![i]!.value, exact[kpi]!(quarters.get(quarter)!), `${kpi} ${quarter}`);
    });
  });
});
