import Big from 'big.js';
import { test } from 'vitest';
import { exactRows, expectExact, total } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const file = 'instagram_posts.csv';

describeFile(file, () => {
  const client = realClient(file, {
    measures:
      'impressions:Impressions likes:Likes comments:Comments shares:Shares saves:Saves leads:"Profile Visits" conversions:Follows clicks:"Profile Visits"',
  });
  const rows = exactRows(file);
  const interactions = ['Likes', 'Comments', 'Shares', 'Saves'].reduce(
    (sum, column) => sum.plus(total(rows, column)),
    new Big(0),
  );

  test('engagement by impressions, all reactions alike', async () => {
    const { value } = await client.read({ kpi: 'engagement_rate', period: 'last_30_days' });
    const all = interactions.plus(total(rows, 'Profile Visits'));
    expectExact(value, all.div(total(rows, 'Impressions')));
  });

  test('visits of the profile that became follows', async () => {
    const { value } = await client.read({ kpi: 'conversion_rate', period: 'last_30_days' });
    expectExact(value, total(rows, 'Follows').div(total(rows, 'Profile Visits')));
  });
});
