import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { KpiClient, Reading, ReadingState } from '@kpi-elements/core';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, fn } from 'storybook/test';
import '../kpi-scope/kpi-scope.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { given } from '../testing/given.ts';
import { stageIds, stageReadings } from '../testing/stages.ts';
import './kpi-funnel.ts';
import type { KpiFunnel } from './kpi-funnel.ts';

type Args = Partial<Omit<KpiFunnel, 'readings'>> & {
  readonly readings?: readonly Reading[];
  readonly client?: KpiClient;
  readonly width?: string;
};

const compared = stageReadings([48_210, 6120, 1904, 611, 310], [44_100, 6400, 1700, 640, 260]);

const meta: Meta<Args> = {
  title: 'KPI funnel',
  component: 'kpi-funnel',
  args: { stages: stageIds.join(' '), width: '75rem' },
  render: ({ client, width, ...args }) => html`
    <kpi-scope .client=${client} time-zone="UTC" period="2026-07-01/2026-07-30" compare="previous_period">
      <kpi-funnel style=${styleMap({ 'max-inline-size': width })} ${given(args)}></kpi-funnel>
    </kpi-scope>
  `,
};
export default meta;

type Story = StoryObj<Args>;

const answering = (state: ReadingState): Story => ({ args: { client: fixedClient(state) } });
const showing = (readings: readonly Reading[], more: Args = {}): Story => ({ args: { readings, ...more } });

export const Ready: Story = answering({ status: 'ready', readings: compared });
export const BelowEachOther: Story = showing(compared, { width: '26rem' });
export const Narrow: Story = showing(compared, { width: '7.5rem' });
export const WithoutComparison: Story = showing(stageReadings([48_210, 6120, 1904, 611, 310]));
export const TwoStages: Story = showing(stageReadings([1200, 90], [1000, 120]), { width: '42rem' });

export const Loading: Story = answering({ status: 'loading' });
export const LoadingBelowEachOther: Story = { args: { ...Loading.args, width: '26rem' } };
export const Refreshing: Story = answering({ status: 'refreshing', readings: compared });
export const Stale: Story = answering({
  status: 'stale',
  readings: compared,
  error: new Error('The source did not answer.'),
});
export const Empty: Story = answering({
  status: 'ready',
  readings: stageReadings([null, null, null, null, null]),
});
export const Failed: Story = answering({
  status: 'error',
  error: new Error('Source "crm" answered 503.\nCheck that the address can be reached.'),
});
export const NoStages: Story = { args: { stages: '' } };

export const Widening: Story = showing(stageReadings([12_000, 3400, 4100, 900, 420]), {
  label: 'Leads from elsewhere join late',
});
export const EmptyStage: Story = showing(stageReadings([12_000, 0, 40, null, 12]), { width: '48rem' });
export const HoleInTheData: Story = showing(
  compared.map((reading, i) => (i === 1 ? { ...reading, coverage: { present: 27, expected: 30 } } : reading)),
);

export const Selectable: Story = {
  args: { readings: compared, selectable: true },
  play: async ({ canvasElement, userEvent }) => {
    const funnel = canvasElement.querySelector('kpi-funnel')!;
    const onSelect = fn();
    funnel.addEventListener('kpi-select', onSelect);
    await userEvent.click(funnel.shadowRoot!.querySelectorAll('.stage button')[2]!);
    await expect(onSelect).toHaveBeenCalledOnce();
    await expect(onSelect.mock.calls[0]![0]).toHaveProperty('reading', compared[2]);
  },
};
export const MarkupIsText: Story = showing(
  compared.map((reading) => ({
    ...reading,
    kpi: { ...reading.kpi, id: 'custom', name: '<img src=x onerror=alert(1)>' },
  })),
);
