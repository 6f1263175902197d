import type { Reading } from '@kpi-elements/core';
import { html, LitElement, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { KpiCard, KpiFunnel, KpiGauge } from '../../src/index.ts';
import { dialBox, dialPath, turnTo } from '../../src/marks/dial.ts';
import { flowMark } from '../../src/marks/flow.ts';
import { about, marks, takeAway } from '../../src/marks/icons.ts';
import type { Draw, Kind } from './picture.ts';
import {
  cardTexts,
  changeIcon,
  compactMoneyText,
  frameTexts,
  linePath,
  scaleEnd,
  stageTexts,
} from './texts.ts';

type Render = (readings: readonly Reading[]) => TemplateResult;

const icon = (path: string) =>
  html`<svg class="icon" viewBox="0 0 12 12" aria-hidden="true"><path d=${path}></path></svg>`;
const button = (name: string, path: string) =>
  html`<button class="icon-button" aria-label=${name} title=${name}>${icon(path)}</button>`;

const boxed = (look: string, name: string, reading: Reading, body: TemplateResult) => {
  const { period, asOf } = frameTexts(reading);
  return html`
    <div class="room">
      <div class="base ${look} ready">
        <div class="header">
          <div class="names">
            <div class="label">${name}</div>
            <div class="period small"><span>${period}</span></div>
          </div>
          <div class="actions">${button('How it is calculated', about)}${button('Export', takeAway)}</div>
        </div>
        ${body}
        <div class="footer small"><span class="item as-of">${asOf}</span></div>
      </div>
    </div>
  `;
};

type MoneyTexts = ReturnType<typeof cardTexts>;

const changes = (texts: MoneyTexts) => html`
  <div class="changes">
    <div class="change ${texts.verdict}">
      <span class="badge">${icon(texts.icon)}<span>${texts.amount}</span></span>
      <span class="verdict">${icon(marks[texts.verdict])}<span>${texts.word}</span></span>
      <span class="versus small">${texts.versus}</span>
    </div>
  </div>
`;

const target = (texts: MoneyTexts, bar: unknown) => html`
  <div class="target ${texts.status}">
    <span>${texts.share}</span>
    <span class="small"><span class="status">${texts.statusText}</span><span>${texts.toGo}</span></span>
    ${bar}
  </div>
`;

const card: Render = ([reading]) => {
  const texts = cardTexts(reading!);
  const bar = html`
    <svg class="progress" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width=${texts.bar} height="1"></rect>
    </svg>
  `;
  const body = html`
    <div class="body">
      <div class="value" title=${texts.value}><span>${texts.value}</span></div>
      ${changes(texts)} ${target(texts, bar)}
      <svg
        class="sparkline"
        viewBox="0 0 100 32"
        preserveAspectRatio="none"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        stroke-width="1.75"
      >
        <path d=${linePath(reading!.series!)} vector-effect="non-scaling-stroke"></path>
      </svg>
    </div>
  `;
  return boxed('card', texts.name, reading!, body);
};

const gauge: Render = ([reading]) => {
  const texts = cardTexts(reading!);
  const max = scaleEnd(reading!);
  const inner = dialPath('radial', 40);
  const at = (value: number) => turnTo('radial', (100 * value) / max);
  const body = html`
    <div class="body">
      <div class="gauge" role="meter" aria-valuemin="0" aria-valuemax=${max} aria-valuenow=${reading!.value!}>
        <svg class="scale" viewBox=${dialBox.radial} aria-hidden="true">
          <path class="track" d=${inner}></path>
          <path
            class="fill"
            d=${inner}
            pathLength="100"
            stroke-dasharray="0 0 ${(100 * reading!.value!) / max} 200"
          ></path>
          <path
            class="previous-mark"
            d="M50 16.5l2.5 4.5h-5z"
            transform=${at(reading!.comparisons[0]!.value!)}
          ></path>
          <path class="target-mark" d="M50 3v14" transform=${at(reading!.target!.value)}></path>
        </svg>
        <div class="centre">
          <div class="value" title=${texts.value}><span>${compactMoneyText(reading!.value!)}</span></div>
        </div>
      </div>
      <div class="ends small"><span>${compactMoneyText(0)}</span><span>${compactMoneyText(max)}</span></div>
      <div class="facts">${changes(texts)} ${target(texts, nothing)}</div>
    </div>
  `;
  return boxed('radial', texts.name, reading!, body);
};

const funnel: Render = (readings) => {
  const stages = stageTexts(readings);
  const mark = flowMark(
    stages.map(({ share }) => share),
    stages.map(({ earlierShare }) => earlierShare),
  );
  const rate = (look: string, text: string) => (text ? html`<span class=${look}>${text}</span>` : nothing);
  const body = html`
    <div class="body">
      <div class="stages">
        ${stages.map(
          (stage) => html`
            <div class="stage">
              <div class="stage-name"><span>${stage.name}</span></div>
              <div class="number">
                <span class="value">${stage.value}</span
                ><span class="badge ${stage.verdict}"
                  >${icon(changeIcon(stage.direction))}${stage.change}</span
                >
              </div>
              <div class="rates small">
                ${rate('step', stage.step)}${stage.lost ? html`<span class="losses"><span>${stage.lost}</span>${rate('caution', stage.largest)}</span>` : nothing}
                ${rate('overall', stage.overall)}
              </div>
            </div>
          `,
        )}
      </div>
      <svg class="flow" viewBox="0 0 600 100" preserveAspectRatio="none" aria-hidden="true">
        <path class="behind" d=${mark.behind}></path>
        <path class="ground" d=${mark.flow}></path>
        <path class="front" d=${mark.columns}></path>
      </svg>
      <div class="earlier small">
        <span class="item">the previous period (${frameTexts(readings[0]!).before})</span>
      </div>
    </div>
  `;
  return boxed('', 'Funnel', readings[0]!, body);
};

/** One element, one render, the texts of the floor: what Lit costs by itself. */
export const bareLit: Readonly<Record<Kind, Draw>> = {
  card: element('bare-card', KpiCard.styles, card),
  gauge: element('bare-gauge', KpiGauge.styles, gauge),
  funnel: element('bare-funnel', KpiFunnel.styles, funnel),
};

function element(tag: string, styles: CSSResultGroup, render: Render): Draw {
  class Bare extends LitElement {
    static override properties = { readings: { attribute: false } };
    static override styles = styles;
    // Declared only: a field would hide the accessor that Lit makes.
    declare readings: readonly Reading[];

    override render(): TemplateResult {
      return render(this.readings);
    }
  }
  customElements.define(tag, Bare);
  return (readings) => {
    const bare = document.createElement(tag) as Bare;
    bare.readings = readings;
    return { element: bare, update: (next) => (bare.readings = next) };
  };
}
