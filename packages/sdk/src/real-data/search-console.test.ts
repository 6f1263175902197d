import Big from 'big.js';
import { expect, test } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import { count, exactRows, expectExact, total } from '../testing/exact-rows.ts';
import { describeFile, realClient, realSource } from '../testing/real-client.ts';

const file = 'gsc_queries_export.csv';

describeFile(file, () => {
  const client = realClient(file, {
    measures: 'clicks:Clicks impressions:Impressions position_impressions:Position*Impressions',
    dimensions: { query: 'Top queries' },
  });
  const period = 'last_30_days';

  test('a position per query is weighted by its impressions', async () => {
    const rows = exactRows(file);
    expect(rows).toHaveLength(795);
    const weighted = total(rows, (row) => new Big(row['Position']!).times(row['Impressions']!));
    const { value, notes } = await client.read({ kpi: 'keyword_ranking', period });
    expectExact(value, weighted.div(total(rows, 'Impressions')));
    expect(notes).toContain('assumed channel=organic');
    const mean = total(rows, 'Position').div(count(rows));
    expect(mean.minus(value!).abs().gt(1)).toBe(true);
  });

  test('the click rate of all queries, and of each', async () => {
    const rows = exactRows(file);
    const { value, groups } = await client.read({ kpi: 'ctr', period, by: 'query' });
    expectExact(value, total(rows, 'Clicks').div(total(rows, 'Impressions')));
    expect(groups).toHaveLength(rows.length);
    const byQuery = new Map(rows.map((row) => [row['Top queries'], row]));
    for (const { key, value: ofQuery } of groups!) {
      const row = byQuery.get(key['query']!)!;
      expectExact(ofQuery, new Big(row['Clicks']!).div(row['Impressions']!), key['query']!);
      // What the export itself says, rounded to two digits of a percent.
      expect(Math.abs(ofQuery! - Number.parseFloat(row['CTR']!) / 100)).toBeLessThanOrEqual(0.00005 + 1e-12);
    }
  });

  test('percent texts are fractions', async () => {
    const ctr = realSource(file, { measures: 'emails_sent:CTR', dimensions: { query: 'Top queries' } });
    const where = [{ dimension: 'query', op: 'in', values: ['adelphi living'] }] as const;
    expect(totals(await ask(ctr, { where }))).toEqual([{ emails_sent: 0.3333 }]);
  });
});
