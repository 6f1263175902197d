import { expect, test } from 'vitest';
import type { Catalog } from '../catalog.ts';
import { catalog as builtIn } from '../default-catalog.ts';
import zhCN from '../locales/zh-CN/advice.ts';
import { isPeriodName } from '../time/period.ts';
import { dashboards, type WidgetTemplate } from './dashboards.ts';

const catalog: Catalog = builtIn;
const all = Object.values(dashboards);

/** Elements that show KPIs, as the design names them. */
const widgets = new Set(['kpi-card', 'kpi-gauge', 'kpi-funnel', 'kpi-trend', 'kpi-table']);

function kpisOf(widget: WidgetTemplate): readonly string[] {
  if ('kpi' in widget) return [widget.kpi];
  return 'stages' in widget ? widget.stages : widget.kpis;
}

// The catalogue's table: the KPIs of each template, and what they are broken down by.
const rows: Readonly<Record<string, string>> = {
  marketing_kpi: 'cpa cpa/channel roi roi/campaign clv_net clv',
  cmo: `visitors leads mqls sqls new_customers cpl revenue traffic_to_lead_rate lead_to_mql_rate
    mql_to_sql_rate`,
  social_media: `followers follower_growth_rate followers/network follower_growth_rate/network
    engagement_rate/network aov/channel avg_time_to_conversion`,
  web_analytics: `sessions sessions/source sessions/country sessions/device bounce_rate
    goal_conversion_rate/goal landing_page_conversion_rate/page ctr`,
  marketing_performance: `ad_spend ad_spend/campaign cpc/campaign cpm/campaign ctr/campaign roas
    roas/campaign conversion_rate conversion_rate/campaign`,
  email: `subscribers open_rate open_rate/campaign email_ctr/campaign email_conversion_rate
    email_conversion_rate/campaign unsubscribe_rate/campaign`,
  ai_seo: 'ai_visibility brand_mentions citations keyword_ranking organic_clicks backlinks',
};

test('there are the seven templates of the catalogue', () => {
  expect(all.map(({ id }) => id)).toEqual(Object.keys(rows));
});

test.each(all)('$id reads what the catalogue says', ({ id, rows: shown }) => {
  const read = shown
    .flat()
    .flatMap((widget) =>
      kpisOf(widget).map((kpi) => ('by' in widget && widget.by ? `${kpi}/${widget.by}` : kpi)),
    );
  expect(new Set(read)).toEqual(new Set(rows[id]!.split(/\s+/)));
});

test.each(all)('$id names only real KPIs, widgets and periods', ({ rows: shown }) => {
  for (const widget of shown.flat()) {
    expect(widgets).toContain(widget.widget);
    for (const id of kpisOf(widget)) expect(catalog.get(id).id).toBe(id);
    expect(widget.period === undefined || isPeriodName(widget.period)).toBe(true);
  }
});

test('KPIs that share a trend share a unit', () => {
  for (const widget of all.flatMap(({ rows: shown }) => shown.flat())) {
    if (widget.widget !== 'kpi-trend') continue;
    expect(new Set(widget.kpis.map((id) => catalog.get(id).unit)).size).toBe(1);
  }
});

test('the stages of a funnel are counts', () => {
  const funnels = all.flatMap(({ rows: shown }) => shown.flat()).filter((w) => w.widget === 'kpi-funnel');
  expect(funnels.flatMap(kpisOf).map((id) => catalog.get(id).unit)).toEqual(Array(5).fill('count'));
});

test('landing pages are read at both ends: the ten best and the ten worst', () => {
  expect(dashboards.web_analytics.rows.flat()).toContainEqual({
    widget: 'kpi-table',
    kpis: ['landing_page_conversion_rate'],
    by: 'page',
    best: 10,
    worst: 10,
  });
});

test('a template is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(dashboards))).toEqual(dashboards);
});

test('every template has a Chinese name', () => {
  expect(Object.keys(zhCN.dashboards)).toEqual(Object.keys(dashboards));
});
