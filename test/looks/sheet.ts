import type { ReadingState } from '@kpi-elements/core';
import { KpiError } from '@kpi-elements/core';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { fixedClient } from '../../packages/widgets/src/testing/fixed-client.ts';
import type { Answer, FixedClient } from '../../packages/widgets/src/testing/fixed-client.ts';
import { kpis } from '../../packages/widgets/src/testing/readings.ts';

/** Who reads. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'zh-CN';
  readonly direction: 'ltr' | 'rtl';
}

/** One state of an element. */
export interface Cell {
  readonly name: string;
  /** In rem; else that of the sheet. */
  readonly width?: number;
  readonly element: TemplateResult;
}

/** All states of an element. */
export interface Sheet {
  /** Width of a cell in rem. */
  readonly width: number;
  /** How many cells stand side by side. */
  readonly columns: number;
  /** Selects buttons in the elements; what they open stays open. */
  readonly opens?: string;
  /** Height of a cell in rem, for what opens over the page. */
  readonly height?: number;
  cells(look: Look): readonly Cell[];
}

/** A sheet in one look. */
export function drawSheet({ width, columns, height, cells }: Sheet, look: Look): TemplateResult {
  const { theme, language, direction } = look;
  return html`
    <section
      lang=${languageTag(look)}
      dir=${direction}
      style=${styleMap({
        'color-scheme': theme,
        'inline-size': `${columns * (width + 1) - 1}rem`,
      })}
    >
      <h1>${theme} · ${language} · ${direction}</h1>
      ${cells(look).map(
        (cell) => html`
          <figure
            style=${styleMap({ 'inline-size': `${cell.width ?? width}rem`, 'block-size': height ? `${height}rem` : '' })}
          >
            <figcaption>${cell.name}</figcaption>
            ${cell.element}
          </figure>
        `,
      )}
    </section>
  `;
}

/** An element in a scope of July 2026, with a client or one that answers that. */
export function answered(client: FixedClient | Answer, element: TemplateResult): TemplateResult {
  return html`
    <kpi-scope
      .client=${'watch' in client ? client : fixedClient(client, Object.values(kpis))}
      .targets=${{ roas: 5 }}
      time-zone="UTC"
      period="2026-07-01/2026-07-30"
      compare="previous_period"
      >${element}</kpi-scope
    >
  `;
}

/** What a source says that is out of order. */
export const failure: ReadingState = {
  status: 'error',
  error: new KpiError('source_failed', 'Source "ads" answered 503.\nCheck that the address can be reached.'),
};

/** English from right to left has the digits of Arabic. */
function languageTag({ language, direction }: Look): string {
  return language === 'en' && direction === 'rtl' ? 'en-u-nu-arab' : language;
}
