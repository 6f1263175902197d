import { html } from 'lit';
import {
  comparison,
  ctr,
  kpis,
  reading,
  revenue,
  roas,
} from '../../../packages/widgets/src/testing/readings.ts';
import { stageReadings } from '../../../packages/widgets/src/testing/stages.ts';
import type { Cell, Sheet } from '../sheet.ts';
import { compared } from './funnel.ts';
import { gaugeOf, rangesIn } from './gauge.ts';

/** In rem: 120 to 1,200 px. */
const widths = [7.5, 10, 13, 16, 20, 24, 34, 46, 75];

const all = (name: string, draw: () => Cell['element']): readonly Cell[] =>
  widths.map((width) => ({ name: `${name} · ${width * 16} px`, width, element: draw() }));

const target = { value: 1_400_000, attainment: 0.9174, status: 'on_track', toGo: 115_689.5 } as const;

/** Numbers that are as long as they get. */
const long = reading(kpis.revenue, 1_128_431_050.25, {
  currency: 'CNY',
  comparisons: [comparison(990_224_870.5, 1_128_431_050.25, 'better')],
  target: { value: 1_400_000_000, attainment: 0.806, status: 'missed', toGo: 271_568_949.75 },
});
const busy = stageReadings(
  [148_210_400, 96_120_300, 41_904, 611, 310],
  [144_100_000, 96_400_000, 1, 640, 260],
);

/** Everything that has numbers, with long ones. */
export const longWidths: Sheet = {
  width: 75,
  columns: 1,
  cells: (look) => [
    ...all('card', () => html`<kpi-card .reading=${long}></kpi-card>`),
    ...all('row', () => html`<kpi-card .reading=${long} layout="row"></kpi-card>`),
    ...all('big', () => html`<kpi-card .reading=${long} layout="big"></kpi-card>`),
    ...all('radial', () => gaugeOf(long, { ranges: rangesIn(look), max: 2_000_000_000 })),
    ...all('half', () => gaugeOf(long, { layout: 'half' })),
    ...all('linear', () => gaugeOf(long, { layout: 'linear' })),
    ...all('funnel', () => html`<kpi-funnel .readings=${busy}></kpi-funnel>`),
  ],
};

/** Cards from the narrowest to the widest. */
export const cardWidths: Sheet = {
  width: 75,
  columns: 1,
  cells: () => [
    ...all('card', () => html`<kpi-card .reading=${{ ...revenue, target }}></kpi-card>`),
    ...all('benchmark', () => html`<kpi-card .reading=${ctr}></kpi-card>`),
    ...all('row', () => html`<kpi-card .reading=${roas} layout="row"></kpi-card>`),
    ...all('big', () => html`<kpi-card .reading=${roas} layout="big"></kpi-card>`),
  ],
};

/** Gauges from the narrowest to the widest. */
export const gaugeWidths: Sheet = {
  width: 75,
  columns: 1,
  cells: (look) => [
    ...all('radial', () => gaugeOf(roas, { ranges: rangesIn(look) })),
    ...all('half', () => gaugeOf({ ...revenue, target }, { layout: 'half' })),
    ...all('linear', () => gaugeOf(roas, { ranges: rangesIn(look), layout: 'linear' })),
  ],
};

/** Funnels from the narrowest to the widest. */
export const funnelWidths: Sheet = {
  width: 75,
  columns: 1,
  cells: () => all('funnel', () => html`<kpi-funnel .readings=${compared} selectable></kpi-funnel>`),
};
