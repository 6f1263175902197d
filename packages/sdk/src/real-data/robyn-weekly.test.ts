import Big from 'big.js';
import { expect, test } from 'vitest';
import { exactRows, expectExact, groupBy, ratio, total, type Row } from '../testing/exact-rows.ts';
import { describeFile, realClient } from '../testing/real-client.ts';

const file = 'robyn_dt_simulated_weekly.csv';

describeFile(file, () => {
  const client = realClient(file, {
    date: 'DATE',
    currency: 'EUR',
    measures: {
      revenue: 'revenue',
      cost: 'tv_S + ooh_S + print_S + search_S + facebook_S',
      clicks: 'search_clicks_P',
      impressions: 'facebook_I',
    },
  });
  const rows = exactRows(file);
  const media = ['tv_S', 'ooh_S', 'print_S', 'search_S', 'facebook_S'];
  const spend = (of: readonly Row[]) =>
    media.reduce((sum, column) => sum.plus(total(of, column)), new Big(0));
  const exact: Readonly<Record<string, (rows: readonly Row[]) => Big | undefined>> = {
    mer: (of) => ratio(total(of, 'revenue'), spend(of)),
    roi: (of) => ratio(total(of, 'revenue').minus(spend(of)), spend(of)),
    ad_spend: spend,
  };

  test.each(Object.keys(exact))('%s over all media, year by year and week by week', async (kpi) => {
    expect(rows).toHaveLength(208);
    const period = '2015-11-23/2019-11-17';
    const years = await client.read({ kpi, period, grain: 'year' });
    expectExact(years.value, exact[kpi]!(rows));
    const byYear = groupBy(rows, ({ DATE }) => DATE!.slice(0, 4));
    expect(years.series).toHaveLength(byYear.size);
    for (const point of years.series!) {
      expectExact(point.value, exact[kpi]!(byYear.get(point.period.slice(0, 4))!), point.period);
    }
    const weeks = await client.read({ kpi, period, grain: 'week' });
    expect(weeks.series).toHaveLength(rows.length);
    weeks.series!.forEach(({ value }, i) => expectExact(value, exact[kpi]!([rows[i]!])));
  });

  test('a year of weeks is whole with the weeks that begin in it', async () => {
    const { coverage } = await client.read({ kpi: 'mer', period: '2017' });
    expect(coverage).toEqual({ present: 52, expected: 52, grain: 'week' });
  });

  test('sales growth over the year before', async () => {
    const inYear = (year: string) =>
      total(
        rows.filter(({ DATE }) => DATE!.startsWith(year)),
        'revenue',
      );
    const { value } = await client.read({ kpi: 'sales_growth', period: '2018', compare: 'previous_year' });
    expectExact(value, inYear('2018').minus(inYear('2017')).div(inYear('2017')));
  });
});
