import { english } from '@kpi-elements/core';
import type { Kpi, TargetReading } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import en from '../locales/en.ts';
import { kpis } from '../testing/readings.ts';
import type { Reader } from './reader.ts';
import { targetView } from './target.view.ts';

const reader: Reader = { strings: en, locale: english, timeZone: 'UTC' };

function view({ unit }: Kpi, target: TargetReading) {
  return targetView(target, { unit, locale: english }, reader);
}

test('a target says how much is reached, how it stands and what is missing', () => {
  const target = { value: 5, attainment: 0.842, status: 'at_risk', toGo: 0.79 } as const;
  expect(view(kpis.roas, target)).toEqual({
    status: 'at_risk',
    text: '84.2% of target 5×',
    word: 'at risk',
    toGo: '0.79× to go',
    share: 84.2,
  });
});

test('the bar of a target ends at its end, the text does not', () => {
  const target = { value: 4, attainment: 1.5, status: 'met', toGo: 0 } as const;
  expect(view(kpis.roas, target)).toMatchObject({
    share: 100,
    text: '150% of target 4×',
    toGo: '',
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
