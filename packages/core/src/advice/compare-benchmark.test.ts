import { expect, test } from 'vitest';
import { catalog } from '../default-catalog.ts';
import { createFrame } from '../frame/create-frame.ts';
import type { Benchmark } from '../kpi.ts';
import zhCN from '../locales/zh-CN/advice.ts';
import { read } from '../reading/read.ts';
import { compareBenchmark } from './compare-benchmark.ts';
import { describeBenchmark } from './describe-benchmark.ts';

const today = '2026-06-01';
const [openRate, cpc] = [catalog.get('open_rate'), catalog.get('cpc')];

/** Intl sets thin spaces around dashes and units. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}

test('open_rate 40 % against benchmark 42.35 %: worse than benchmark by 2.35 points', () => {
  const reading = { kpi: openRate, value: 0.4 };
  const comparison = compareBenchmark(reading, { today })!;
  expect(comparison).toMatchObject({ verdict: 'worse', dated: false });
  expect(comparison.difference).toBeCloseTo(-0.0235, 12);
  expect(describeBenchmark(reading, comparison)).toContain('worse than the benchmark of 42.35% by 2.35 pp');
});

test('a lower cost than the benchmark is better', () => {
  const comparison = compareBenchmark({ kpi: cpc, value: 4, currency: 'USD' }, { today });
  expect(comparison).toMatchObject({ verdict: 'better', difference: 4 - 5.26 });
});

test('a difference that cannot be seen is the same', () => {
  expect(compareBenchmark({ kpi: openRate, value: 0.42351 }, { today })?.verdict).toBe('same');
});

test('the verdict of a proportion is unclear when the difference may be chance', () => {
  const readingOf = (opens: number, delivered: number) =>
    read('open_rate', createFrame({ unique_opens: [opens], emails_delivered: [delivered] }));
  expect(compareBenchmark(readingOf(40, 100), { today })?.verdict).toBe('unclear');
  expect(compareBenchmark(readingOf(40_000, 100_000), { today })?.verdict).toBe('worse');
});

test('a benchmark is dated after its last day', () => {
  const reading = { kpi: openRate, value: 0.4 };
  expect(compareBenchmark(reading, { today: '2027-12-31' })?.dated).toBe(false);
  const dated = compareBenchmark(reading, { today: '2028-01-01' })!;
  expect(dated).toMatchObject({ dated: true, verdict: 'worse' });
  expect(describeBenchmark(reading, dated)).toContain('dated, it held until Dec 31, 2027');
});

test('money is compared in the currency of the benchmark only', () => {
  const nothing = { difference: null, verdict: 'none', absence: 'mixed_currency' };
  expect(compareBenchmark({ kpi: cpc, value: 4, currency: 'EUR' }, { today })).toMatchObject(nothing);
  expect(compareBenchmark({ kpi: cpc, value: 4 }, { today })).toMatchObject(nothing);
});

test('an absent value has no difference, and keeps its reason', () => {
  const reading = { kpi: openRate, value: null, absence: 'zero_denominator' } as const;
  const comparison = compareBenchmark(reading, { today })!;
  expect(comparison).toMatchObject({ difference: null, verdict: 'none', absence: 'zero_denominator' });
  expect(describeBenchmark(reading, comparison)).toContain(
    'Open rate: –, not compared with the benchmark of 42.35%: nothing to divide by.',
  );
});

test('where sources disagree, none ships', () => {
  expect(compareBenchmark({ kpi: catalog.get('mql_to_sql_rate'), value: 0.2 })).toBeUndefined();
});

const ours: Benchmark = {
  value: 0.3,
  scope: 'Our sister brands',
  date: '2026-03',
  source: 'Group controlling',
  sample: '12 brands',
};

test('one’s own benchmark comes before that of the definition', () => {
  const reading = { kpi: openRate, value: 0.4 };
  const comparison = compareBenchmark(reading, { today, benchmarks: { open_rate: ours } })!;
  expect(comparison).toMatchObject({ benchmark: ours, verdict: 'better', dated: false });
  expect(plain(describeBenchmark(reading, comparison))).toBe(
    'Open rate: 40%, better than the benchmark of 30% by 10 pp. Benchmark: Our sister brands, Mar 2026; 12 brands; Group controlling.',
  );
});

test('a benchmark without an end stays current', () => {
  const options = { today: '2099-01-01', benchmarks: { open_rate: ours } };
  expect(compareBenchmark({ kpi: openRate, value: 0.4 }, options)?.dated).toBe(false);
});

test('a KPI without a good direction is not judged', () => {
  const reading = { kpi: catalog.get('frequency'), value: 3 };
  const benchmark = { ...ours, value: 2.5 };
  const comparison = compareBenchmark(reading, { today, benchmarks: { frequency: benchmark } })!;
  expect(comparison.verdict).toBe('none');
  expect(describeBenchmark(reading, comparison)).toContain('Frequency: 3, 0.5 above the benchmark of 2.5.');
});

test('sentences, for a person to read', () => {
  const few = read('open_rate', createFrame({ unique_opens: [40], emails_delivered: [100] }));
  const readings = [
    { kpi: openRate, value: 0.4 },
    { kpi: openRate, value: 0.4235 },
    few,
    { kpi: cpc, value: 4, currency: 'USD' },
    { kpi: cpc, value: 4, currency: 'EUR' },
  ];
  const said = ([undefined, zhCN] as const).map((locale) =>
    readings
      .map((reading) =>
        plain(describeBenchmark(reading, compareBenchmark(reading, { today: '2027-06-01' })!, locale)),
      )
      .join('\n'),
  );
  expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    Open rate: 40%, worse than the benchmark of 42.35% by 2.35 pp. Benchmark: Email campaigns, all industries, 2026; sample not stated; Guide to marketing KPIs (Article A, KPI 13), citing a study that it does not name.
    Open rate: 42.4%, about the benchmark of 42.35%. Benchmark: Email campaigns, all industries, 2026; sample not stated; Guide to marketing KPIs (Article A, KPI 13), citing a study that it does not name.
    Open rate: 40%, 2.35 pp below the benchmark of 42.35%, which may be chance. Benchmark: Email campaigns, all industries, 2026; sample not stated; Guide to marketing KPIs (Article A, KPI 13), citing a study that it does not name.
    Cost per click: $4.00, better than the benchmark of $5.26 by $1.26. Benchmark: Search ads, United States, all industries, 2025; 16,446 campaigns; WordStream by LocaliQ, Search Advertising Benchmarks 2025; dated, it held until Dec 31, 2026.
    Cost per click: €4.00, not compared with the benchmark of $5.26: another currency. Benchmark: Search ads, United States, all industries, 2025; 16,446 campaigns; WordStream by LocaliQ, Search Advertising Benchmarks 2025; dated, it held until Dec 31, 2026.

    打开率：40%，比基准 42.35% 低 2.35 个百分点，不及基准。基准来源：邮件营销，全行业，2026年；样本量未说明；文章 A 第 13 个 KPI，引自一项未具名的研究。
    打开率：42.4%，与基准 42.35% 基本持平。基准来源：邮件营销，全行业，2026年；样本量未说明；文章 A 第 13 个 KPI，引自一项未具名的研究。
    打开率：40%，比基准 42.35% 低 2.35 个百分点，差异不显著。基准来源：邮件营销，全行业，2026年；样本量未说明；文章 A 第 13 个 KPI，引自一项未具名的研究。
    每次点击成本：US$4.00，比基准 US$5.26 低 US$1.26，优于基准。基准来源：美国搜索广告，全行业，2025年；16,446 个广告系列；WordStream by LocaliQ《2025 年搜索广告基准报告》；数据已过时，有效期至 2026年12月31日。
    每次点击成本：€4.00，未与基准 US$5.26 对比：币种不同。基准来源：美国搜索广告，全行业，2025年；16,446 个广告系列；WordStream by LocaliQ《2025 年搜索广告基准报告》；数据已过时，有效期至 2026年12月31日。
    "
  `);
});
