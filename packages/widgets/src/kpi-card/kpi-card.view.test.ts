import { english, type Comparison } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import type { Reader } from '../base/reader.ts';
import en from '../locales/en.ts';
import zhCN from '../locales/zh-CN.ts';
import { comparison, kpis, reading } from '../testing/readings.ts';
import { cardView } from './kpi-card.view.ts';

const reader: Reader = { strings: en, locale: english, timeZone: 'UTC' };
const chinese: Reader = { strings: zhCN, locale: zhCN.locale, timeZone: 'UTC' };

function change(of: Comparison, kpi: (typeof kpis)[keyof typeof kpis], value: number | null) {
  return cardView(reading(kpi, value, { comparisons: [of] }), reader).changes[0]!;
}

test('a value is given in full and for little room', () => {
  expect(cardView(reading(kpis.revenue, 1_284_310.5), reader)).toMatchObject({
    value: '€1,284,310.50',
    compact: '€1.28M',
  });
});

test('a missing value is a dash, in every language', () => {
  expect(cardView(reading(kpis.ctr, null), reader).value).toBe('–');
  expect(cardView(reading(kpis.ctr, null), chinese).value).toBe('–');
});

test('the arrow says the direction, the word says whether it is good', () => {
  expect(change(comparison(50, 40, 'better'), kpis.cpa, 40)).toMatchObject({
    direction: 'down',
    verdict: 'better',
    word: 'better',
  });
  expect(change(comparison(40, 50, 'worse'), kpis.cpa, 50)).toMatchObject({
    direction: 'up',
    verdict: 'worse',
    word: 'worse',
  });
});

test('a percentage changes by percentage points', () => {
  const { amount, brief } = change(comparison(0.04, 0.0635, 'better'), kpis.ctr, 0.0635);
  expect(amount).toBe('+2.35 pp');
  expect(brief).toBe(amount);
});

test('money changes by percent and in money; by percent alone where there is little room', () => {
  expect(change(comparison(50, 40, 'better'), kpis.cpa, 40)).toMatchObject({
    amount: '-20% (-€10.00)',
    brief: '-20%',
  });
});

test('after zero there is a change but no rate', () => {
  const { amount, brief } = change(comparison(0, 12, 'better'), kpis.clicks, 12);
  expect(amount).toBe('+12');
  expect(brief).toBe('+12');
});

test('with nothing to compare with there is a dash and the reason', () => {
  expect(change(comparison(null, 12, 'none'), kpis.clicks, 12)).toMatchObject({
    direction: undefined,
    amount: '–',
    word: 'nothing to compare with',
    versus: 'Jun 2026',
  });
});

test('a missing value keeps the earlier one in sight', () => {
  expect(change(comparison(3.9, null, 'none'), kpis.roas, null)).toMatchObject({
    amount: '',
    word: '',
    versus: 'vs 3.9× · Jun 2026',
  });
});

test('both ranges are named, a comparison without dates by its name', () => {
  expect(change(comparison(3, 4, 'better', 'previous_year', ''), kpis.roas, 4).versus).toBe(
    'vs 3× · previous year',
  );
});

test('words and numbers are those of the language', () => {
  const of = reading(kpis.cpa, 40, { comparisons: [comparison(50, 40, 'better')] });
  expect(cardView(of, chinese).changes[0]).toMatchObject({ word: '变好', versus: '对比 €50.00 · 2026年6月' });
});

test('elements can be imported where there is no document', async () => {
  expect(globalThis.document).toBeUndefined();
  const { KpiCard, KpiScope } = await import('../index.ts');
  expect(new KpiCard()).toHaveProperty('layout', 'card');
  expect(new KpiScope()).toHaveProperty('client', undefined);
});
