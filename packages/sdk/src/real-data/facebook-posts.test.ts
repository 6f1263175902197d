import { catalog } from '@kpi-elements/core';
import type Big from 'big.js';
import { expect, test } from 'vitest';
import { exactRows, expectExact, groupBy, total, type Row } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const file = 'facebook_page_posts.csv';

describeFile(file, () => {
  const options = {
    measures: {
      likes: 'like',
      comments: 'comment',
      shares: 'share',
      clicks: 'Consumptions',
      impressions: 'Total Impressions',
      reach: 'Total Reach',
      posts: 'rows()',
      post_followers: 'Page total likes',
    },
    dimensions: 'type:Type',
  };
  const client = realClient(file, options);
  // The example of the catalogue is computed with weights of 1.
  const { example: _, ...definition } = catalog.get('engagement_rate');
  const parameters = { w_like: 1, w_comment: 5, w_share: 10, w_save: 1, w_click: 0 };
  const weighted = realClient(file, options, { kpis: { engagement_rate: { ...definition, parameters } } });
  const rows = exactRows(file, ';');
  const interactions = (of: readonly Row[], comment = 1, share = 1) =>
    total(of, 'like').plus(total(of, 'comment').times(comment)).plus(total(of, 'share').times(share));
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big>> = {
    avg_engagement_rate: (of) => interactions(of).div(total(of, 'Page total likes')),
    engagement_rate: (of) =>
      interactions(of).plus(total(of, 'Consumptions')).div(total(of, 'Total Impressions')),
    ctr: (of) => total(of, 'Consumptions').div(total(of, 'Total Impressions')),
  };

  test.each(Object.keys(exact))('%s of 500 posts and of each kind, with empty cells', async (kpi) => {
    expect(rows).toHaveLength(500);
    const { value, groups } = await client.read({ kpi, period: 'last_30_days', by: 'type' });
    expectExact(value, exact[kpi]!(rows));
    const types = groupBy(rows, ({ Type }) => Type!);
    expect(groups!.map(({ key }) => key['type']).sort()).toEqual([...types.keys()].sort());
    for (const { key, value } of groups!) expectExact(value, exact[kpi]!(types.get(key['type']!)!), kpi);
  });

  test('with weights of one’s own', async () => {
    const { value } = await weighted.read({ kpi: 'engagement_rate', period: 'last_30_days' });
    expectExact(value, interactions(rows, 5, 10).div(total(rows, 'Total Impressions')));
  });

  test('people reached by several posts are not added up', async () => {
    expect(await client.read({ kpi: 'frequency', period: 'last_30_days' })).toMatchObject({
      value: null,
      absence: 'not_additive',
    });
  });
});
