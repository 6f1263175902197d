import { compareValues, readTarget } from '@kpi-elements/core';
import type { Kpi, Reading } from '@kpi-elements/core';
import type { Kind } from './picture.ts';

const DAYS = 30;
const STAGES = ['Sessions', 'Sign-ups', 'Leads', 'Qualified', 'Offers', 'Customers'];

const revenue: Kpi = {
  id: 'own_revenue',
  category: 'custom',
  name: 'Revenue',
  formula: 'revenue',
  unit: 'money',
  better: 'higher',
};

/** What the nth picture of a kind shows at a turn. Every turn changes the values. */
export function readingsOf(kind: Kind, n: number, turn: number): readonly Reading[] {
  if (kind !== 'funnel') return [moneyOf(n, turn)];
  return STAGES.map((name, i) => stageOf(name, 100_000 / 3 ** i + 10 * n + turn, i));
}

function moneyOf(n: number, turn: number): Reading {
  const value = 1000 + 37 * n + 11.25 * turn;
  const earlier = 1000 + 36 * n;
  return {
    ...common(revenue, value, earlier),
    currency: 'EUR',
    series: Array.from({ length: DAYS }, (_, i) => ({
      period: `2026-07-${String(i + 1).padStart(2, '0')}`,
      value: i === DAYS - 1 ? value / DAYS : (earlier / DAYS) * (1 + Math.sin(n + i) / 4),
      partial: false,
      inputs: {},
      coverage: { present: 1, expected: 1 },
    })),
    target: readTarget(revenue, 1500 + 40 * n, { value, running: false }),
  };
}

function stageOf(name: string, count: number, i: number): Reading {
  const kpi: Kpi = {
    id: `stage_${i}`,
    category: 'custom',
    name,
    formula: '',
    unit: 'count',
    better: 'higher',
  };
  return common(kpi, Math.round(count), Math.round(0.9 * count));
}

function common(kpi: Kpi, value: number, earlier: number): Reading {
  const coverage = { present: DAYS, expected: DAYS };
  return {
    kpi,
    key: {},
    period: '2026-07-01/2026-07-30',
    value,
    partial: false,
    inputs: {},
    coverage,
    comparisons: [
      {
        name: 'previous_period',
        period: '2026-06-01/2026-06-30',
        value: earlier,
        partial: false,
        inputs: {},
        coverage,
        ...compareValues(kpi, value, earlier, 'EUR'),
      },
    ],
    asOf: '2026-07-31T07:30:00Z',
  };
}
