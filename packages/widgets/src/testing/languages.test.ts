import { catalog, KpiError } from '@kpi-elements/core';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { beforeAll, expect, test, vi } from 'vitest';
import { addLanguage } from '../index.ts';
import type { KpiCard } from '../index.ts';
import zhCN from '../locales/zh-CN.ts';
import { bracketed, outsideBrackets } from './bracketed.ts';
import { fixedClient } from './fixed-client.ts';
import { fixture, settled } from './fixture.ts';
import { comparison, reading } from './readings.ts';
import { stageReadings } from './stages.ts';

/** Numbers and dates as in English, all words in brackets. */
const tag = 'qps-Ploc';

beforeAll(() => addLanguage(tag, async () => ({ default: bracketed(zhCN) })));

const kpi = catalog.get('ctr');
const full = reading(kpi, 0.0666, {
  comparisons: [
    comparison(0.0702, 0.0666, 'worse'),
    comparison(null, 0.0666, 'none', 'previous_year', '2025-07-01/2025-07-30'),
  ],
  target: { value: 0.08, attainment: 0.83, status: 'at_risk', toGo: 0.0134 },
  inputs: { clicks: 666, impressions: 10_000 },
  partial: true,
  coverage: { present: 29, expected: 30 },
  notes: ['sampled', 'assumed channel=search'],
  ...(kpi.benchmark && { benchmark: kpi.benchmark }),
});
const stages = stageReadings([10_000, 500, 50, 60, 20], [8000, 450, 60, 50, 30]);
const groups = ['search', ''].map((channel) => ({ ...full, key: { channel } }));

/** What failed, as the source said it. */
const message = 'The server answered 401.\nSend a token.';
const answers = (error: Error) => fixedClient({ status: 'error', error }, catalog);

const client = fixedClient({ status: 'ready', readings: [full] }, catalog);

const drawings: Readonly<Record<string, () => TemplateResult>> = {
  'a card': () => html`<kpi-card .reading=${full} selectable></kpi-card>`,
  'a card without a value': () => html`<kpi-card .reading=${reading(kpi, null)}></kpi-card>`,
  'a card that waits': () => html`
    <kpi-scope .client=${fixedClient({ status: 'loading' }, catalog)}
      ><kpi-card kpi="ctr"></kpi-card
    ></kpi-scope>
  `,
  'a card with old numbers': () => html`
    <kpi-scope
      .client=${fixedClient({ status: 'stale', readings: [full], error: new Error(message) }, catalog)}
    >
      <kpi-card kpi="ctr"></kpi-card>
    </kpi-scope>
  `,
  'a card that is refused': () => html`
    <kpi-scope .client=${answers(new KpiError('unauthorized', message))}
      ><kpi-card kpi="ctr"></kpi-card
    ></kpi-scope>
  `,
  'a card whose client fails': () => html`
    <kpi-scope .client=${answers(new Error(message))}><kpi-card kpi="ctr"></kpi-card></kpi-scope>
  `,
  'a gauge': () => html`
    <kpi-gauge
      .reading=${full}
      .ranges=${[
        { to: 0.05, verdict: 'worse' },
        { to: 0.06, name: '⟦ok⟧' },
      ]}
    ></kpi-gauge>
  `,
  'a gauge beyond its bounds': () =>
    html`<kpi-gauge .reading=${full} layout="linear" max="0.05"></kpi-gauge>`,
  'a funnel': () => html`<kpi-funnel .readings=${stages} selectable></kpi-funnel>`,
  'controls that cannot be read': () =>
    html`<kpi-scope .client=${client}><kpi-controls dimensions="channel=a,,b"></kpi-controls></kpi-scope>`,
  'a funnel without stages': () => html`<kpi-funnel .readings=${[]}></kpi-funnel>`,
  controls: () => html`
    <kpi-scope
      .client=${fixedClient({ status: 'ready', readings: [{ ...full, groups }] }, catalog)}
      period="2026-07-01/2026-07-30"
    >
      <kpi-controls dimensions="channel" kpi="ctr" compares="previous_period none"></kpi-controls>
    </kpi-scope>
  `,
};

/** What the elements of a page say: texts, and what is said by attributes. Grey bars have the size of texts that nobody reads. */
function said(root: ParentNode): string[] {
  return [...root.querySelectorAll(':not(style, .ghost *)')].flatMap((element) => [
    ...['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt'].flatMap(
      (name) => element.getAttribute(name) ?? [],
    ),
    ...[...element.childNodes].filter((node) => node instanceof Text).map((text) => text.data),
    ...(element.shadowRoot ? said(element.shadowRoot) : []),
  ]);
}

/** What comes from the data or from Intl, and is no word of a language. */
const data = /Jul|Jun|\bads\b|\bsearch\b|\d[KM]\b|\b[AP]M\b|\d{4}-\d{2}-\d{2}[\dT:Z]*/g;

/** What no language has translated. Of an error, the message itself is English: it follows the fact and what helps. */
function outside(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => text.split('\n').slice(0, 2));
  const rest = lines.filter((line) => !message.includes(line));
  return rest.filter((text) => /\p{L}/u.test(outsideBrackets(text).replaceAll(data, '')));
}

