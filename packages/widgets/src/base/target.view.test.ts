import { english } from '@kpi-elements/core';
import type { Kpi, TargetReading } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import en from '../locales/en.ts';
import { kpis } from '../testing/readings.ts';
import type { Reader } from './reader.ts';
import { targetView } from './target.view.ts';

const reader: Reader = { strings: en, locale: english, timeZone: 'UTC' };

function view(kpi: Kpi, target: TargetReading) {
  return targetView({ kpi, target, partial: true, currency: 'EUR' }, reader);
}

test('a target says how much is reached, how it stands and what is missing', () => {
  const target = { value: 5, attainment: 0.842, status: 'at_risk', toGo: 0.79 } as const;
  expect(view(kpis.roas, target)).toEqual({
    status: 'at_risk',
    text: '84.2% of target 5×',
    word: 'at risk',
    gap: '0.79× to go',
    share: 84.2,
  });
});

test('the bar of a target ends at its end, the text does not', () => {
  const target = { value: 4, attainment: 1.5, status: 'met', toGo: 0 } as const;
  expect(view(kpis.roas, target)).toMatchObject({
    share: 100,
    text: '150% of target 4×',
    gap: '',
  });
});

test('a target that a ratio says nothing about is only named', () => {
  const target = { value: 0, attainment: null, status: 'none', toGo: 3 } as const;
  expect(view(kpis.roas, target)).toMatchObject({
    text: 'target 0×',
    share: 0,
    word: '',
  });
});

test('of what is to stay low, the target is a limit: the text says how much of it is used, and what is too much', () => {
  const target = { value: 24, attainment: 24 / 31.51, status: 'missed', toGo: 7.51 } as const;
  expect(view(kpis.cpa, target)).toMatchObject({
    text: '131% of limit €24.00',
    gap: '€7.51 too high',
    share: 100,
  });
  expect(view(kpis.cpa, { ...target, attainment: 1.25, status: 'met', toGo: 0 })).toMatchObject({
    text: '80% of limit €24.00',
    gap: '',
    share: 80,
  });
});
