import { expect, test } from 'vitest';
import { describe as sentenceOf } from './describe.ts';
import type { Kpi } from '../kpi.ts';
import type { Locale } from './locale.ts';
import type { Comparison, Reading } from '../reading/reading.ts';
import { words as zhWords } from '../words/zh-CN.ts';

const zhCN: Locale = { tag: 'zh-CN', words: zhWords, kpis: { cpc: { name: '每次点击成本' } }, measures: {} };

const cpc: Kpi = {
  id: 'cpc',
  category: 'paid_ads',
  name: 'Cost per click',
  formula: 'cost / clicks',
  unit: 'money',
  better: 'lower',
};

const january: Reading = {
  kpi: cpc,
  key: {},
  currency: 'USD',
  period: '2026-01-01/2026-01-31',
  value: 1.2,
  partial: false,
  inputs: { cost: 120, clicks: 100 },
  coverage: { present: 31, expected: 31 },
  comparisons: [],
  asOf: '2026-02-01T06:00:00Z',
};

const december: Comparison = {
  name: 'previous_period',
  period: '2025-12-01/2025-12-31',
  value: 1.25,
  partial: false,
  inputs: { cost: 125, clicks: 100 },
  coverage: { present: 31, expected: 31 },
  change: -0.05,
  changeRate: -0.04,
  verdict: 'better',
};

/** Intl sets thin spaces around dashes. */
function describe(reading: Reading, locale?: string | Locale): string {
  return sentenceOf(reading, locale).replaceAll(/\s/g, ' ');
}

test('one sentence: name, value and period', () => {
  expect(describe(january)).toBe('Cost per click: $1.20 for Jan 2026.');
  expect(describe(january, zhCN)).toBe('每次点击成本：US$1.20（2026年1月）。');
});

test('each comparison with its dates, and whether it is better or worse', () => {
  const lastYear: Comparison = {
    ...december,
    name: 'previous_year',
    period: '2025-01-01/2025-01-31',
    change: 0.1,
    changeRate: 0.0909,
    verdict: 'unclear',
  };
  const reading = { ...january, comparisons: [december, lastYear] };
  expect(describe(reading)).toBe(
    'Cost per click: $1.20 for Jan 2026; down 4% ($0.05) from the previous period (Dec 2025), better; ' +
      'up 9.09% ($0.10) from the previous year (Jan 2025), may be chance.',
  );
  expect(describe(reading, zhCN)).toBe(
    '每次点击成本：US$1.20（2026年1月）；较上一周期（2025年12月）下降 4%（US$0.05），变好；' +
      '较去年同期（2025年1月）上升 9.09%（US$0.10），差异不显著。',
  );
});

test('a comparison without a name is named by its dates', () => {
  const reading = { ...january, comparisons: [{ ...december, name: '2025-12', verdict: 'none' as const }] };
  expect(describe(reading)).toBe('Cost per click: $1.20 for Jan 2026; down 4% ($0.05) from Dec 2025.');
  expect(describe(reading, zhCN)).toBe(
    '每次点击成本：US$1.20（2026年1月）；较 2025年12月 下降 4%（US$0.05）。',
  );
});

test('no change is said as such', () => {
  const reading = {
    ...january,
    comparisons: [{ ...december, change: 0, changeRate: 0, verdict: 'same' as const }],
  };
  expect(describe(reading)).toBe(
    'Cost per click: $1.20 for Jan 2026; unchanged from the previous period (Dec 2025).',
  );
  expect(describe(reading, zhCN)).toBe('每次点击成本：US$1.20（2026年1月）；较上一周期（2025年12月）持平。');
});

test('a missing value is said in words, with its reason, and never as null or NaN', () => {
  const reading: Reading = { ...january, value: null, absence: 'zero_denominator' };
  const compared = { ...december, change: null, changeRate: null, verdict: 'none' as const };
  expect(describe(reading)).toBe('Cost per click: no value for Jan 2026, nothing to divide by.');
  expect(describe(reading, zhCN)).toBe('每次点击成本：分母为零（2026年1月）。');
  expect(describe({ ...reading, comparisons: [compared] })).toBe(
    'Cost per click: no value for Jan 2026, nothing to divide by; $1.25 in the previous period (Dec 2025).',
  );
  expect(describe({ ...january, comparisons: [{ ...compared, value: null, absence: 'no_data' }] })).toBe(
    'Cost per click: $1.20 for Jan 2026; not compared with the previous period (Dec 2025), no data.',
  );
  expect(
    describe({ ...january, comparisons: [{ ...compared, value: null, absence: 'no_data' }] }, zhCN),
  ).toBe('每次点击成本：US$1.20（2026年1月）；无法与上一周期（2025年12月）对比，暂无数据。');
});

