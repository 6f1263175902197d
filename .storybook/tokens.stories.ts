import type { Meta, StoryObj } from '@storybook/web-components-vite';
import tokens from '@kpi-elements/widgets/tokens.css?raw';
import '@kpi-elements/widgets';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

interface Token {
  readonly name: string;
  readonly value: string;
}

/** What `tokens.css` declares, by its own headings. */
function tiers(css: string): { readonly title: string; readonly tokens: readonly Token[] }[] {
  return css
    .split(/^ {4}\/\* /m)
    .slice(1)
    .map((part) => ({
      title: part.slice(0, part.indexOf(' */')),
      tokens: Array.from(part.matchAll(/^ {4}(--[\w-]+): ([^;]+);/gm), ([, name = '', value = '']) => ({
        name,
        value,
      })),
    }));
}

const isColor = (name: string) => CSS.supports('color', resolved(name));
const isLength = (name: string) => CSS.supports('inline-size', resolved(name)) && !isColor(name);
const resolved = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function sample(name: string): unknown {
  if (isColor(name)) {
    return html`<span style=${styleMap({ ...box, background: `var(${name})` })}></span>`;
  }
  if (name === '--kpi-font') return html`<span style="font-family: var(--kpi-font)">Aa 123 指标</span>`;
  if (name === '--kpi-radius') {
    return html`<span style=${styleMap({ ...box, 'border-radius': `var(${name})` })}></span>`;
  }
  if (name === '--kpi-shadow') {
    return html`<span style=${styleMap({ ...box, 'box-shadow': `var(${name})` })}></span>`;
  }
  if (isLength(name)) return html`<span style=${styleMap({ ...bar, 'inline-size': `var(${name})` })}></span>`;
  return nothing;
}

const box = {
  display: 'inline-block',
  'inline-size': '4rem',
  'block-size': '1.5rem',
  border: '1px solid var(--kpi-border)',
  'border-radius': '0.25rem',
  background: 'var(--kpi-surface)',
};
const bar = {
  display: 'inline-block',
  'max-inline-size': '12rem',
  'block-size': '0.5rem',
  background: 'var(--kpi-accent)',
};
const page = {
  'max-inline-size': '60rem',
  font: '0.875rem/1.5 var(--kpi-font)',
  'overflow-x': 'auto',
};
const cell = {
  padding: '0.375rem 1rem 0.375rem 0',
  'text-align': 'start',
  'border-block-end': '1px solid var(--kpi-border)',
  'font-weight': '400',
};

const meta: Meta = {
  title: 'Tokens',
  tags: ['!autodocs'],
  render: () => html`
    <div lang="en" dir="ltr" tabindex="0" role="region" aria-label="Tokens" style=${styleMap(page)}>
      <p>
        Set roles on <code>:root</code>, with <code>var()</code> of your own, and every element follows. Light
        or dark follows the <code>color-scheme</code> of the page, or of any box around the elements.
      </p>
      ${tiers(tokens).map(
        ({ title, tokens }) => html`
          <h2>${title}</h2>
          <table style="border-collapse: collapse; inline-size: 100%">
            <thead>
              <tr>
                <th scope="col" style=${styleMap(cell)}>Token</th>
                <th scope="col" style=${styleMap(cell)}>Looks</th>
                <th scope="col" style=${styleMap(cell)}>Value</th>
              </tr>
            </thead>
            <tbody>
              ${tokens.map(
                ({ name, value }) => html`
                  <tr>
                    <th scope="row" style=${styleMap(cell)}><code>${name}</code></th>
                    <td style=${styleMap(cell)}>${sample(name)}</td>
                    <td style=${styleMap(cell)}><code>${value}</code></td>
                  </tr>
                `,
              )}
            </tbody>
          </table>
        `,
      )}
    </div>
  `,
};
export default meta;

export const AllTokens: StoryObj = {};

/** How much fits on a screen, from a wall to a table of many numbers. Buttons keep their size, for fingers. */
const densities = {
  Compact: {
    '--kpi-space': '0.1875rem',
    '--kpi-font-size': '0.75rem',
    '--kpi-card-value-size': '1.5rem',
    '--kpi-card-sparkline-height': '2rem',
  },
  'As it is': {},
  Generous: {
    '--kpi-space': '0.3125rem',
    '--kpi-font-size': '0.9375rem',
    '--kpi-card-value-size': '2.5rem',
    '--kpi-card-sparkline-height': '3.5rem',
  },
};

/** Signs and words say what colours say, so a page may do without. */
const colours = {
  'Without colours': {
    '--kpi-color-better': 'CanvasText',
    '--kpi-color-worse': 'CanvasText',
    '--kpi-color-neutral': 'CanvasText',
    '--kpi-color-caution': 'CanvasText',
  },
  'As it is': {},
};

/** The same elements under each set of tokens. */
function samples(sets: Readonly<Record<string, Readonly<Record<string, string>>>>): TemplateResult {
  return html`
    <div lang="en" dir="ltr" style=${styleMap({ ...page, display: 'grid', gap: '1.5rem' })}>
      ${Object.entries(sets).map(
        ([name, tokens]) => html`
          <section>
            <h2>${name}</h2>
            <p>${Object.entries(tokens).map(([token, value]) => html`<code>${token}: ${value};</code> `)}</p>
            <div
              style=${styleMap({
                ...tokens,
                display: 'grid',
                gap: '1rem',
                'grid-template-columns': 'repeat(auto-fit, minmax(min(15rem, 100%), 1fr))',
              })}
            >
              <kpi-card
                label="Return on ad spend"
                value="4.2"
                previous="3.9"
                unit="multiple"
                better="higher"
                target="5"
                series="[3.6, 3.8, 3.7, 4, 3.9, 4.2]"
              ></kpi-card>
              <kpi-gauge
                layout="half"
                label="Return on ad spend"
                value="4.2"
                unit="multiple"
                target="5"
              ></kpi-gauge>
            </div>
          </section>
        `,
      )}
    </div>
  `;
}

export const Density: StoryObj = { render: () => samples(densities) };
export const Colours: StoryObj = { render: () => samples(colours) };
