import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { KpiClient, Reading, ReadingState } from '@kpi-elements/core';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, fn } from 'storybook/test';
import '../kpi-scope/kpi-scope.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { given } from '../testing/given.ts';
import { comparison, kpis, reading } from '../testing/readings.ts';
import './kpi-gauge.ts';
import type { KpiGauge } from './kpi-gauge.ts';
import type { GaugeRange } from './scale.ts';

type Args = Partial<KpiGauge> & { readonly client?: KpiClient; readonly width?: string };

const target = { value: 5, attainment: 0.842, status: 'at_risk', toGo: 0.79 } as const;
const roas = reading(kpis.roas, 4.21, { comparisons: [comparison(3.9, 4.21, 'better')], target });
const ranges: readonly GaugeRange[] = [
  { to: 1, name: 'Loss', verdict: 'worse' },
  { to: 4, name: 'Break-even', verdict: 'caution' },
  { to: 6, name: 'Profit', verdict: 'better' },
];

const meta: Meta<Args> = {
  title: 'KPI gauge',
  component: 'kpi-gauge',
  args: { kpi: 'roas', layout: 'radial', width: '20rem' },
  render: ({ client, width, ...args }) => html`
    <kpi-scope .client=${client} time-zone="UTC" period="2026-07-01/2026-07-30" compare="previous_period">
      <kpi-gauge style=${styleMap({ 'max-inline-size': width })} ${given(args)}></kpi-gauge>
    </kpi-scope>
  `,
};
export default meta;

type Story = StoryObj<Args>;

const answering = (state: ReadingState): Story => ({
  args: { client: fixedClient(state, Object.values(kpis)) },
});
const showing = (shown: Reading, more: Args = {}): Story => ({ args: { reading: shown, ...more } });

export const Ready: Story = answering({ status: 'ready', readings: [roas] });
export const Half: Story = showing(roas, { layout: 'half' });
export const Linear: Story = showing(roas, { layout: 'linear' });
export const Ranges: Story = showing(roas, { ranges });
export const HalfRanges: Story = showing(roas, { ranges, layout: 'half' });
export const LinearRanges: Story = showing(roas, { ranges, layout: 'linear' });

export const Loading: Story = answering({ status: 'loading' });
export const Refreshing: Story = answering({ status: 'refreshing', readings: [roas] });
export const Stale: Story = answering({
  status: 'stale',
  readings: [roas],
  error: new Error('The source did not answer.'),
});
export const Empty: Story = answering({
  status: 'ready',
  readings: [reading(kpis.roas, null, { absence: 'zero_denominator', comparisons: [] })],
});
export const Failed: Story = answering({
  status: 'error',
  error: new Error('Source "ads" answered 503.\nCheck that the address can be reached.'),
});

const attained = reading(
  { ...kpis.ctr, id: 'sales_target_attainment', name: 'Sales target attainment' },
  1.29,
  {
    target: { value: 1, attainment: 1.29, status: 'met', toGo: 0 },
  },
);
export const BeyondTheScale: Story = showing(attained, { max: 1 });
export const LinearBeyondTheScale: Story = showing(attained, { max: 1, layout: 'linear' });
export const Negative: Story = showing(
  reading({ ...kpis.ctr, id: 'custom', name: 'Return on investment' }, -0.2, {
    comparisons: [comparison(0.25, -0.2, 'worse')],
  }),
  { min: -0.5, max: 1 },
);
export const LowerIsBetter: Story = showing(
  reading(kpis.cpa, 41.2, {
    comparisons: [comparison(48.9, 41.2, 'better')],
    target: { value: 40, attainment: 0.971, status: 'on_track', toGo: 1.2 },
  }),
);
export const PlainNumbers: Story = {
  args: {
    kpi: undefined,
    label: 'Net promoter score',
    value: 0.42,
    unit: 'points',
    better: 'higher',
    min: -1,
    max: 1,
  },
};

export const Narrow: Story = showing(roas, { ranges, width: '7.5rem' });
export const Wide: Story = showing(roas, { ranges, width: '75rem' });
export const WideLinear: Story = showing(roas, { ranges, width: '75rem', layout: 'linear' });

export const Selectable: Story = {
  args: { reading: roas, selectable: true },
  play: async ({ canvasElement, userEvent }) => {
    const gauge = canvasElement.querySelector('kpi-gauge')!;
    const onSelect = fn();
    gauge.addEventListener('kpi-select', onSelect);
    await userEvent.click(gauge.shadowRoot!.querySelector('button')!);
    await expect(onSelect).toHaveBeenCalledOnce();
  },
};
export const MarkupIsText: Story = showing(
  reading({ ...kpis.roas, id: 'custom', name: '<img src=x onerror=alert(1)>' }, 4.2),
  { ranges: [{ to: 6, name: '<script>alert(1)</script>' }] },
);
