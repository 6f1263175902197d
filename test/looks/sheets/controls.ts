import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import { fixedClient } from '../../../packages/widgets/src/testing/fixed-client.ts';
import { kpis, reading } from '../../../packages/widgets/src/testing/readings.ts';
import type { Sheet } from '../sheet.ts';

const countries = ['Germany', 'France', 'Spain', 'Italy', 'Poland', 'Austria', 'Japan', 'Brazil', null];
const groups = countries.map((country): Reading => ({ ...reading(kpis.roas, 4.2), key: { country } }));

interface Options {
  readonly period?: string;
  readonly where?: string;
  readonly dimensions?: string;
}

const controls = ({ period, where, dimensions }: Options) => html`
  <kpi-scope
    .client=${fixedClient({ status: 'ready', readings: [{ ...reading(kpis.roas, 4.2), groups }] }, Object.values(kpis))}
    period=${period ?? 'last_30_days'}
    compare="previous_period"
    where=${where ?? nothing}
    time-zone="UTC"
  >
    <kpi-controls
      kpi="roas"
      dimensions=${dimensions ?? 'channel=search,social,email,display country'}
    ></kpi-controls>
  </kpi-scope>
`;

/** `<kpi-controls>` in its states. */
export const controlsSheet: Sheet = {
  width: 52,
  columns: 1,
  cells: () => [
    { name: 'ready', element: controls({}) },
    { name: 'filtered', element: controls({ where: 'channel=search country=Germany,France,Spain' }) },
    { name: 'two dates', element: controls({ period: '2026-07-01/2026-07-15' }) },
    { name: 'error', element: controls({ dimensions: 'channel=search,,social' }) },
    { name: 'narrow', width: 18, element: controls({ where: 'channel=search' }) },
    { name: '120 px', width: 7.5, element: controls({ where: 'channel=search' }) },
  ],
};

/** What its filters open. */
export const filterSheet: Sheet = {
  width: 20,
  columns: 2,
  height: 28,
  opens: '.filter',
  cells: () => [
    {
      name: 'listed',
      element: controls({ where: 'channel=search', dimensions: 'channel=search,social,email' }),
    },
    { name: 'asked', element: controls({ where: 'country=Germany,France', dimensions: 'country' }) },
  ],
};
