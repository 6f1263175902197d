import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { GaugeRange } from '../../../packages/widgets/src/kpi-gauge/scale.ts';
import { comparison, kpis, reading, roas } from '../../../packages/widgets/src/testing/readings.ts';
import { answered, failure } from '../sheet.ts';
import type { Look, Sheet } from '../sheet.ts';

const attained = reading(kpis.ctr, 1.29, {
  target: { value: 1, attainment: 1.29, status: 'met', toGo: 0 },
});

const below = reading({ ...kpis.ctr, id: 'romi' }, -0.2, {
  comparisons: [comparison(0.25, -0.2, 'worse')],
});

/** Three ranges with their names. */
export function rangesIn({ language }: Look): readonly GaugeRange[] {
  const [loss, even, profit] =
    language === 'en' ? (['Loss', 'Break-even', 'Profit'] as const) : (['亏损', '保本', '盈利'] as const);
  return [
    { to: 1, name: loss, verdict: 'worse' },
    { to: 4, name: even, verdict: 'caution' },
    { to: 6, name: profit, verdict: 'better' },
  ];
}

const gauge = html`<kpi-gauge kpi="roas"></kpi-gauge>`;

interface Options {
  readonly layout?: string;
  readonly ranges?: readonly GaugeRange[];
  readonly min?: number;
  readonly max?: number;
}

/** A gauge of a reading. */
export function gaugeOf(shown: Reading, { layout, ranges, min, max }: Options = {}) {
  return html`<kpi-gauge
    .reading=${shown}
    layout=${layout ?? nothing}
    .ranges=${ranges}
    .min=${min}
    .max=${max}
  ></kpi-gauge>`;
}

/** `<kpi-gauge>` in its states. */
export const gaugeSheet: Sheet = {
  width: 16,
  columns: 4,
  cells: (look) => [
    { name: 'loading', element: answered({ status: 'loading' }, gauge) },
    { name: 'ready', element: answered({ status: 'ready', readings: [roas] }, gauge) },
    { name: 'refreshing', element: answered({ status: 'refreshing', readings: [roas] }, gauge) },
    {
      name: 'stale',
      element: answered({ status: 'stale', readings: [roas], error: new Error('No answer.') }, gauge),
    },
    {
      name: 'empty',
      element: answered(
        {
          status: 'ready',
          readings: [reading(kpis.roas, null, { absence: 'zero_denominator', comparisons: [] })],
        },
        gauge,
      ),
    },
    { name: 'error', element: answered(failure, gauge) },
    { name: 'ranges', element: gaugeOf(roas, { ranges: rangesIn(look) }) },
    { name: 'beyond the scale', element: gaugeOf(attained, { max: 1 }) },
    { name: 'half', element: gaugeOf(roas, { layout: 'half' }) },
    { name: 'half, ranges', element: gaugeOf(roas, { layout: 'half', ranges: rangesIn(look) }) },
    { name: 'half, below zero', element: gaugeOf(below, { layout: 'half', min: -0.5, max: 1 }) },
    {
      name: 'half, loading',
      element: answered({ status: 'loading' }, html`<kpi-gauge kpi="roas" layout="half"></kpi-gauge>`),
    },
    { name: 'linear', element: gaugeOf(roas, { layout: 'linear' }) },
    { name: 'linear, ranges', element: gaugeOf(roas, { layout: 'linear', ranges: rangesIn(look) }) },
    { name: 'linear, beyond', element: gaugeOf(attained, { layout: 'linear', max: 1 }) },
    {
      name: 'linear, loading',
      element: answered({ status: 'loading' }, html`<kpi-gauge kpi="roas" layout="linear"></kpi-gauge>`),
    },
  ],
};
