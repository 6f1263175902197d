import { html, nothing } from 'lit';
import type { Reading } from '@kpi-elements/core';
import {
  comparison,
  ctr,
  kpis,
  reading,
  revenue,
  roas,
  series,
} from '../../../packages/widgets/src/testing/readings.ts';
import { answered, failure } from '../sheet.ts';
import type { Sheet } from '../sheet.ts';

export const several: Reading = {
  ...roas,
  comparisons: [
    comparison(3.9, 4.21, 'better'),
    comparison(4.6, 4.21, 'worse', 'previous_year', '2025-07-01/2025-07-30'),
    comparison(null, 4.21, 'none', 'previous_year_weekday', '2025-07-02/2025-07-31'),
  ],
};

const card = html`<kpi-card kpi="roas"></kpi-card>`;
const showing = (shown: Reading, layout?: string) =>
  html`<kpi-card .reading=${shown} layout=${layout ?? nothing}></kpi-card>`;

/** `<kpi-card>` in its states. */
export const cardSheet: Sheet = {
  width: 16,
  columns: 4,
  cells: () => [
    { name: 'loading', element: answered({ status: 'loading' }, card) },
    { name: 'ready', element: answered({ status: 'ready', readings: [roas] }, card) },
    { name: 'refreshing', element: answered({ status: 'refreshing', readings: [roas] }, card) },
    {
      name: 'stale',
      element: answered({ status: 'stale', readings: [roas], error: new Error('No answer.') }, card),
    },
    {
      name: 'empty',
      element: answered(
        {
          status: 'ready',
          readings: [
            reading(kpis.roas, null, {
              absence: 'zero_denominator',
              comparisons: [comparison(3.9, null, 'none')],
            }),
          ],
        },
        card,
      ),
    },
    { name: 'error', element: answered(failure, card) },
    { name: 'worse, with benchmark', element: showing(ctr) },
    { name: 'money', element: showing(revenue) },
    { name: 'several comparisons', element: showing(several) },
    {
      name: 'target met',
      element: showing({ ...roas, target: { value: 4, attainment: 1.0525, status: 'met', toGo: 0 } }),
    },
    {
      name: 'target missed',
      element: showing({ ...roas, target: { value: 6, attainment: 0.7017, status: 'missed', toGo: 1.79 } }),
    },
    {
      name: 'unclear, missing days',
      element: showing(
        reading(kpis.nps, 0.42, {
          comparisons: [comparison(0.39, 0.42, 'unclear')],
          coverage: { present: 27, expected: 30 },
          series: series(0.42, [9, 10, 11]),
        }),
      ),
    },
    {
      name: 'partial',
      element: showing({ ...roas, partial: true, series: series(4.21, [], 1), notes: ['sampled'] }),
    },
    {
      name: 'same, without a series',
      element: showing(
        reading(kpis.clicks, 184_201, { comparisons: [comparison(184_190, 184_201, 'same')], series: [] }),
      ),
    },
    { name: 'big', width: 33, element: showing(revenue, 'big') },
    { name: 'row', width: 67, element: showing(roas, 'row') },
  ],
};
