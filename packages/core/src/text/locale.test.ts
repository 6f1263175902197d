import { expect, test } from 'vitest';
import type { Kpi } from '../kpi.ts';
import type { Locale } from './locale.ts';
import { english, kpiText } from './locale.ts';
import { words as zhCN } from '../words/zh-CN.ts';

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

test('the words of a benchmark are translated, its numbers stay', () => {
  const benchmark = { value: 5.26, currency: 'USD', scope: 'Search ads', date: '2025', source: 'A study' };
  const texts = { cpc: { name: '每次点击成本', benchmark: { scope: '搜索广告', source: '一项研究' } } };
  expect(kpiText({ ...cpc, benchmark }, { ...locale, kpis: texts }).benchmark).toEqual({
    ...benchmark,
    scope: '搜索广告',
    source: '一项研究',
  });
  expect(kpiText({ ...cpc, benchmark }, locale).benchmark).toEqual(benchmark);
});

test('a measure that is read as a KPI has the name of the measure', () => {
  expect(kpiText({ ...cpc, id: 'cost', name: 'Cost' }, locale).name).toBe('花费');
});

test('what a language does not know stays English, whatever its id', () => {
  expect(kpiText(cpc, english)).toEqual(cpc);
  expect(kpiText(cpc, 'de').name).toBe('Cost per click');
  expect(kpiText({ ...cpc, id: 'constructor' }, locale).name).toBe('Cost per click');
});
