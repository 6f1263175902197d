import { html } from 'lit';
import { comparison, ctr, roas } from '../../../packages/widgets/src/testing/readings.ts';
import { stageReadings } from '../../../packages/widgets/src/testing/stages.ts';
import type { Sheet } from '../sheet.ts';
import { cardSheet, several } from './card.ts';
import { controlsSheet } from './controls.ts';
import { compared } from './funnel.ts';
import { gaugeOf, rangesIn } from './gauge.ts';

const verdicts = ['better', 'worse', 'unclear', 'same'] as const;
const statuses = ['met', 'on_track', 'at_risk', 'missed'] as const;

/** What has most to lose where colours, motion or room are taken away. */
export const situationSheet: Sheet = {
  width: 18,
  columns: 3,
  cells: (look) => [
    { name: 'several comparisons', element: html`<kpi-card .reading=${several} selectable></kpi-card>` },
    { name: 'worse, with benchmark', element: html`<kpi-card .reading=${ctr}></kpi-card>` },
    ...cardSheet.cells(look).filter(({ name }) => ['target met', 'target missed'].includes(name)),
    ...cardSheet.cells(look).filter(({ name }) => ['error', 'loading', 'stale'].includes(name)),
    { name: 'ranges', element: gaugeOf(roas, { ranges: rangesIn(look) }) },
    { name: 'linear', element: gaugeOf(roas, { ranges: rangesIn(look), layout: 'linear' }) },
    { name: 'funnel', width: 56, element: html`<kpi-funnel .readings=${compared}></kpi-funnel>` },
    {
      name: 'widening',
      element: html`<kpi-funnel .readings=${stageReadings([12_000, 3400, 4100])} selectable></kpi-funnel>`,
    },
  ],
};

/** One below the other, as wide as a window of 320 px leaves room for. */
export const zoomSheet: Sheet = {
  width: 18,
  columns: 1,
  cells: (look) => [
    ...situationSheet.cells(look).map(({ name, element }) => ({ name, element })),
    ...controlsSheet.cells(look).map(({ name, element }) => ({ name, element })),
  ],
};

/** Readings that differ in nothing but what they mean. */
export const verdictSheet: Sheet = {
  width: 18,
  columns: 1,
  cells: () =>
    verdicts.map((verdict) => ({
      name: '',
      element: html`<kpi-card
        .reading=${{ ...roas, comparisons: [comparison(3.9, 4.21, verdict)] }}
      ></kpi-card>`,
    })),
};

/** The same for targets. */
export const statusSheet: Sheet = {
  width: 18,
  columns: 1,
  cells: () =>
    statuses.map((status) => ({
      name: '',
      element: html`<kpi-card .reading=${{ ...roas, target: { ...roas.target!, status } }}></kpi-card>`,
    })),
};
