import type { Reading } from '@kpi-elements/core';
import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { KpiElement } from '../base/kpi-element.ts';
import '../kpi-card/kpi-card.ts';
import '../kpi-funnel/kpi-funnel.ts';
import '../kpi-gauge/kpi-gauge.ts';
import { fixture, settled } from '../testing/fixture.ts';
import { comparison, kpis, reading } from '../testing/readings.ts';
import { stageReadings } from '../testing/stages.ts';

const roas = reading(kpis.roas, 4.21, {
  comparisons: [comparison(3.9, 4.21, 'better')],
  target: { value: 5, attainment: 0.842, status: 'at_risk', toGo: 0.79 },
});
const ranges = [
  { to: 1, name: 'loss', verdict: 'worse' },
  { to: 8, name: 'profit', verdict: 'better' },
] as const;

const card = (it: Reading = roas) => fixture<KpiElement>(html`<kpi-card .reading=${it}></kpi-card>`);
const stages = () =>
  fixture<KpiElement>(
    html`<kpi-funnel .readings=${stageReadings([1000, 50, 20], [900, 60, 10])}></kpi-funnel>`,
  );
const rows = (csv: string) => csv.replace('\ufeff', '').trim().split('\r\n');
const record = (csv: string, row = 1) => {
  const [head, ...cells] = rows(csv).map((line) => line.split(','));
  return Object.fromEntries(head!.map((name, i) => [name, cells[row - 1]![i]]));
};