/** Opens everything that can be opened, and waits until its code is there. */
async function open(box: Element): Promise<void> {
  const roots = [...box.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const buttons = roots.flatMap((root) => [
    ...root.querySelectorAll<HTMLElement>('.panel-button:not([disabled]), .filter'),
  ]);
  buttons.forEach((button) => button.click());
  await settled();
  const panels = buttons.filter((button) => button.matches('.panel-button'));
  await vi.waitUntil(() => panels.every((button) => button.hasAttribute('popovertarget')));
}

test.each(Object.entries(drawings))(
  'in a language of one file, everything is said in it: %s',
  async (_, draw) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const box = await fixture(html`<div lang=${tag}>${draw()}</div>`);
    await open(box);
    const texts = said(box);
    expect(texts.join('')).toContain('⟦');
    expect(outside(texts)).toEqual([]);
    vi.restoreAllMocks();
  },
);

test.each(['a card', 'a gauge', 'a funnel'])('what is taken away is said in it as well: %s', async (name) => {
  const box = await fixture(html`<div lang=${tag}>${drawings[name]!()}</div>`);
  const element = box.firstElementChild as KpiCard;
  const svg = new DOMParser().parseFromString(await element.toSVG(), 'image/svg+xml');
  expect(outside(said(svg))).toEqual([]);
  const csv = await element.toCSV();
  const cells = csv.split(/[\n,]/).map((cell) => cell.replaceAll('"', ''));
  expect(outside(cells)).toEqual([]);
});

test('a language that comes later takes the place of English, and of one that was there', async () => {
  const card = await fixture<KpiCard>(html`<kpi-card .reading=${full} lang="eo"></kpi-card>`);
  const math = () => card.shadowRoot!.querySelector('[part=math-button]')!.ariaLabel ?? '';
  expect(math()).toBe('How it is calculated');
  for (const words of ['Kiel', 'Kalkulo']) {
    addLanguage('eo', async () => ({ default: { ...zhCN, math: words } }));
    await settled();
    expect(math()).toBe(words);
  }
});

test('a language of a region is for that region, one without for all others', async () => {
  addLanguage('pt', async () => ({ default: { ...zhCN, math: 'pt' } }));
  addLanguage('pt-br', async () => ({ default: { ...zhCN, math: 'pt-BR' } }));
  const box = await fixture(html`
    <div>
      ${['pt', 'pt-PT', 'pt-BR', 'pt-BR-x-mine'].map(
        (lang) => html`<kpi-card .reading=${full} lang=${lang}></kpi-card>`,
      )}
    </div>
  `);
  const math = [...box.querySelectorAll('kpi-card')].map(
    (card) => card.shadowRoot!.querySelector('[part=math-button]')!.ariaLabel,
  );
  expect(math).toEqual(['pt', 'pt', 'pt-BR', 'pt-BR']);
});

test('what a translation without types leaves out is said in English', async () => {
  addLanguage('ia', async () => ({ default: { math: 'Calculo' } as typeof zhCN }));
  const card = await fixture<KpiCard>(html`<kpi-card .reading=${full} lang="ia"></kpi-card>`);
  expect(card.shadowRoot!.querySelector('[part=math-button]')!.ariaLabel).toBe('Calculo');
  expect(card.shadowRoot!.querySelector('[part=export-button]')!.ariaLabel).toBe('Export');
});

test('what is no language tag is refused', () => {
  expect(() => addLanguage('french!', async () => ({ default: zhCN }))).toThrow(
    '"french!" is no language tag.\nWrite it like "fr" or "pt-BR".',
  );
});

test.each([
  ['another than around it', 'en', 'zh-CN', 'zh-CN'],
  ['that of the page', 'zh-CN', '', null],
  ['English, where the page has one that there is not', 'fi', '', 'en'],
])('what is spoken inside is said to be %s', async (_, around, locale, lang) => {
  const box = await fixture(html`
    <div lang=${around}>
      <kpi-card .reading=${full} locale=${locale}></kpi-card>
      <kpi-scope locale=${locale}><kpi-controls></kpi-controls></kpi-scope>
    </div>
  `);
  for (const element of box.querySelectorAll('kpi-card, kpi-controls')) {
    expect(element.shadowRoot!.querySelector('[part=base]')!.getAttribute('lang')).toBe(lang);
  }
});

test('a language that cannot be had leaves English, and says so', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  addLanguage('fy', () => Promise.reject(new Error('lost')));
  const card = await fixture<KpiCard>(html`<kpi-card .reading=${full} lang="fy"></kpi-card>`);
  expect(card.shadowRoot!.querySelector('[part=base]')!.getAttribute('lang')).toBe('en');
  vi.restoreAllMocks();
});

test('a language changes in a shadow root, and in a document of another window', async () => {
  const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
  const places = [document.body, frame.contentDocument!.body];
  for (const place of places) {
    const host = place.appendChild(place.ownerDocument.createElement('div'));
    host.attachShadow({ mode: 'open' }).innerHTML = '<section lang="en"></section>';
    const section = host.shadowRoot!.firstElementChild!;
    const card = document.createElement('kpi-card');
    card.reading = full;
    section.append(card);
    await settled();
    const menu = () => card.shadowRoot!.querySelector('[part=export-button]')!.ariaLabel;
    expect(menu()).toBe('Export');
    section.setAttribute('lang', 'zh-CN');
    await settled();
    await vi.waitUntil(() => menu() === zhCN.export);
    host.remove();
  }
});
