import type { Reading } from '@kpi-elements/core';
import { KpiCard, KpiFunnel, KpiGauge } from '../../src/index.ts';
import type { Draw, Kind } from './picture.ts';

// The code of the others is there as well before anything is measured.
await Promise.all([KpiCard.preload(), KpiGauge.preload(), KpiFunnel.preload()]);

/** As a page uses them that has its readings. */
export const ours: Readonly<Record<Kind, Draw>> = {
  card: (readings) => reading('kpi-card', readings),
  gauge: (readings) => reading('kpi-gauge', readings),
  funnel(readings) {
    const element = document.createElement('kpi-funnel');
    element.readings = readings;
    return { element, update: (next) => (element.readings = next) };
  },
};

function reading(tag: 'kpi-card' | 'kpi-gauge', [first]: readonly Reading[]): ReturnType<Draw> {
  const element = document.createElement(tag);
  element.reading = first;
  return { element, update: ([next]) => (element.reading = next) };
}
