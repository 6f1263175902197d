import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@kpi-elements/widgets';
import { catalog } from '@kpi-elements/core';
import type { KpiId, Reading } from '@kpi-elements/core';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

interface Advice {
  readonly question: string;
  readonly tag: string;
  readonly why: string;
  readonly instead: string;
  readonly example: TemplateResult;
}

const stage = (id: KpiId, value: number): Reading => ({
  kpi: catalog.get(id),
  key: {},
  period: '2026-07-01/2026-07-31',
  value,
  partial: false,
  inputs: {},
  coverage: { present: 31, expected: 31 },
  comparisons: [],
  asOf: '2026-08-01T07:30:00Z',
});

const advice: readonly Advice[] = [
  {
    question: 'How much is it, and is that better than before?',
    tag: 'kpi-card',
    why: 'One number, its change and what the change means. The most useful widget for most KPIs, and the one to begin with.',
    instead: 'Not for more than about seven numbers on a page: nobody reads the eighth.',
    example: html`<kpi-card
      label="Return on ad spend"
      value="4.2"
      previous="3.9"
      unit="multiple"
      better="higher"
      series="[3.6, 3.8, 3.7, 4, 3.9, 4.2]"
    ></kpi-card>`,
  },
  {
    question: 'How far are we from where we want to be?',
    tag: 'kpi-gauge',
    why: 'A value between two ends, with a target and ranges that have names. It says at a glance which range the value is in.',
    instead: 'Not without a target or ranges: an arc that means nothing takes the room of three cards.',
    example: html`<kpi-gauge
      layout="half"
      label="Return on ad spend"
      value="4.2"
      unit="multiple"
      better="higher"
      target="5"
      ranges='[{"to":1,"name":"Loss","verdict":"worse"},{"to":4,"name":"Break-even","verdict":"caution"},{"to":6,"name":"Profit","verdict":"better"}]'
    ></kpi-gauge>`,
  },
  {
    question: 'Where do we lose them on the way?',
    tag: 'kpi-funnel',
    why: 'Counts of consecutive stages, the share that reaches each, and the stage that loses most.',
    instead: 'Not for stages that people may skip or enter in any order: their rates are no shares.',
    example: html`<kpi-funnel
      .readings=${[stage('sessions', 42_000), stage('leads', 1_680), stage('new_customers', 210)]}
    ></kpi-funnel>`,
  },
  {
    question: 'Why do all of these show the same month?',
    tag: 'kpi-scope',
    why: 'Settings for everything inside, said once: client, period, comparison, filters, currency, language, targets. It shows nothing itself, and scopes nest.',
    instead: 'Not for a setting of one element: write that on the element.',
    example: html`<kpi-scope currency="EUR" locale="de">
      <kpi-card label="Umsatz" value="12500" previous="11800" unit="money" better="higher"></kpi-card>
    </kpi-scope>`,
  },
  {
    question: 'What about another month, or one channel only?',
    tag: 'kpi-controls',
    why: 'Period, comparison and filters for every element of the scope around it. With url, a link leads to what is shown.',
    instead: 'Not for a page that is meant to be read as it is, such as a screen on a wall.',
    example: html`<kpi-scope period="last_30_days" compare="previous_period">
      <kpi-controls dimensions="channel=search,social,email"></kpi-controls>
    </kpi-scope>`,
  },
];

const row = {
  display: 'grid',
  gap: '1rem 2rem',
  'grid-template-columns': 'repeat(auto-fit, minmax(min(20rem, 100%), 1fr))',
  'align-items': 'start',
  padding: '1.5rem 0',
  'border-block-start': '1px solid var(--kpi-border)',
};

const meta: Meta = {
  title: 'Which widget when',
  tags: ['!autodocs'],
  render: () => html`
    <div
      lang="en"
      dir="ltr"
      style=${styleMap({ 'max-inline-size': '64rem', font: '0.875rem/1.5 var(--kpi-font)' })}
    >
      <p>Begin with the question that the reader has. A page answers one question well, or five badly.</p>
      ${advice.map(
        ({ question, tag, why, instead, example }) => html`
          <section style=${styleMap(row)}>
            <div>
              <h2 style="margin: 0; font-size: 1.125rem">${question}</h2>
              <p><code>&lt;${tag}&gt;</code></p>
              <p>${why}</p>
              <p>${instead}</p>
            </div>
            <div>${example}</div>
          </section>
        `,
      )}
    </div>
  `,
};
export default meta;

export const Questions: StoryObj = {};
