import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { expect, test, vi } from 'vitest';
import '../index.ts';
import { fixedClient } from './fixed-client.ts';
import { fixture, settled } from './fixture.ts';
import { ctr, kpis, reading, revenue, roas } from './readings.ts';
import { stageReadings } from './stages.ts';

/** Where plain text is 13. */
const scale = [12, 13, 14, 16, 18, 20, 24, 28, 32, 40, 56, 80, 96];
const widths = [120, 160, 200, 260, 360, 560, 800, 1200];

const stages = stageReadings([10_000, 500, 50, 60, 20], [8000, 450, 60, 50, 30]);
const client = fixedClient({ status: 'ready', readings: [roas] }, Object.values(kpis));
const elements: Readonly<Record<string, () => TemplateResult>> = {
  'a card': () => html`<kpi-card .reading=${revenue}></kpi-card>`,
  'a card with a benchmark': () => html`<kpi-card .reading=${ctr} selectable></kpi-card>`,
  'a row': () => html`<kpi-card .reading=${roas} layout="row"></kpi-card>`,
  'a big card': () => html`<kpi-card .reading=${roas} layout="big"></kpi-card>`,
  'a card without a value': () => html`<kpi-card .reading=${reading(kpis.ctr, null)}></kpi-card>`,
  'a gauge': () => html`<kpi-gauge .reading=${roas} ranges='[{"to":4,"name":"low"}]'></kpi-gauge>`,
  'half a gauge': () => html`<kpi-gauge .reading=${roas} layout="half"></kpi-gauge>`,
  'a line': () => html`<kpi-gauge .reading=${roas} layout="linear"></kpi-gauge>`,
  'a funnel': () => html`<kpi-funnel .readings=${stages} selectable></kpi-funnel>`,
  controls: () => html`
    <kpi-scope .client=${client}><kpi-controls dimensions="channel"></kpi-controls></kpi-scope>
  `,
};

/** The sizes of all texts that are seen, with the boxes that have them. */
function sizes(root: ParentNode): (readonly [box: string, size: number])[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const inner = element.shadowRoot ? sizes(element.shadowRoot) : [];
    const says = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
    if (!says || element.localName === 'style' || !element.checkVisibility()) return inner;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    return [[`${element.localName}.${element.className}`, size] as const, ...inner];
  });
}

const nearest = (size: number) => scale.find((step) => Math.abs(step - size) < 0.01);

test.each(Object.entries(elements))('all text is of one scale, at every width: %s', async (_, draw) => {
  const box = await fixture(html`<div>${draw()}</div>`);
  const off: string[] = [];
  for (const width of widths) {
    box.style.width = `${width}px`;
    await settled();
    const found = sizes(box);
    expect(found.length).toBeGreaterThan(0);
    for (const [name, size] of found) if (!nearest(size)) off.push(`${name} at ${width}: ${size}`);
  }
  expect(off).toEqual([]);
});

test.each(Object.entries(elements))('the scale grows with the size of text: %s', async (_, draw) => {
  const box = await fixture(html`<div style="width: 400px">${draw()}</div>`);
  const before = sizes(box);
  box.style.setProperty('--kpi-font-size', '26px');
  box.style.setProperty('--kpi-gauge-size', '30rem');
  await settled();
  const after = sizes(box);
  expect(after.map(([name]) => name)).toEqual(before.map(([name]) => name));
  for (const [i, [name, size]] of after.entries()) expect(size, name).toBeCloseTo(2 * before[i]![1], 2);
});

test('the math and the menu are of the scale as well', async () => {
  const box = await fixture(html`<div>${elements['a card with a benchmark']!()}</div>`);
  const before = sizes(box).length;
  const { shadowRoot } = box.firstElementChild!;
  for (const name of ['math', 'export']) {
    shadowRoot!.querySelector<HTMLElement>(`[part=${name}-button]`)!.click();
    await vi.waitUntil(() => shadowRoot!.querySelector(`#${name}:popover-open`));
    const found = sizes(box);
    expect(found.length).toBeGreaterThan(before);
    expect(found.filter(([, size]) => !nearest(size))).toEqual([]);
  }
});
