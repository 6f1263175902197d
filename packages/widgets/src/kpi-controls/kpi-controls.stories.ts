import type { Reading, ReadingRequest, ReadingState } from '@kpi-elements/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, waitFor } from 'storybook/test';
import '../kpi-card/kpi-card.ts';
import '../kpi-scope/kpi-scope.ts';
import type { KpiScope } from '../kpi-scope/kpi-scope.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { given } from '../testing/given.ts';
import { comparison, kpis, reading } from '../testing/readings.ts';
import './kpi-controls.ts';
import type { KpiControls } from './kpi-controls.ts';

type Args = Partial<Omit<KpiScope, 'url'>> & Partial<KpiControls>;

const countries = ['Germany', 'France', 'Spain', 'Italy', 'Poland', 'Austria', 'Japan', 'Brazil', 'Canada'];
const group = (country: string | null): Reading => ({ ...reading(kpis.roas, 4.2), key: { country } });
const roas = reading(kpis.roas, 4.21, { comparisons: [comparison(3.9, 4.21, 'better')] });

const client = () =>
  fixedClient(({ by }: ReadingRequest): ReadingState => {
    const groups = [...countries, 'United Kingdom', 'United States', null].map(group);
    return { status: 'ready', readings: [by ? { ...roas, groups } : roas] };
  }, Object.values(kpis));

const meta: Meta<Args> = {
  title: 'KPI controls',
  component: 'kpi-controls',
  args: {
    period: 'last_30_days',
    compare: 'previous_period',
    kpi: 'roas',
    dimensions: 'channel=search,social,email,display country',
  },
  render: ({ period, compare, where, ...args }) => html`
    <kpi-scope .client=${client()} time-zone="UTC" ${given({ period, compare, where })}>
      <kpi-controls ${given(args)}></kpi-controls>
      <div style=${styleMap({ 'margin-block-start': '1rem' })}><kpi-card kpi="roas"></kpi-card></div>
    </kpi-scope>
  `,
};
export default meta;

type Story = StoryObj<Args>;

export const Ready: Story = {};
export const Filtered: Story = { args: { where: 'channel=search country=Germany,France,Spain' } };
export const TwoDates: Story = { args: { period: '2026-07-01/2026-07-15' } };
export const FewChoices: Story = {
  args: { dimensions: '', periods: 'last_7_days last_30_days', withoutCompare: true, withoutDates: true },
};
export const Open: Story = {
  args: { where: 'channel=search,email' },
  play: async ({ canvasElement, userEvent }) => {
    const root = canvasElement.querySelector('kpi-controls')!.shadowRoot!;
    await userEvent.click(root.querySelector('.filter')!);
    await expect(root.querySelector('.panel')).toBeVisible();
  },
};
export const LongList: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const controls = canvasElement.querySelector('kpi-controls')!;
    await userEvent.click(controls.shadowRoot!.querySelectorAll('.filter')[1]!);
    await controls.updateComplete;
    await expect(controls.shadowRoot!.querySelectorAll('.member')).toHaveLength(12);
  },
};
export const Unreadable: Story = { args: { dimensions: 'channel=search,,social' } };
export const Slotted: Story = {
  render: () => html`
    <kpi-scope period="last_30_days"
      ><kpi-controls><a href="#more">More</a></kpi-controls></kpi-scope
    >
  `,
};

const channels = ['search', 'social', 'email'];
export const ChosenFromCards: Story = {
  render: () => html`
    <kpi-scope .client=${client()} period="last_30_days" time-zone="UTC">
      <kpi-controls dimensions=${`channel=${channels.join()}`}></kpi-controls>
      <div
        style=${styleMap({
          display: 'grid',
          'grid-template-columns': 'repeat(auto-fit, minmax(10rem, 1fr))',
          gap: '1rem',
          'margin-block-start': '1rem',
        })}
      >
        ${channels.map(
          (channel, i) =>
            html`<kpi-card
              .reading=${{ ...reading(kpis.roas, 4.21 - i), key: { channel } }}
              label=${channel}
              select="filter"
            ></kpi-card>`,
        )}
      </div>
    </kpi-scope>
  `,
  play: async ({ canvasElement, userEvent }) => {
    const scope = canvasElement.querySelector('kpi-scope')!;
    const card = canvasElement.querySelectorAll('kpi-card')[1]!;
    await card.updateComplete;
    const name = card.shadowRoot!.querySelector("[part='select']")!;
    await userEvent.click(name);
    await waitFor(() => expect(scope.where).toBe('channel=social'));
    await waitFor(() => expect(name).toHaveAttribute('aria-pressed', 'true'));
  },
};
