import { english, KpiError } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import en from '../locales/en.ts';
import zhCN from '../locales/zh-CN.ts';
import { comparison, kpis, reading } from '../testing/readings.ts';
import { frameView } from './frame.view.ts';
import type { FrameView, Known, Shown } from './frame.view.ts';
import type { Reader } from './reader.ts';

const reader: Reader = { strings: en, locale: english, timeZone: 'Europe/Berlin' };
const unknown = { label: undefined, kpi: undefined, id: 'roas' };
const roas = reading(kpis.roas, 4.21, { comparisons: [comparison(3.9, 4.21, 'better')] });

function view(shown: Shown, known: Known = unknown) {
  return plainSpaces(frameView(shown, known, reader));
}

/** The width of spaces in dates depends on the version of Intl's data. */
function plainSpaces(of: FrameView): FrameView {
  const texts = Object.entries(of).map(([key, text]) => [
    key,
    typeof text === 'string' ? text.replace(/\s/g, ' ') : text,
  ]);
  return Object.fromEntries(texts);
}

test('while loading, what nobody knows is left open', () => {
  expect(view({ status: 'loading' })).toMatchObject({
    label: undefined,
    period: undefined,
    asOf: undefined,
    sentence: 'Loading',
  });
});

test('one sentence says what is shown', () => {
  expect(view({ status: 'ready', readings: [roas] }).sentence).toBe(
    'Return on ad spend: 4.21× for Jul 1 – 30, 2026; up 7.95% (0.31×) from the previous period (Jun 2026), better.',
  );
});

test('a label takes the place of the name, in the sentence too', () => {
  const { label, sentence } = view(
    { status: 'ready', readings: [roas] },
    {
      ...unknown,
      label: 'ROAS',
    },
  );
  expect(label).toBe('ROAS');
  expect(sentence).toMatch(/^ROAS: /);
});

test('times are those of the time zone', () => {
  expect(view({ status: 'ready', readings: [roas] }).asOf).toBe('As of Jul 31, 2026, 9:30 AM');
});

test('an old value shows its age', () => {
  expect(view({ status: 'stale', readings: [roas] })).toMatchObject({
    stale: 'Not updated since Jul 31, 2026, 9:30 AM',
    asOf: '',
  });
});

test('an absence is given in words', () => {
  const none = reading(kpis.cpa, null, { absence: 'zero_denominator' });
  expect(view({ status: 'ready', readings: [none] }).absence).toBe('nothing to divide by');
});

test('an error is its fact and the way out, under the name that was asked for', () => {
  expect(
    view({ status: 'error', error: new Error('Unknown KPI "roaz".\nDid you mean "roas"?') }),
  ).toMatchObject({
    label: 'roas',
    fact: 'Unknown KPI "roaz".',
    wayOut: 'Did you mean "roas"?',
    period: '',
  });
});

test('the fact and the way out are in the language of the reader, before what the error says itself', () => {
  const error = new KpiError('unreadable_cell', '"1,234" is not a number.\nWrite digits with a point.');
  const chinese: Reader = { strings: zhCN, locale: zhCN.locale, timeZone: 'UTC' };
  expect(frameView({ status: 'error', error }, unknown, chinese)).toMatchObject({
    fact: '有数值无法读取。',
    wayOut: '请修正该数值后重试。\n"1,234" is not a number.\nWrite digits with a point.',
  });
});

test('what JavaScript throws by itself is told after a plain fact', () => {
  const error = new TypeError("Cannot read properties of undefined (reading 'id')");
  expect(view({ status: 'error', error })).toMatchObject({
    fact: 'This cannot be shown.',
    wayOut: "Cannot read properties of undefined (reading 'id')",
  });
});

test('a hole in the data, an open period and notes are told', () => {
  const of = {
    ...roas,
    partial: true,
    coverage: { present: 27, expected: 30 },
    notes: ['assumed channel=search', 'sampled'],
  };
  expect(view({ status: 'ready', readings: [of] }).notices).toEqual([
    'data for 27 of 30 days',
    'not final yet',
    'source taken as channel=search',
    'estimated from a sample',
  ]);
});

test('a note that no language knows is shown as it is, even one named like an object has it', () => {
  expect(view({ status: 'ready', readings: [{ ...roas, notes: ['constructor'] }] }).notices).toEqual([
    'constructor',
  ]);
});
