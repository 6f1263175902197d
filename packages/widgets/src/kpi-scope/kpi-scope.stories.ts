import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect } from 'storybook/test';
import '../kpi-card/kpi-card.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { given } from '../testing/given.ts';
import { comparison, kpis, reading } from '../testing/readings.ts';
import './kpi-scope.ts';
import type { KpiScope } from './kpi-scope.ts';

const answers = {
  roas: reading(kpis.roas, 4.21, { comparisons: [comparison(3.9, 4.21, 'better')] }),
  revenue: reading(kpis.revenue, 1_284_310.5, {
    comparisons: [comparison(1_190_224, 1_284_310.5, 'better')],
  }),
  cpa: reading(kpis.cpa, 41.2, { comparisons: [comparison(38.4, 41.2, 'worse')] }),
  ctr: reading(kpis.ctr, 0.0666, { comparisons: [comparison(0.0659, 0.0666, 'unclear')] }),
};

/** Answers with the readings above, whatever the period. */
const client = () =>
  fixedClient(({ kpi }) => {
    const known = answers[kpi as keyof typeof answers];
    return known
      ? { status: 'ready', readings: [known] }
      : { status: 'error', error: new Error(`Unknown KPI "${String(kpi)}".`) };
  }, Object.values(kpis));

const grid = styleMap({
  display: 'grid',
  gap: '1rem',
  'grid-template-columns': 'repeat(auto-fit, minmax(min(15rem, 100%), 1fr))',
});

const cards = Object.keys(answers).map((kpi) => html`<kpi-card kpi=${kpi}></kpi-card>`);

const meta: Meta<Partial<KpiScope>> = {
  title: 'KPI scope',
  component: 'kpi-scope',
  args: { period: 'last_30_days', compare: 'previous_period', timeZone: 'UTC' },
  render: (args) => html`
    <kpi-scope .client=${client()} ${given(args)}>
      <div style=${grid}>${cards}</div>
    </kpi-scope>
  `,
};
export default meta;

type Story = StoryObj<Partial<KpiScope>>;

export const Board: Story = {};

export const OtherLanguage: Story = { args: { locale: 'zh-CN' } };

export const OtherTimeZone: Story = { args: { timeZone: 'Asia/Shanghai' } };

export const Nested: Story = {
  render: () => {
    const asked = client();
    return html`
      <kpi-scope .client=${asked} period="last_30_days" where="channel=search" time-zone="UTC">
        <div style=${grid}>
          <kpi-card kpi="roas" label="All of search"></kpi-card>
          <kpi-scope where="country=DE"><kpi-card kpi="roas" label="Search in Germany"></kpi-card></kpi-scope>
        </div>
      </kpi-scope>
    `;
  },
  play: async ({ canvasElement }) => {
    const { asked } = canvasElement.querySelector('kpi-scope')!.client as ReturnType<typeof client>;
    await expect(asked.map(({ where }) => where)).toEqual(['channel=search', 'channel=search country=DE']);
  },
};

export const UnknownKpi: Story = {
  render: () => html`
    <kpi-scope .client=${client()}>
      <div style=${grid}><kpi-card kpi="roaz"></kpi-card><kpi-card kpi="roas"></kpi-card></div>
    </kpi-scope>
  `,
};
