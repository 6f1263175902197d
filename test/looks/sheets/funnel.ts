import type { Reading } from '@kpi-elements/core';
import { html } from 'lit';
import { stageIds, stageReadings } from '../../../packages/widgets/src/testing/stages.ts';
import { answered, failure } from '../sheet.ts';
import type { Sheet } from '../sheet.ts';

export const compared = stageReadings([48_210, 6120, 1904, 611, 310], [44_100, 6400, 1700, 640, 260]);

const funnel = html`<kpi-funnel stages=${stageIds.join(' ')}></kpi-funnel>`;
const showing = (readings: readonly Reading[]) => html`<kpi-funnel .readings=${readings}></kpi-funnel>`;
const wide = 50;

/** `<kpi-funnel>` in its states. */
export const funnelSheet: Sheet = {
  width: 24,
  columns: 2,
  cells: () => [
    { name: 'loading', width: wide, element: answered({ status: 'loading' }, funnel) },
    { name: 'ready', width: wide, element: answered({ status: 'ready', readings: compared }, funnel) },
    {
      name: 'widening, without comparison',
      width: wide,
      element: showing(stageReadings([12_000, 3400, 4100, 900, 420])),
    },
    { name: 'refreshing', element: answered({ status: 'refreshing', readings: compared }, funnel) },
    { name: 'loading', element: answered({ status: 'loading' }, funnel) },
    {
      name: 'stale, a stage without value',
      element: answered(
        {
          status: 'stale',
          readings: stageReadings([12_000, 0, 40, null, 12]),
          error: new Error('No answer.'),
        },
        funnel,
      ),
    },
    {
      name: 'empty',
      element: answered({ status: 'ready', readings: stageReadings([null, null, null, null, null]) }, funnel),
    },
    { name: 'error', element: answered(failure, funnel) },
  ],
};
