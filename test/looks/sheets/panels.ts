import { catalog } from '@kpi-elements/core';
import type { ReadingState } from '@kpi-elements/core';
import { html } from 'lit';
import { fixedClient } from '../../../packages/widgets/src/testing/fixed-client.ts';
import { comparison, reading } from '../../../packages/widgets/src/testing/readings.ts';
import type { Sheet } from '../sheet.ts';

const answer: ReadingState = {
  status: 'ready',
  readings: [
    reading(catalog.get('cpa'), 40, {
      inputs: { cost: 12_400, new_customers: 310 },
      comparisons: [{ ...comparison(38.5, 40, 'worse'), inputs: { cost: 10_010, new_customers: 260 } }],
    }),
  ],
};

const card = (withoutMath: boolean) => html`
  <kpi-scope
    .client=${fixedClient(answer, catalog)}
    time-zone="UTC"
    period="2026-07-01/2026-07-30"
    compare="previous_period"
    ><kpi-card kpi="cpa" ?without-math=${withoutMath} ?without-export=${!withoutMath}></kpi-card
  ></kpi-scope>
`;

/** What the buttons in the header open: the formula with its numbers, and the ways to take them away. */
export const panelSheet: Sheet = {
  width: 27,
  columns: 2,
  height: 42,
  opens: '.panel-button',
  cells: () => [
    { name: 'the math', element: card(false) },
    { name: 'export', width: 18, element: card(true) },
  ],
};
