import { english } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import en from '../locales/en.ts';
import { kpis, reading } from '../testing/readings.ts';
import { benchmarkView } from './benchmark.view.ts';
import type { Reader } from '../base/reader.ts';

const reader: Reader = { strings: en, locale: english, timeZone: 'UTC' };
const format = { unit: 'percent', locale: english } as const;

test('a benchmark is dated after its last day, and says when its sample is not known', () => {
  const benchmark = {
    value: 0.0642,
    scope: 'search ads',
    date: '2024',
    source: 'A study',
    validUntil: '2025-12-31',
  };
  expect(benchmarkView(benchmark, format, reading(kpis.ctr, 0.06), reader)).toEqual({
    text: 'Benchmark 6.42% · search ads (dated)',
    source: 'A study, 2024, sample not stated',
  });
});
