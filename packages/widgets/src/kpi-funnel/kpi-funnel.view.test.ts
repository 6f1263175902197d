import { english } from '@kpi-elements/core';
import type { Cell } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import type { Reader } from '../base/reader.ts';
import en from '../locales/en.ts';
import zhCN from '../locales/zh-CN.ts';
import { stageReadings } from '../testing/stages.ts';
import { funnelView } from './kpi-funnel.view.ts';

const reader: Reader = { strings: en, locale: english, timeZone: 'UTC' };
const chinese: Reader = { strings: zhCN, locale: zhCN.locale, timeZone: 'UTC' };

const view = (values: readonly Cell[], earlier?: readonly Cell[]) =>
  funnelView(stageReadings(values, earlier), reader);

test('rates are of the stage before and of the first', () => {
  const [first, second, third] = view([10_000, 500, 50]).stages;
  expect(first).toMatchObject({ name: 'Sessions', value: '10,000', stepOf: '', overall: '', lostText: '' });
  expect(second).toMatchObject({ stepOf: '5% of Sessions', overall: '5%', overallOf: '' });
  expect(third).toMatchObject({ stepOf: '10% of Leads', overallOf: '0.5% of Sessions' });
});

test('what is lost is said, and where most is', () => {
  const stages = view([10_000, 500, 50]).stages;
  expect(stages.map(({ lostText }) => lostText)).toEqual(['', '95% lost (9,500)', '90% lost (450)']);
  expect(stages.map(({ largest }) => largest)).toEqual(['', 'largest drop-off', '']);
});

test('of two stages, none loses more than the others', () => {
  expect(view([100, 50]).stages[1]!.largest).toBe('');
});

test('a larger stage is shown as it is', () => {
  const { stages } = view([100, 40, 60]);
  expect(stages[2]).toMatchObject({ stepOf: '150% of Leads', widening: true, lostText: '', share: 60 });
});

test('the longest bar is that of the largest stage, now or then', () => {
  expect(view([100, 200]).stages.map(({ share }) => share)).toEqual([50, 100]);
  expect(view([100, 50], [200, 80]).stages).toMatchObject([
    { share: 50, earlierShare: 100 },
    { share: 25, earlierShare: 40 },
  ]);
});

test('after an empty stage there is a dash, not NaN %', () => {
  const stages = view([100, 0, 5]).stages;
  expect(stages[1]).toMatchObject({ stepOf: '0% of Sessions', lostText: '100% lost (100)', share: 0 });
  expect(stages[2]).toMatchObject({ stepOf: '– of Leads', overall: '5%', lostText: '' });
});

test('an absent stage has the reason, and no bar', () => {
  expect(view([100, null, 5]).stages[1]).toMatchObject({
    value: '–',
    absence: 'no data',
    share: undefined,
  });
});

test('the earlier period stands beside', () => {
  const { stages, earlier } = view([1000, 100], [800, 60]);
  expect(earlier).toBe('the previous period (Jun 2026)');
  expect(stages[1]).toMatchObject({
    change: { direction: 'up', brief: '+66.7%', verdict: 'better' },
  });
});

test('one sentence says what comes through', () => {
  expect(view([10_000, 500, 50]).sentence).toBe(
    'From Sessions to Marketing-qualified leads, 0.5% come through: 50 of 10,000.',
  );
  expect(view([0, 0]).sentence).toBe('');
  expect(view([5]).sentence).toBe('');
});

test('the same in Chinese', () => {
  const { sentence, stages } = funnelView(stageReadings([10_000, 500, 50]), chinese);
  expect(sentence).toBe('从会话数到营销合格线索：10,000 中有 50，整体转化率 0.5%。');
  expect(stages[1]).toMatchObject({
    stepOf: '会话数的 5%',
    lostText: '流失 95%（9,500）',
    largest: '流失最多',
  });
});

test('nothing but zeros is drawn as nothing', () => {
  expect(view([0, 0]).flow.columns).toBe('M0 100V100h56V100zM100 100V100h56V100z');
});