test('target, its status, what is missing and where it is heading', () => {
  const target = { value: 1, attainment: 0.83, status: 'at_risk', projected: 1.15, toGo: 0.2 } as const;
  expect(describe({ ...january, target })).toBe(
    'Cost per click: $1.20 for Jan 2026; target $1.00 at risk; $0.20 too high; heading for $1.15.',
  );
  expect(describe({ ...january, target }, zhCN)).toBe(
    '每次点击成本：US$1.20（2026年1月）；目标 US$1.00，达成有风险；高出 US$0.20；预计 US$1.15。',
  );
  expect(describe({ ...january, target: { value: 2, attainment: 1.7, status: 'met', toGo: 0 } })).toBe(
    'Cost per click: $1.20 for Jan 2026; target $2.00 met.',
  );
});

test('partial data and holes are said', () => {
  const reading = { ...january, partial: true, coverage: { present: 27, expected: 31 } };
  expect(describe(reading)).toBe(
    'Cost per click: $1.20 for Jan 2026; not final yet; data for 27 of 31 days.',
  );
  expect(describe(reading, zhCN)).toBe(
    '每次点击成本：US$1.20（2026年1月）；数据尚不完整；31 天中有 27 天有数据。',
  );
  const hours = { ...january, coverage: { present: 700, expected: 744 } };
  expect(describe(hours)).toBe('Cost per click: $1.20 for Jan 2026; data for 700 of 744 intervals.');
});

test('what there is data for is said in what the source counts in, and of a running period in what is over', () => {
  const weekly = { ...january, coverage: { present: 4, expected: 5, grain: 'week' } as const };
  expect(describe(weekly)).toBe('Cost per click: $1.20 for Jan 2026; data for 4 of 5 weeks.');
  expect(describe(weekly, zhCN)).toBe('每次点击成本：US$1.20（2026年1月）；5 周中有 4 周有数据。');
  const running = {
    ...january,
    partial: true,
    elapsed: '2026-01-01/2026-01-20',
    coverage: { present: 19, expected: 20 },
  };
  expect(describe(running)).toBe(
    'Cost per click: $1.20 for Jan 2026; not final yet; data for 19 of 20 days.',
  );
});

test('a change is as fine as the values that it stands beside', () => {
  const reading = {
    ...january,
    value: 0.00999,
    comparisons: [{ ...december, value: 0.01, change: -0.0000076, changeRate: -0.00076 }],
  };
  expect(describe(reading)).toContain('down 0.076% from');
});

test('members of dimensions are named, also the empty one', () => {
  const reading = { ...january, key: { channel: 'search', device: null } };
  expect(describe(reading)).toBe('Cost per click (search, (not set)): $1.20 for Jan 2026.');
  expect(describe(reading, zhCN)).toBe('每次点击成本（search、（未设置））：US$1.20（2026年1月）。');
});

test('a tag alone gives English words with the numbers of its readers', () => {
  expect(describe({ ...january, comparisons: [december] }, 'de')).toBe(
    'Cost per click: 1,20 $ for Jan. 2026; down 4 % (0,05 $) from the previous period (Dez. 2025), better.',
  );
});

test('percent changes in percentage points, positions in places, where a smaller number is a place further up', () => {
  const rate: Reading = { ...january, kpi: { ...cpc, unit: 'percent' }, value: 0.4 };
  const change = {
    ...december,
    value: 0.4235,
    change: -0.0235,
    changeRate: -0.055,
    verdict: 'worse' as const,
  };
  expect(describe({ ...rate, comparisons: [change] })).toBe(
    'Cost per click: 40% for Jan 2026; down 2.35 pp from the previous period (Dec 2025), worse.',
  );
  const rank: Reading = { ...january, kpi: { ...cpc, unit: 'position' }, value: 4 };
  expect(describe({ ...rank, comparisons: [{ ...change, change: -1, verdict: 'better' }] }, zhCN)).toBe(
    '每次点击成本：4.0（2026年1月）；较上一周期（2025年12月）上升 1.0 位，变好。',
  );
});
