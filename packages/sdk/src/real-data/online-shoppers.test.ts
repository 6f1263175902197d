import type Big from 'big.js';
import { expect, test } from 'vitest';
import { count, exactRows, expectExact, groupBy, total, type Row } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const file = 'online_shoppers_intention.csv';

describeFile(file, () => {
  const client = realClient(file, {
    measures: {
      sessions: 'rows()',
      goal_completions: 'rows(Revenue=TRUE)',
      session_duration: 'ProductRelated_Duration',
      page_views: 'ProductRelated',
    },
    dimensions: 'visitor:VisitorType month:Month',
  });
  const rows = exactRows(file);
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big>> = {
    goal_conversion_rate: (of) => count(of.filter(({ Revenue }) => Revenue === 'TRUE')).div(count(of)),
    avg_session_duration: (of) => total(of, 'ProductRelated_Duration').div(count(of)),
    pages_per_session: (of) => total(of, 'ProductRelated').div(count(of)),
  };

  test.each(Object.keys(exact))('%s of 12,330 sessions, by month and visitor', async (kpi) => {
    expect(rows).toHaveLength(12_330);
    const { value, groups } = await client.read({ kpi, period: 'last_30_days', by: 'month visitor' });
    expectExact(value, exact[kpi]!(rows));
    const expected = groupBy(rows, ({ Month, VisitorType }) => `${Month} ${VisitorType}`);
    expect(groups).toHaveLength(expected.size);
    for (const { key, value } of groups!) {
      expectExact(value, exact[kpi]!(expected.get(`${key['month']} ${key['visitor']}`)!), kpi);
    }
  });
});
