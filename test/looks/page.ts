import { catalog } from '@kpi-elements/core';
import type { Reading } from '@kpi-elements/core';
import { html, render } from 'lit';
import type { LitElement } from 'lit';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import '@kpi-elements/widgets';
import { fixedClient } from '../../packages/widgets/src/testing/fixed-client.ts';
import { stageIds } from '../../packages/widgets/src/testing/stages.ts';
import { answered, drawSheet } from './sheet.ts';
import type { Look, Sheet } from './sheet.ts';
import { roas } from '../../packages/widgets/src/testing/readings.ts';
import { cardSheet } from './sheets/card.ts';
import { controlsSheet, filterSheet } from './sheets/controls.ts';
import { compared, funnelSheet } from './sheets/funnel.ts';
import { gaugeSheet } from './sheets/gauge.ts';
import { panelSheet } from './sheets/panels.ts';
import { situationSheet, statusSheet, verdictSheet, zoomSheet } from './sheets/situations.ts';
import { cardWidths, funnelWidths, gaugeWidths, longWidths } from './sheets/widths.ts';
import './page.css';

const sheets: Readonly<Record<string, Sheet>> = {
  card: cardSheet,
  gauge: gaugeSheet,
  funnel: funnelSheet,
  controls: controlsSheet,
  filter: filterSheet,
  panels: panelSheet,
  situations: situationSheet,
  zoom: zoomSheet,
  verdicts: verdictSheet,
  statuses: statusSheet,
  'card-widths': cardWidths,
  'gauge-widths': gaugeWidths,
  'funnel-widths': funnelWidths,
  'long-widths': longWidths,
};

/** Elements whose data come later. */
const waiting = {
  'kpi-card': { ...waitingFor([roas]), element: html`<kpi-card kpi="roas"></kpi-card>` },
  'kpi-gauge': { ...waitingFor([roas]), element: html`<kpi-gauge kpi="roas"></kpi-gauge>` },
  'kpi-funnel': {
    ...waitingFor(compared),
    element: html`<kpi-funnel stages=${stageIds.join(' ')}></kpi-funnel>`,
  },
};

function waitingFor(readings: readonly Reading[]) {
  return { client: fixedClient({ status: 'loading' }, catalog), readings };
}

/** Draws a sheet in some looks, opens what it is to open, and waits until nothing more will change. */
async function show(name: string, looks: readonly Look[]): Promise<void> {
  const sheet = sheets[name];
  if (!sheet) throw new Error(`There is no sheet "${name}".`);
  document.body.style.gridTemplateColumns = `repeat(${Math.min(looks.length, 2)}, max-content)`;
  render(
    looks.map((look) => drawSheet(sheet, look)),
    document.body,
  );
  await settled();
  if (!sheet.opens) return;
  for (const element of elements()) await open(element, sheet.opens);
  await settled();
}

/** Opens a panel so that it stays when the next one is opened. */
async function open(element: LitElement, selector: string): Promise<void> {
  const root = element.shadowRoot!;
  const button = root.querySelector<HTMLElement>(selector);
  if (!button) return;
  button.click();
  while (!root.querySelector(':popover-open')) await nextFrame();
  const panel = root.querySelector<HTMLElement>(':popover-open')!;
  await element.updateComplete;
  panel.popover = 'manual';
  panel.showPopover();
}

async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await Promise.all(elements().map((element) => element.updateComplete));
    await document.fonts.ready;
    await nextFrame();
  }
}

function elements(): LitElement[] {
  return [...document.querySelectorAll<LitElement>('kpi-card, kpi-gauge, kpi-funnel, kpi-controls')];
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Draws an element that waits for its data, with something below it. */
async function showWaiting(tag: keyof typeof waiting, width: number): Promise<void> {
  await Promise.all(
    [400, 500, 600].map((weight) => document.fonts.load(`${weight} 1rem "Inter Variable"`, 'A×→')),
  );
  const { client, element } = waiting[tag];
  const plain: Look = { theme: 'light', language: 'en', direction: 'ltr' };
  const cells = () => [
    { name: tag, element: answered(client, element) },
    { name: 'below', element: html`<p>Below</p>` },
  ];
  render(drawSheet({ width: width / 16, columns: 1, cells }, plain), document.body);
  await nextFrame();
}

/** Gives everybody the data. */
function answer(): void {
  for (const { client, readings } of Object.values(waiting)) client.answer({ status: 'ready', readings });
}

Object.assign(window, { show, showWaiting, answer });
