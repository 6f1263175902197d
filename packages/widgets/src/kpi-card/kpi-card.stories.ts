import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { KpiClient, Reading, ReadingState } from '@kpi-elements/core';
import { catalog } from '@kpi-elements/core';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, fn, waitFor } from 'storybook/test';
import '../kpi-scope/kpi-scope.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { given } from '../testing/given.ts';
import { comparison, ctr, kpis, reading, revenue, roas, series } from '../testing/readings.ts';
import './kpi-card.ts';
import type { KpiCard } from './kpi-card.ts';

type Args = Partial<KpiCard> & { readonly client?: KpiClient; readonly width?: string };

const meta: Meta<Args> = {
  title: 'KPI card',
  component: 'kpi-card',
  args: { kpi: 'roas', layout: 'card' },
  render: ({ client, width, ...args }) => html`
    <kpi-scope .client=${client} time-zone="UTC" period="2026-07-01/2026-07-30" compare="previous_period">
      <kpi-card style=${styleMap({ 'max-inline-size': width })} ${given(args)}></kpi-card>
    </kpi-scope>
  `,
};
export default meta;

type Story = StoryObj<Args>;

const answering = (state: ReadingState): Story => ({
  args: { client: fixedClient(state, Object.values(kpis)) },
});
const showing = (shown: Reading): Story => ({ args: { reading: shown } });

export const Ready: Story = answering({ status: 'ready', readings: [roas] });
export const Narrow: Story = { args: { ...showing(roas).args, width: '7.5rem' } };
export const Wide: Story = { args: { ...showing(roas).args, width: '75rem' } };

export const Loading: Story = answering({ status: 'loading' });
export const Refreshing: Story = answering({ status: 'refreshing', readings: [roas] });
export const Stale: Story = answering({
  status: 'stale',
  readings: [roas],
  error: new Error('The source did not answer.'),
});
export const Empty: Story = answering({
  status: 'ready',
  readings: [
    reading(kpis.roas, null, { absence: 'zero_denominator', comparisons: [comparison(3.9, null, 'none')] }),
  ],
});
export const Failed: Story = {
  args: {
    client: fixedClient(
      {
        status: 'error',
        error: new Error('Source "ads" answered 503.\nCheck that the address can be reached.'),
      },
      Object.values(kpis),
    ),
  },
  play: async ({ canvasElement, args, userEvent }) => {
    const retry = canvasElement.querySelector('kpi-card')!.shadowRoot!.querySelector("[part='retry']")!;
    await userEvent.click(retry);
    await expect(args.client).toHaveProperty('refreshed', 1);
  },
};

export const Money: Story = showing(revenue);
export const LowerIsBetter: Story = showing(
  reading(kpis.cpa, 41.2, { comparisons: [comparison(48.9, 41.2, 'better')] }),
);
export const Percent: Story = showing(ctr);
export const Points: Story = showing(
  reading(kpis.nps, 0.42, { comparisons: [comparison(0.39, 0.42, 'unclear')] }),
);
export const Count: Story = showing(
  reading(kpis.clicks, 184_201, { comparisons: [comparison(184_190, 184_201, 'same')] }),
);
export const Position: Story = showing(
  reading(kpis.avg_position, 7.4, { comparisons: [comparison(9.1, 7.4, 'better')] }),
);
export const Duration: Story = showing(
  reading(kpis.session_duration, 194, { comparisons: [comparison(171, 194, 'better')] }),
);

export const SeveralComparisons: Story = showing({
  ...roas,
  comparisons: [
    comparison(3.9, 4.21, 'better'),
    comparison(4.6, 4.21, 'worse', 'previous_year', '2025-07-01/2025-07-30'),
    comparison(null, 4.21, 'none', 'previous_year_weekday', '2025-07-02/2025-07-31'),
  ],
});
export const TargetMet: Story = showing({
  ...roas,
  target: { value: 4, attainment: 1.0525, status: 'met', toGo: 0 },
});
export const HoleInTheData: Story = showing({
  ...roas,
  coverage: { present: 27, expected: 30 },
  series: series(4.21, [9, 10, 11]),
});
export const StillRunning: Story = showing({ ...roas, partial: true, series: series(4.21, [], 1) });
export const Forecast: Story = showing({
  ...roas,
  forecast: [0.02, 0.05, 0.07, 0.08, 0.09].map((spread, i) => ({
    period: `2026-07-${String(i + 27)}`,
    value: 4.4 + 0.06 * i,
    low: (4.4 + 0.06 * i) * (1 - 2 * spread),
    high: (4.4 + 0.06 * i) * (1 + 2 * spread),
  })),
  series: series(4.21).slice(0, 26),
});
export const Notes: Story = showing({ ...roas, notes: ['assumed channel=search', 'sampled'] });

export const Row: Story = { args: { reading: roas, layout: 'row' } };
export const Big: Story = { args: { reading: roas, layout: 'big' } };
export const PlainNumbers: Story = {
  args: {
    kpi: undefined,
    label: 'ROAS',
    value: 4.2,
    previous: 3.9,
    unit: 'multiple',
    better: 'higher',
    target: 5,
    series: [3.6, 3.8, 3.7, null, 4.0, 3.9, 4.2],
  },
};
export const Selectable: Story = {
  args: { reading: roas, selectable: true },
  play: async ({ canvasElement, userEvent }) => {
    const card = canvasElement.querySelector('kpi-card')!;
    const onSelect = fn();
    card.addEventListener('kpi-select', onSelect);
    await userEvent.click(card.shadowRoot!.querySelector("[part='select']")!);
    await expect(onSelect).toHaveBeenCalledOnce();
  },
};
export const TheMath: Story = {
  args: {
    kpi: 'cpa',
    client: fixedClient(
      {
        status: 'ready',
        readings: [
          reading(catalog.get('cpa'), 40, {
            inputs: { cost: 12_400, new_customers: 310 },
            comparisons: [{ ...comparison(38.5, 40, 'worse'), inputs: { cost: 10_010, new_customers: 260 } }],
          }),
        ],
      },
      catalog,
    ),
  },
  play: async ({ canvasElement, userEvent }) => {
    const card = canvasElement.querySelector('kpi-card')!;
    await card.updateComplete;
    const root = card.shadowRoot!;
    await userEvent.click(root.querySelector('.math-button')!);
    await waitFor(() => expect(root.querySelector('.math')).toBeVisible());
  },
};
export const Export: Story = {
  args: { reading: roas },
  play: async ({ canvasElement, userEvent }) => {
    const root = canvasElement.querySelector('kpi-card')!.shadowRoot!;
    await userEvent.click(root.querySelector('.export-button')!);
    await waitFor(() => expect(root.querySelector('.export')).toBeVisible());
  },
};
export const Slots: Story = {
  render: () => html`
    <kpi-card .reading=${roas}>
      <span slot="label">Return on <em>all</em> ad spend</span>
      <a slot="actions" href="#definition">Definition</a>
      <span slot="footer">Attribution: last click.</span>
    </kpi-card>
  `,
};
export const MarkupIsText: Story = showing(
  reading({ ...kpis.roas, id: 'custom', name: '<img src=x onerror=alert(1)>' }, 4.2),
);
