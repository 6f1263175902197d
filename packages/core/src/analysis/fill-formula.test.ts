import { expect, test } from 'vitest';
import { catalog } from '../default-catalog.ts';
import type { Kpi } from '../kpi.ts';
import { fillFormula } from './fill-formula.ts';
import type { FormulaTerm } from './fill-formula.ts';

const cpa = catalog.get('cpa');
const formula = (text: string, more: Partial<Kpi> = {}): Kpi => ({ ...cpa, id: 'x', formula: text, ...more });

/** Terms as a line of text. */
function line(kpi: Kpi, inputs: Record<string, number | null>): string {
  const text = (term: FormulaTerm) => {
    if (term.kind === 'sign') return term.sign;
    if (term.kind === 'number') return `${term.value}${term.name ? ` ${term.name}` : ''}`;
    return `${term.value} ${term.as ? `${term.as} ` : ''}${term.of?.id ?? term.text}`;
  };
  return fillFormula({ kpi, inputs }, catalog).map(text).join(' ');
}

test('a formula is filled in with the numbers that went into it', () => {
  expect(fillFormula({ kpi: cpa, inputs: { cost: 12_400, new_customers: 310 } }, catalog)).toEqual([
    { kind: 'value', value: 12_400, unit: 'money', text: 'cost', of: catalog.get('cost') },
    { kind: 'sign', sign: '/' },
    {
      kind: 'value',
      value: 310,
      unit: 'count',
      text: 'new_customers',
      of: catalog.get('new_customers'),
    },
  ]);
});

test('brackets stand where the formula needs them', () => {
  expect(line(catalog.get('romi'), { gross_profit: 15_000, cost: 10_000 })).toBe(
    '( 15000 gross_profit - 10000 cost ) / 10000 cost',
  );
  expect(line(formula('-(cost - revenue)'), { cost: 1, revenue: 2 })).toBe('- ( 1 cost - 2 revenue )');
});

test('a KPI that a formula is made of is one number', () => {
  expect(
    line(catalog.get('clv_to_cac'), {
      ...inputsOf('clv', 900),
      ...inputsOf('cpa', 300),
    }),
  ).toMatch(/^\S+ clv \/ \S+ cpa$/);
});

test('the earlier period, a target and a year are named', () => {
  expect(line(catalog.get('sales_growth'), { revenue: 120, 'previous(revenue)': 100 })).toBe(
    '( 120 revenue - 100 previous revenue ) / 100 previous revenue',
  );
  expect(line(catalog.get('sales_target_attainment'), { revenue: 90, 'target(revenue)': 100 })).toBe(
    '90 revenue / 100 target revenue',
  );
});

test('of what coalesce chooses among, the choice is left', () => {
  const likes = formula('likes + coalesce(saves, 0)', { unit: 'count' });
  expect(line(likes, { likes: 5, saves: null })).toBe('5 likes + 0');
  expect(line(likes, { likes: 5, saves: 2 })).toBe('5 likes + 2 saves');
  const rate = formula('likes / coalesce(post_followers, posts * followers)', { unit: 'percent' });
  expect(line(rate, { likes: 5, post_followers: null, posts: 2, followers: 10 })).toBe(
    '5 likes / ( 2 posts * 10 followers )',
  );
});

test('parameters and other functions', () => {
  expect(line(formula('revenue * share', { parameters: { share: 0.3 } }), { revenue: 10 })).toBe(
    '10 revenue * 0.3 share',
  );
  expect(line(formula('max(cost, revenue)'), { cost: 1, revenue: 2 })).toBe('2 max(cost, revenue)');
});

test('what a KPI filters, its inputs are filtered by', () => {
  const kpi = formula('clicks', { unit: 'count', where: 'channel=organic' });
  expect(line(kpi, { 'clicks[channel=organic]': 7, clicks: 100 })).toBe('7 clicks');
});

test('an absent number stays absent', () => {
  expect(line(cpa, { cost: 500, new_customers: null })).toBe('500 cost / null new_customers');
});

/** Totals for all inputs of a KPI. */
function inputsOf(id: 'clv' | 'cpa', value: number): Record<string, number> {
  return Object.fromEntries(catalog.compile(catalog.get(id)).inputs.map(({ key }) => [key, value]));
}
