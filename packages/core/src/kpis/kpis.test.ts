import { expect, test } from 'vitest';
import type { Goal, Kpi, KpiDefinition } from '../kpi.ts';
import { aiSearch } from './ai-search.ts';
import { customers } from './customers.ts';
import { email } from './email.ts';
import { leadsSales } from './leads-sales.ts';
import { paidAds } from './paid-ads.ts';
import { seo } from './seo.ts';
import { social } from './social.ts';
import { website } from './website.ts';

const categories = [aiSearch, seo, paidAds, social, email, website, leadsSales, customers];
const kpis: readonly Kpi[] = categories.flatMap((category) => Object.values<Kpi>(category));
const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));

/** The ids for which a rule is broken; the empty list is the pass. */
function except(isRight: (kpi: Kpi) => boolean): readonly string[] {
  return kpis.filter((kpi) => !isRight(kpi)).map(({ id }) => id);
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix} ${index + 1}`);
}

// The catalogue's rows, in its order.
const rows: Readonly<Record<string, string>> = {
  ai_search: 'ai_visibility ai_share_of_voice brand_mentions citations',
  seo: `keyword_ranking top10_keyword_share organic_clicks impressions backlinks referring_domains
    authority_score brand_searches`,
  paid_ads: `roas cpm cpc cost_per_conversion ctr ad_roi ad_spend budget_used frequency clicks
    video_completion_rate watch_time cost_per_view video_views avg_watch_time`,
  social: `followers follower_growth_rate avg_engagement_rate engagement_rate engagement_rate_by_views reach
    social_conversion_rate net_sentiment share_of_voice`,
  email: `subscribers open_rate email_ctr click_to_open_rate email_conversion_rate delivery_rate
    email_bounce_rate unsubscribe_rate spam_complaint_rate list_growth_rate`,
  website: `visitors sessions page_views pages_per_session avg_session_duration bounce_rate
    goal_conversion_rate landing_page_conversion_rate traffic_to_lead_rate conversion_rate
    avg_time_to_conversion form_submissions cart_abandonment_rate conversions revenue_per_visitor`,
  leads_sales: `leads mqls sqls lead_to_mql_rate mql_to_sql_rate sql_to_customer_rate cpl net_revenue_per_lead
    cpa revenue sales_target_attainment sales_growth aov roi romi mer avg_sales_cycle orders gross_margin
    pipeline_value win_rate market_share`,
  customers: `clv clv_net revenue_per_customer purchase_frequency clv_to_cac retention_rate churn_rate
    repeat_purchase_rate new_customers csat nps`,
};

for (const [category, listed] of Object.entries(rows)) {
  test(`every row of the catalogue ships: ${category}`, () => {
    const shipped = kpis.filter((kpi) => kpi.category === category).map(({ id }) => id);
    expect(shipped).toEqual(words(listed));
  });
}

test.each(['ai-search', 'customers', 'email', 'leads-sales', 'paid-ads', 'seo', 'social', 'website'])(
  'each KPI of %s can be imported alone, and stands in the list at the end of the file',
  async (file) => {
    const exported: Readonly<Record<string, Kpi | Readonly<Record<string, Kpi>>>> = await import(
      `./${file}.ts`
    );
    const isKpi = (value: object): value is Kpi => 'formula' in value;
    const alone = Object.entries(exported).filter((entry): entry is [string, Kpi] => isKpi(entry[1]));
    const [list] = Object.values(exported).filter((value) => !isKpi(value));
    expect(Object.fromEntries(alone)).toEqual(list);
    for (const [name, { id }] of alone) expect(id).toBe(name);
  },
);

test('an id belongs to one category', () => {
  expect(byId.size).toBe(kpis.length);
});

test('keys always stand in one order', () => {
  const order: readonly (keyof KpiDefinition)[] = [
    'name',
    'description',
    'question',
    'formula',
    'where',
    'parameters',
    'unit',
    'better',
    'proportion',
    'breakEven',
    'benchmark',
    'funnelStage',
    'goals',
    'horizon',
    'guards',
    'actions',
    'variants',
    'aliases',
    'beware',
    'example',
    'references',
  ];
  const outOfOrder = except((kpi) => {
    const keys = Object.keys(kpi);
    const sorted = [...order.filter((key) => keys.includes(key)), 'id', 'category'];
    return keys.join(' ') === sorted.join(' ');
  });
  expect(outOfOrder).toEqual([]);
});

test('every KPI says what it is, which question it answers, what to do, and shows an example', () => {
  const incomplete = except(
    ({ description, question, actions, aliases, example, funnelStage, horizon }) =>
      ![description, question, actions, aliases, example, funnelStage, horizon].includes(undefined),
  );
  expect(incomplete).toEqual([]);
});

test('a description says more than the name', () => {
  const repeats = except(({ name, description = '' }) => {
    const said = new Set(words(name.toLowerCase()));
    return words(description.toLowerCase()).filter((word) => !said.has(word)).length >= 8;
  });
  expect(repeats).toEqual([]);
});

test('a description and a piece of advice are sentences, a question asks', () => {
  expect(except(({ description = '' }) => description.endsWith('.'))).toEqual([]);
  expect(except(({ question = '' }) => question.endsWith('?'))).toEqual([]);
  expect(except(({ actions = [] }) => actions.every((action) => action.endsWith('.')))).toEqual([]);
});

test('there are two to four pieces of advice, each short', () => {
  expect(except(({ actions = [] }) => actions.length >= 2 && actions.length <= 4)).toEqual([]);
  expect(except(({ actions = [] }) => actions.every((action) => action.length <= 110))).toEqual([]);
});

test('a name is written in sentence case, without a full stop', () => {
  expect(except(({ name }) => /^[A-Z]/.test(name) && !name.endsWith('.'))).toEqual([]);
});

test('goals agree with the catalogue: a KPI serves the goals that list it as primary or context', () => {
  const goals: Readonly<Record<Goal, string>> = {
    brand_awareness: `impressions brand_searches followers share_of_voice ai_visibility sessions reach
      brand_mentions net_sentiment`,
    video_awareness: 'video_views avg_watch_time brand_searches cpm cost_per_view video_completion_rate',
    website_traffic: `sessions organic_clicks ctr bounce_rate conversion_rate keyword_ranking backlinks
      pages_per_session avg_session_duration`,
    lead_generation: `leads form_submissions conversion_rate cpl lead_to_mql_rate traffic_to_lead_rate
      mql_to_sql_rate landing_page_conversion_rate net_revenue_per_lead`,
    conversion: `conversion_rate goal_conversion_rate landing_page_conversion_rate cost_per_conversion bounce_rate
      avg_session_duration avg_time_to_conversion`,
    ad_efficiency: 'roas cpc cpm cost_per_conversion ctr conversion_rate romi cpa clv',
    sales: 'revenue sales_target_attainment roas cpa aov romi sales_growth clv_to_cac',
    social_engagement:
      'followers follower_growth_rate engagement_rate social_conversion_rate net_sentiment reach',
    email_engagement:
      'open_rate email_ctr email_conversion_rate unsubscribe_rate list_growth_rate subscribers',
    retention: 'retention_rate repeat_purchase_rate clv csat churn_rate nps email_conversion_rate',
    ai_search_presence:
      'ai_visibility brand_mentions citations ai_share_of_voice backlinks referring_domains',
  };
  const expected = kpis.map(({ id }) => ({
    id,
    goals: Object.entries(goals).flatMap(([goal, listed]) => (words(listed).includes(id) ? [goal] : [])),
  }));
  expect(kpis.map(({ id, goals: stated = [] }) => ({ id, goals: stated }))).toEqual(expected);
});

test('a KPI that serves no goal leaves the list out', () => {
  expect(except(({ goals }) => goals === undefined || goals.length > 0)).toEqual([]);
});

test('the horizon is long for what grows slowly, short for the others', () => {
  const long =
    words(`ai_visibility ai_share_of_voice brand_mentions citations keyword_ranking top10_keyword_share
    backlinks referring_domains authority_score brand_searches followers follower_growth_rate net_sentiment
    share_of_voice subscribers list_growth_rate market_share clv clv_net clv_to_cac retention_rate churn_rate
    repeat_purchase_rate csat nps`);
  expect(except(({ id, horizon }) => horizon === (long.includes(id) ? 'long' : 'short'))).toEqual([]);
});

test('guards, variants and break-even KPIs exist, and a KPI does not name itself', () => {
  const lost = except(({ id, guards = [], variants = [], breakEven }) => {
    const named = [...guards, ...variants, ...(typeof breakEven === 'string' ? [breakEven] : [])];
    return named.every((other) => other !== id && byId.has(other));
  });
  expect(lost).toEqual([]);
});

test('a KPI is read beside the guards that the catalogue names', () => {
  const guards: Readonly<Record<string, string>> = {
    cpa: 'clv',
    roi: 'followers retention_rate',
    bounce_rate: 'avg_session_duration pages_per_session',
    ctr: 'conversion_rate',
    cpl: 'net_revenue_per_lead',
    traffic_to_lead_rate: 'cpl',
    mql_to_sql_rate: 'avg_sales_cycle',
    goal_conversion_rate: 'bounce_rate avg_session_duration',
    cpc: 'cpa',
    mqls: 'sqls',
    ad_roi: 'cpa clv',
    email_conversion_rate: 'clv csat',
  };
  for (const [id, listed] of Object.entries(guards)) {
    expect(byId.get(id)).toMatchObject({ id, guards: words(listed) });
  }
});

test('variants name each other', () => {
  const oneSided = except(({ id, variants = [] }) =>
    variants.every((variant) => byId.get(variant)?.variants?.includes(id)),
  );
  expect(oneSided).toEqual([]);
});

test('a KPI whose name means something else elsewhere says so', () => {
  const clashing =
    words(`ai_visibility roas ad_roi roi avg_engagement_rate engagement_rate revenue_per_customer aov
    cpa cost_per_conversion conversion_rate goal_conversion_rate bounce_rate email_ctr repeat_purchase_rate`);
  expect(clashing.filter((id) => byId.get(id)?.beware === undefined)).toEqual([]);
});

test('a benchmark has a value, a scope, a date and a source, and one of money a currency', () => {
  const values = kpis.flatMap(({ id, benchmark }) => (benchmark ? [[id, benchmark.value]] : []));
  expect(values).toEqual([
    ['cpc', 5.26],
    ['cost_per_conversion', 70.11],
    ['ctr', 0.0666],
    ['open_rate', 0.4235],
    ['conversion_rate', 0.0752],
  ]);
  const unfounded = except(
    ({ unit, benchmark }) =>
      benchmark === undefined ||
      (benchmark.scope !== '' &&
        benchmark.source !== '' &&
        /^\d{4}(-\d{2})?$/.test(benchmark.date) &&
        /^\d{4}-\d{2}-\d{2}$/.test(benchmark.validUntil ?? '') &&
        (benchmark.currency !== undefined) === (unit === 'money')),
  );
  expect(unfounded).toEqual([]);
});

test('a proportion is a rate from 0 to 1 of higher or lower: not growth, sentiment or engagement', () => {
  expect(except(({ proportion, unit }) => !proportion || unit === 'percent' || unit === 'points')).toEqual(
    [],
  );
  const never = /growth|sentiment|engagement|^nps$|roi|romi|target|budget|margin/;
  expect(except(({ id, proportion }) => !(proportion && never.test(id)))).toEqual([]);
  expect(except(({ proportion, formula }) => !(proportion && formula.includes('previous')))).toEqual([]);
});

test('the expected value of a proportion lies between 0 and 1', () => {
  expect(
    except(({ proportion, example }) => !proportion || (example!.expect >= 0 && example!.expect <= 1)),
  ).toEqual([]);
});

test('an example gives totals, or columns of one length', () => {
  const uneven = except(({ example }) => {
    const columns = Object.values(example?.given ?? {}).filter((input) => typeof input !== 'number');
    return new Set(columns.map(({ length }) => length)).size <= 1;
  });
  expect(uneven).toEqual([]);
});

test('aliases are unique across KPIs and are no id or name of another', () => {
  const owners = new Map<string, string>();
  const doubled: string[] = [];
  for (const { id, name, aliases = [] } of kpis) {
    for (const word of new Set([id, name, ...aliases].map((text) => text.toLowerCase()))) {
      const owner = owners.get(word);
      if (owner !== undefined) doubled.push(`${word}: ${owner}, ${id}`);
      owners.set(word, id);
    }
  }
  expect(doubled).toEqual([]);
});

test('every KPI is known by a Chinese word too', () => {
  expect(except(({ aliases = [] }) => aliases.some((alias) => /\p{Script=Han}/u.test(alias)))).toEqual([]);
});

test('the words that the catalogue promises lead to the right KPI', () => {
  const promised = { cac: 'cpa', ltv: 'clv', 投产比: 'roas', 投入产出比: 'roas' };
  for (const [alias, id] of Object.entries(promised)) {
    expect(byId.get(id)).toMatchObject({ id, aliases: expect.arrayContaining([alias]) });
  }
});

test('a reference names an article and the place in it', () => {
  const form = /^Article (A, (KPI ([1-9]|1\d|20)|choosing KPIs)|B, KPI ([1-9]|1[0-6])|C, \S.*)$/;
  expect(except(({ references = [] }) => references.every((reference) => form.test(reference)))).toEqual([]);
});

test('every KPI of article A and of article B is referred to', () => {
  const referred = new Set(kpis.flatMap(({ references = [] }) => references));
  const places = [...numbered('Article A, KPI', 20), ...numbered('Article B, KPI', 16)];
  expect(places.filter((place) => !referred.has(place))).toEqual([]);
});

test('texts name KPIs that exist', () => {
  const dangling = except(({ description, beware }) =>
    [...`${description} ${beware}`.matchAll(/`([a-z0-9_]+)`/g)].every(([, name = '']) => byId.has(name)),
  );
  expect(dangling).toEqual([]);
});
