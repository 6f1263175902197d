import type { Cell, Comparison, Kpi, Reading, SeriesPoint, Verdict } from '@kpi-elements/core';

/** KPIs of every unit that cards show. */
export const kpis = {
  roas: kpi('roas', 'Return on ad spend', 'revenue / cost', 'multiple', 'higher'),
  revenue: kpi('revenue', 'Revenue', 'revenue', 'money', 'higher'),
  cpa: kpi('cpa', 'Cost per acquisition', 'cost / new_customers', 'money', 'lower'),
  ctr: kpi('ctr', 'Click-through rate', 'clicks / impressions', 'percent', 'higher'),
  nps: kpi('nps', 'Net promoter score', 'promoters / answers', 'points', 'higher'),
  clicks: kpi('clicks', 'Ad clicks', 'clicks', 'count', 'higher'),
  avg_position: kpi('avg_position', 'Average position', 'position / impressions', 'position', 'lower'),
  session_duration: kpi('session_duration', 'Session duration', 'seconds / sessions', 'duration', 'higher'),
} as const;

/** The daily shape that the series of all readings have. */
const shape = [
  0.82, 0.86, 0.84, 0.9, 0.97, 0.78, 0.74, 0.88, 0.93, 0.91, 0.95, 1.02, 0.84, 0.8, 0.96, 0.99, 1.01, 0.98,
  1.06, 0.9, 0.87, 1.0, 1.05, 1.03, 1.09, 1.14, 0.96, 0.93, 1.08, 1.12,
];

/** A reading of July 2026, with a series around its value. */
export function reading(of: Kpi, value: Cell, more: Partial<Reading> = {}): Reading {
  return {
    kpi: of,
    key: {},
    period: '2026-07-01/2026-07-30',
    value,
    ...(value === null && ({ absence: 'no_data' } as const)),
    partial: false,
    inputs: {},
    coverage: { present: 30, expected: 30 },
    comparisons: [],
    series: series(value),
    asOf: '2026-07-31T07:30:00Z',
    source: 'ads',
    ...(of.unit === 'money' && { currency: 'EUR' }),
    ...more,
  };
}

/** The thirty days before, or another period. */
export function comparison(
  value: Cell,
  now: Cell,
  verdict: Verdict,
  name = 'previous_period',
  period = '2026-06-01/2026-06-30',
): Comparison {
  const known = value !== null && now !== null;
  return {
    name,
    period,
    value,
    ...(known ? {} : { absence: 'no_comparison' as const }),
    partial: false,
    inputs: {},
    coverage: { present: 30, expected: 30 },
    change: known ? now - value : null,
    changeRate: known && value !== 0 ? (now - value) / Math.abs(value) : null,
    verdict,
  };
}

/** One point a day; days of `missing` have no value, and the last `open` are not final. */
export function series(value: Cell, missing: readonly number[] = [], open = 0): SeriesPoint[] {
  return shape.map((factor, i) => {
    const absent = value === null || missing.includes(i);
    return {
      period: `2026-07-${String(i + 1).padStart(2, '0')}`,
      value: absent ? null : value * factor,
      ...(absent && ({ absence: 'no_data' } as const)),
      partial: i >= shape.length - open,
      inputs: {},
      coverage: { present: absent ? 0 : 1, expected: 1 },
    };
  });
}

/** Better than before, and not yet where it should be. */
export const roas = reading(kpis.roas, 4.21, {
  comparisons: [comparison(3.9, 4.21, 'better')],
  target: { value: 5, attainment: 0.842, status: 'at_risk', toGo: 0.79 },
});

/** A rate that others have as well. */
export const ctr = reading(kpis.ctr, 0.0666, {
  comparisons: [comparison(0.0702, 0.0666, 'worse')],
  benchmark: {
    value: 0.0642,
    scope: 'search ads, all industries',
    date: '2025',
    source: 'A published study',
  },
});

/** An amount that needs room. */
export const revenue = reading(kpis.revenue, 1_284_310.5, {
  comparisons: [comparison(1_190_224, 1_284_310.5, 'better')],
});

function kpi(id: string, name: string, formula: string, unit: Kpi['unit'], better: Kpi['better']): Kpi {
  return { id, name, formula, unit, better, category: 'paid_ads' };
}
