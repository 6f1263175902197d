import { english } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import type { Reader } from '../base/reader.ts';
import en from '../locales/en.ts';
import zhCN from '../locales/zh-CN.ts';
import { comparison, kpis, reading } from '../testing/readings.ts';
import { gaugeView } from './kpi-gauge.view.ts';
import { checkRanges, scaleOf, shareOf } from './scale.ts';
import type { GaugeRange, ScaleWishes } from './scale.ts';

const reader: Reader = { strings: en, locale: english, timeZone: 'UTC' };
const chinese: Reader = { strings: zhCN, locale: zhCN.locale, timeZone: 'UTC' };
const ranges: readonly GaugeRange[] = [
  { to: 1, name: 'loss', verdict: 'worse' },
  { to: 4, name: 'thin' },
  { to: 6, name: 'profit', verdict: 'better' },
];
const target = { value: 5, attainment: 0.842, status: 'at_risk', toGo: 0.79 } as const;

const view = (value: number | null, wishes: ScaleWishes = {}, more = {}) =>
  gaugeView(reading(kpis.roas, value, more), wishes, reader);

test('the scale ends as the page says', () => {
  expect(view(4, { min: '1', max: '9' })).toMatchObject({ min: 1, max: 9, lowText: '1×', highText: '9×' });
});

test('the scale ends with the last range', () => {
  expect(view(4, { ranges }, { target })).toMatchObject({ min: 0, max: 6 });
});

test('the scale leaves room for the target', () => {
  expect(view(1, {}, { target })).toMatchObject({ min: 0, max: 7, targetAt: 71.43 });
});

test('a share of a whole ends at the whole', () => {
  const rate = reading({ ...kpis.ctr, proportion: true }, 0.42);
  expect(scaleOf(rate, {})).toEqual({ min: 0, max: 1 });
});

test('without anything else, the value and what it is compared with fit in', () => {
  expect(view(4.2, {}, { comparisons: [comparison(7.4, 4.2, 'worse')] })).toMatchObject({ max: 8 });
  expect(view(-0.2)).toMatchObject({ min: -0.2, max: 0, beyond: undefined });
  expect(view(0)).toMatchObject({ min: 0, max: 1 });
});

test('ends that are taken back are as if there had been none', () => {
  expect(scaleOf(reading(kpis.roas, null), { min: null, max: '' })).toEqual({ min: 0, max: 1 });
});

test('a scale without room is an error', () => {
  expect(() => view(4, { min: 5, max: 2 })).toThrow(
    'A gauge from 5 to 2 has no room.\nSet "max" above "min".',
  );
});

test('the fill begins at zero', () => {
  expect(view(2, { max: 4 }).fill).toEqual({ from: 0, to: 50 });
  expect(view(-1, { min: -2, max: 2 }).fill).toEqual({ from: 25, to: 50 });
});

test('a value beyond the scale is said to be so', () => {
  expect(view(9, { max: 5 })).toMatchObject({
    value: '9×',
    beyond: 'max',
    now: 5,
    fill: { from: 0, to: 100 },
    beyondText: 'beyond the scale, which ends at 5×',
    text: '9×, beyond the scale, which ends at 5×',
  });
  expect(view(-1, { min: 0, max: 5 })).toMatchObject({ beyond: 'min', now: 0, fill: { from: 0, to: 0 } });
});

test('a value on the border is in the range that begins there', () => {
  const current = (value: number) => view(value, { ranges }).ranges.find((range) => range.current)?.name;
  expect([0, 0.99, 1, 4, 6, 99, -3].map(current)).toEqual([
    'loss',
    'loss',
    'thin',
    'profit',
    'profit',
    'profit',
    'loss',
  ]);
});

test('ranges have places, names and bounds', () => {
  expect(view(2, { ranges }).ranges[1]).toEqual({
    from: 16.67,
    to: 66.67,
    name: 'thin',
    verdict: 'none',
    meaning: '',
    bounds: '1× – 4×',
    current: true,
  });
});

test('what a range means is a word too, where it means something', () => {
  const judged = (['worse', 'caution', 'better', 'none'] as const).map((verdict, i) => ({
    to: i + 1,
    verdict,
  }));
  expect(view(2, { ranges: judged }).ranges.map(({ meaning }) => meaning)).toEqual([
    'poor',
    'caution',
    'good',
    '',
  ]);
});

test('a verdict that nobody knows is none', () => {
  expect(view(2, { ranges: [{ to: 3, verdict: 'absent hidden' as 'none' }] }).ranges[0]!.verdict).toBe(
    'none',
  );
});

test('marks that the scale does not reach are left out', () => {
  const compared = { target, comparisons: [comparison(3.9, 2, 'worse')] };
  expect(view(2, { max: 4 }, compared)).toMatchObject({ targetAt: undefined, previousAt: 97.5 });
});

test('without a value there is nothing to measure, and no null is spoken', () => {
  const none = view(null, { ranges, max: 4 });
  expect(none).toMatchObject({ value: '–', now: undefined, fill: undefined, lowText: '', beyond: undefined });
  expect(none.ranges.some(({ current }) => current)).toBe(false);
});

test('the text of the meter is whole', () => {
  expect(view(4.21, { ranges }, { target }).text).toBe('4.21×, profit, target 5×');
  expect(gaugeView(reading(kpis.roas, 4.21, { target }), { ranges }, chinese).text).toBe(
    '4.21×，profit，目标 5×',
  );
});

test('huge values stay finite', () => {
  expect(shareOf(0, { min: -Number.MAX_VALUE, max: Number.MAX_VALUE })).toBe(50);
  expect(view(Number.MAX_VALUE).fill).toEqual({ from: 0, to: 100 });
});

test('ranges are put in order, and what is no range is an error', () => {
  expect(checkRanges([{ to: 4 }, { to: 1 }])).toEqual([{ to: 1 }, { to: 4 }]);
  for (const wrong of [{}, [null], [{ name: 'loss' }], [{ to: '1' }]]) {
    expect(() => checkRanges(wrong)).toThrow(/^"ranges" is not a list of ranges\.\n/);
  }
});