/** Scaled colours of a picture, and how many pixels each has. */
async function colors(blob: Blob): Promise<{ size: string; count: Map<string, number> }> {
  const image = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const count = new Map<string, number>();
  for (let i = 0; i < data.length; i += 4) {
    const key = data.slice(i, i + 4).join();
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return { size: `${image.width} × ${image.height}`, count };
}

beforeEach(() => {
  document.body.style.colorScheme = 'light';
  document.body.style.inlineSize = '400px';
});
afterEach(() => {
  document.body.removeAttribute('style');
  document.documentElement.lang = 'en';
  vi.restoreAllMocks();
});

test('a card as CSV has its value, its comparison and its target', async () => {
  expect(record(await (await card()).toCSV())).toMatchObject({
    KPI: 'Return on ad spend',
    From: '2026-07-01',
    To: '2026-07-30',
    Value: '4.21',
    Unit: 'multiple',
    'Value (previous period)': '3.9',
    'Change (previous period)': '0.31',
    'Verdict (previous period)': 'better',
    Target: '5',
    Status: 'at risk',
    Source: 'ads',
  });
});

test('a label is the name in the CSV as well', async () => {
  const it = await fixture<KpiElement>(html`<kpi-card label="My ROAS" .reading=${roas}></kpi-card>`);
  expect(record(await it.toCSV())).toMatchObject({ KPI: 'My ROAS' });
  expect(rows(await it.toCSV({ series: true }))[0]).toContain('From,To,My ROAS');
});

test('no value is an empty cell with its reason, never a zero', async () => {
  const it = await card(reading(kpis.revenue, null, { absence: 'no_data' }));
  expect(record(await it.toCSV())).toMatchObject({
    Value: '',
    Unit: 'EUR',
    'Why there is no value': 'no data',
  });
});

test('a series as CSV has one row a bucket', async () => {
  const csv = await (await card()).toCSV({ series: true });
  expect(rows(csv)).toHaveLength(31);
  expect(record(csv, 2)).toMatchObject({ From: '2026-07-02', 'Return on ad spend': '3.6206' });
});

test('a funnel as CSV has one row a stage with its rates', async () => {
  expect(record(await (await stages()).toCSV(), 2)).toMatchObject({
    Value: '50',
    'Of the stage before': '0.05',
    Lost: '950',
    'Of the stage before (previous period)': (60 / 900).toPrecision(15).replace(/0+$/, ''),
  });
});

test('heads are in the language of the reader', async () => {
  document.documentElement.lang = 'zh-CN';
  const it = await card();
  await settled();
  expect(rows(await it.toCSV())[0]).toContain('指标,开始日期,结束日期,数值,单位');
});

test('names that a spreadsheet would run are defused', async () => {
  const kpi = { ...kpis.roas, category: 'custom', name: '=HYPERLINK("http://x.y")' } as const;
  expect(await (await card({ ...roas, kpi })).toCSV()).toContain(`"'=HYPERLINK(""http://x.y"")"`);
});

test('the text is the sentence that says what is shown', async () => {
  expect(await (await card()).toText()).toMatch(/^Return on ad spend: 4\.21× .+, better.*\.$/);
  expect(await (await stages()).toText()).toMatch(/^Funnel: /);
});

test('the drawing has every text that is seen, where it is seen, and nothing that is not', async () => {
  const it = await card();
  const root = new DOMParser().parseFromString(await it.toSVG(), 'image/svg+xml').documentElement;
  const texts = [...root.querySelectorAll('text')];
  const said = texts.map(({ textContent }) => textContent);
  expect(said).toEqual(
    expect.arrayContaining(['Return on ad spend', '4.21×', 'better', '+7.95% (+0.31×)', 'at risk']),
  );
  expect(said.filter((text) => text === '4.21×')).toHaveLength(1);
  const value = texts[said.indexOf('4.21×')]!;
  const seen = it.shadowRoot!.querySelector("[part='value']")!;
  const box = seen.getBoundingClientRect();
  expect(Number(value.getAttribute('x'))).toBeCloseTo(box.left - it.getBoundingClientRect().left, 0);
  expect(value.getAttribute('font-size')).toBe(String(Number.parseFloat(getComputedStyle(seen).fontSize)));
  expect(root.querySelector('title')!.textContent).toContain('Return on ad spend: 4.21×');
  expect(root.querySelector('foreignObject, image, style, [style]')).toBeNull();
});

test('hostile labels are text in the drawing', async () => {
  const kpi = { ...kpis.roas, category: 'custom', name: '</text><script>1</script>&' } as const;
  const svg = await (await card({ ...roas, kpi })).toSVG();
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(root.querySelector('script, parsererror')).toBeNull();
  expect(Array.from(root.querySelectorAll('text'), (text) => text.textContent).join('')).toContain(kpi.name);
});

const pictured = [
  ['card', () => card(), ['255,255,255,255', '70,83,209,255', '15,115,71,255']],
  [
    'gauge',
    () => fixture<KpiElement>(html`<kpi-gauge .reading=${roas} .ranges=${ranges}></kpi-gauge>`),
    ['255,255,255,255', '15,115,71,255', '189,42,42,255'],
  ],
  [
    'linear gauge',
    () => fixture<KpiElement>(html`<kpi-gauge layout="linear" .reading=${roas}></kpi-gauge>`),
    ['255,255,255,255', '70,83,209,255', '20,23,29,255'],
  ],
  ['funnel', stages, ['255,255,255,255', '70,83,209,255']],
] as const;
test.each(pictured)(
  'the picture of a %s has its size and the colours of the theme',
  async (_, make, theme) => {
    const it = await make();
    const { width, height } = it.getBoundingClientRect();
    const { size, count } = await colors(await it.toPNG({ scale: 3 }));
    expect(size).toBe(`${Math.ceil(width) * 3} × ${Math.ceil(height) * 3}`);
    for (const color of theme) expect([color, (count.get(color) ?? 0) > 20]).toEqual([color, true]);
  },
);

test('the dot at the end of a line is in the picture', async () => {
  const solid = async (it: Reading) => {
    const { count } = await colors(await (await card(it)).toPNG({ scale: 1 }));
    return count.get('70,83,209,255') ?? 0;
  };
  const { series = [], ...rest } = roas;
  // A last point that is not final is led to by dots alone.
  const open = series.map((point, i) => ({ ...point, partial: i > 0 }));
  const onlyBar = await solid(rest);
  expect(await solid({ ...rest, series: open })).toBeGreaterThan(onlyBar + 12);
});

test('the picture is dark where the page is', async () => {
  document.body.style.colorScheme = 'dark';
  const { count } = await colors(await (await card()).toPNG({ scale: 1 }));
  expect(count.get('21,24,30,255')).toBeGreaterThan(1000);
  expect(count.get('255,255,255,255')).toBeUndefined();
});

test('a mirrored gauge is mirrored in its picture', async () => {
  const gauge = async (dir: string) => {
    const box = await fixture(
      html`<div dir=${dir}><kpi-gauge layout="half" without-change .reading=${roas}></kpi-gauge></div>`,
    );
    const svg = await box.querySelector('kpi-gauge')!.toSVG();
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return Array.from(root.querySelectorAll('path[transform]'), (path) =>
      Math.sign(Number(/matrix\((\S+)/.exec(path.getAttribute('transform')!)![1])),
    );
  };
  expect(new Set(await gauge('ltr'))).not.toContain(-1);
  expect(await gauge('rtl')).toContain(-1);
});

test('an element that is not shown has no picture, and says so', async () => {
  const it = await card();
  it.hidden = true;
  await expect(it.toPNG()).rejects.toThrow('<kpi-card> is not shown');
  it.hidden = false;
  await expect(it.toPNG({ scale: 0 })).rejects.toThrow('cannot be drawn at scale "0"');
});

const button = (it: KpiElement) => it.shadowRoot!.querySelector<HTMLButtonElement>('.export-button')!;
const entries = (it: KpiElement) => [
  ...it.shadowRoot!.querySelectorAll<HTMLButtonElement>("[part='export'] button"),
];

async function menuOf(it: KpiElement): Promise<HTMLButtonElement[]> {
  button(it).click();
  await expect.poll(() => entries(it).length).toBeGreaterThan(0);
  return entries(it);
}

test('the menu is built when somebody opens it, and offers what there is', async () => {
  const it = await card();
  expect(entries(it)).toEqual([]);
  expect((await menuOf(it)).map(({ innerText }) => innerText)).toEqual([
    'PNG image',
    'SVG image',
    'Data (CSV)',
    'Series (CSV)',
    'Copy as text',
    'Print',
  ]);
  const funnel = await menuOf(await stages());
  expect(funnel.map(({ innerText }) => innerText)).not.toContain('Series (CSV)');
});

test('the menu can be left out', async () => {
  const it = await fixture<KpiElement>(html`<kpi-card without-export .reading=${roas}></kpi-card>`);
  expect(button(it)).toBeNull();
});

test('a file is saved under the name of what it shows', async () => {
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const [png] = await menuOf(await card());
  png!.click();
  await expect.poll(() => saved).toHaveBeenCalled();
  expect(saved.mock.contexts[0]).toMatchObject({
    download: 'Return-on-ad-spend-2026-07-01-2026-07-30.png',
    href: expect.stringContaining('blob:'),
  });
});

test('a text is copied, and that is said', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const it = await card();
  (await menuOf(it)).find(({ innerText }) => innerText === 'Copy as text')!.click();
  await expect.poll(() => write).toHaveBeenCalledWith(expect.stringContaining('4.21×'));
  await expect
    .poll(() => it.shadowRoot!.querySelector("[part='export'] [role='status']")!.textContent)
    .toBe('Copied');
});

test('only the element is printed, and the page is as before afterwards', async () => {
  const box = await fixture(
    html`<main>
      <p>Text</p>
      <section><kpi-card .reading=${roas}></kpi-card></section>
    </main>`,
  );
  const it = box.querySelector('kpi-card')!;
  const sheets = document.adoptedStyleSheets.length;
  const before = document.documentElement.outerHTML;
  const printed = vi.spyOn(window, 'print').mockImplementation(() => {
    expect(document.adoptedStyleSheets).toHaveLength(sheets + 1);
    const media = document.adoptedStyleSheets.at(-1)!.cssRules[0] as CSSMediaRule;
    const { selectorText } = media.cssRules[0] as CSSStyleRule;
    const hidden = [...document.body.querySelectorAll('*')].filter((one) => one.matches(selectorText));
    expect(hidden).toContain(box.querySelector('p'));
    expect(hidden.some((one) => one.contains(it))).toBe(false);
  });
  (await menuOf(it)).at(-1)!.click();
  await expect.poll(() => printed).toHaveBeenCalledOnce();
  dispatchEvent(new Event('afterprint'));
  expect(document.adoptedStyleSheets).toHaveLength(sheets);
  expect(document.documentElement.outerHTML).toBe(before);
});
