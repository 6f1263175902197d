import { expect, test } from 'vitest';
import type { Kpi } from '../kpi.ts';
import type { Locale } from './locale.ts';
import { english, kpiText } from './locale.ts';
import zhCN from '../words/zh-CN.ts';

const cpc: Kpi = {
  id: 'cpc',
  category: 'paid_ads',
  name: 'Cost per click',
  description: 'Ad cost divided by ad clicks.',
  formula: 'cost / clicks',
  unit: 'money',
  better: 'lower',
};
const locale: Locale = {
  tag: 'zh-CN',
  words: zhCN,
  kpis: { cpc: { name: '每次点击成本' } },
  measures: { cost: '花费' },
};

test('a text that a language has stands in for the English one, the rest stays', () => {
  expect(kpiText(cpc, locale)).toMatchObject({
    name: '每次点击成本',
    description: 'Ad cost divided by ad clicks.',
  });
});

test('a measure that is read as a KPI has the name of the measure', () => {
  expect(kpiText({ ...cpc, id: 'cost', name: 'Cost' }, locale).name).toBe('花费');
});

test('what a language does not know stays English, whatever its id', () => {
  expect(kpiText(cpc, english)).toEqual(cpc);
  expect(kpiText(cpc, 'de').name).toBe('Cost per click');
  expect(kpiText({ ...cpc, id: 'constructor' }, locale).name).toBe('Cost per click');
});
