import { createFrame, read } from '@kpi-elements/core';
import { asDataset, asObjects, byHand, byHandFromObjects, makeRows, rollUpAndEvaluate } from './ad-rows.ts';
import { compare } from './compare.ts';

/** Adding rows up: columns, objects, readings, and how the cost grows. */
export function bench(): void {
  const rows = makeRows(1_000_000);
  const dataset = asDataset(rows);
  const cents = asDataset(rows, 100);
  compare('1e6 rows → 365 days × 8 channels + 4 KPIs, columns', {
    'by hand': () => byHand(rows),
    'compensated sums': () => rollUpAndEvaluate(dataset),
    'minor units': () => rollUpAndEvaluate(cents),
  });

  const objects = asObjects(rows);
  compare('the same from 1e6 objects', {
    'by hand': () => byHandFromObjects(objects),
    createFrame: () => createFrame(objects),
  });

  const frame = createFrame(objects);
  compare('20 readings with comparison and daily series from a frame of days × channels', {
    read: () => {
      for (let i = 0; i < 20; i++)
        read('cpc', frame, { period: '2025-06', compare: 'previous_period', grain: 'day' });
    },
  });

  for (const length of [1e5, 1e6, 1e7]) {
    const grown = asDataset(makeRows(length));
    compare(`${length.toExponential()} rows`, { 'roll up and evaluate': () => rollUpAndEvaluate(grown) });
  }
}
