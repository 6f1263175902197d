import { expect, test } from 'vitest';
import type { Kpi } from '../kpi.ts';
import { formatGap } from './format-gap.ts';

const roas: Kpi = {
  id: 'roas',
  category: 'paid_ads',
  name: 'ROAS',
  formula: 'revenue / cost',
  unit: 'multiple',
  better: 'higher',
};
const cpl: Kpi = { ...roas, id: 'cpl', formula: 'cost / leads', unit: 'money', better: 'lower' };
const target = (toGo: number | null) => ({ value: 5, attainment: 0.8, status: 'missed', toGo }) as const;

test('what is missing is to go while the period runs, and short when it is over', () => {
  expect(formatGap({ kpi: roas, partial: true, target: target(0.79) })).toBe('0.79× to go');
  expect(formatGap({ kpi: roas, partial: false, target: target(0.79) })).toBe('0.79× short');
  const open = { ...target(0.79), status: 'at_risk' } as const;
  expect(formatGap({ kpi: roas, partial: false, target: open })).toBe('0.79× to go');
});

test('where lower is better, what is more than the target is too high, and never to go', () => {
  const over = { kpi: cpl, currency: 'EUR', target: target(7.51) };
  expect(formatGap({ ...over, partial: true })).toBe('€7.51 too high');
  expect(formatGap({ ...over, partial: false })).toBe('€7.51 too high');
});

test('a target that is met, or that nobody can say anything of, leaves nothing', () => {
  expect(formatGap({ kpi: roas, partial: true, target: target(0) })).toBe('');
  expect(formatGap({ kpi: roas, partial: true, target: target(null) })).toBe('');
  expect(formatGap({ kpi: roas, partial: true })).toBe('');
});
