import { expectTypeOf, test } from 'vitest';
import { defineKpis } from '../kpi.ts';
import { defineMeasures } from '../measure.ts';
import type { KpiTexts, MeasureNames } from './kpi-texts.ts';

const kpis = defineKpis('custom', {
  plain: { name: 'Plain', formula: 'clicks', unit: 'count', better: 'higher' },
  clashing: {
    name: 'Clashing',
    formula: 'clicks',
    unit: 'count',
    better: 'higher',
    beware: 'Means two things.',
  },
});
type Texts = KpiTexts<typeof kpis>;

const text = { name: '名称', description: '说明。', question: '问题？', actions: ['做法。'] };
const warned = { ...text, beware: '一词两义。' };

test('a complete translation fits', () => {
  expectTypeOf({ plain: text, clashing: warned }).toExtend<Texts>();
});

test('a missing KPI is a compile error', () => {
  expectTypeOf({ clashing: warned }).not.toExtend<Texts>();
});

test('an extra KPI is a compile error', () => {
  // @ts-expect-error "other" is no KPI of the group
  const texts = { plain: text, clashing: warned, other: text } satisfies Texts;
  expectTypeOf(texts).toExtend<Texts>();
});

test('a missing text is a compile error', () => {
  expectTypeOf({ plain: { name: '名称' }, clashing: warned }).not.toExtend<Texts>();
});

test('a warning that only one language has is a compile error', () => {
  expectTypeOf({ plain: text, clashing: text }).not.toExtend<Texts>();
  expectTypeOf({ plain: warned, clashing: warned }).not.toExtend<Texts>();
});

test('a benchmark that only one language words is a compile error', () => {
  const benchmark = { value: 1, scope: 'All', date: '2026', source: 'A study' };
  const held = defineKpis({
    held: { name: 'Held', formula: 'clicks', unit: 'count', better: 'higher', benchmark },
  });
  const worded = { ...text, benchmark: { scope: '全部', source: '一项研究' } };
  expectTypeOf({ held: worded }).toExtend<KpiTexts<typeof held>>();
  expectTypeOf({ held: text }).not.toExtend<KpiTexts<typeof held>>();
  expectTypeOf({ plain: worded, clashing: warned }).not.toExtend<Texts>();
});

test('a measure without a name is a compile error', () => {
  const measures = defineMeasures({ visits: { name: 'Visits' }, rent: { name: 'Rent', unit: 'money' } });
  expectTypeOf({ visits: '到店数', rent: '租金' }).toExtend<MeasureNames<typeof measures>>();
  expectTypeOf({ visits: '到店数' }).not.toExtend<MeasureNames<typeof measures>>();
});
