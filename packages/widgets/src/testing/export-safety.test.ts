import { html, render } from 'lit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { KpiElement } from '../base/kpi-element.ts';
import { fixture, settled } from './fixture.ts';
import { hostileBoard } from './hostile-board.ts';
import { hostileFormulas, isRun } from './hostile-formulas.ts';
import { hostileTexts } from './hostile-texts.ts';
import { parseCsv } from './parse-csv.ts';

interface Taken {
  /** What the data said. */
  readonly text: string;
  readonly svg: string;
  readonly tables: readonly string[];
  readonly sentence: string;
}

const pwned = vi.fn<() => void>();
const taken: Taken[] = [];

/** What is left of a text in every way to write it down: blanks and what cannot be seen may go. */
const bare = (text: string) => text.replaceAll(/[\s\p{C}\ufffd]/gu, '');
const parse = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml');

beforeAll(async () => {
  Object.assign(globalThis, { pwned });
  const silence = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const box = document.body.appendChild(document.createElement('div'));
  for (const text of [...hostileTexts, ...hostileFormulas]) {
    render(hostileBoard(text), box);
    await settled();
    for (const element of box.querySelectorAll<KpiElement>('kpi-card, kpi-gauge, kpi-funnel')) {
      const tables = [await element.toCSV(), await element.toCSV({ series: true })];
      taken.push({ text, svg: await element.toSVG(), tables, sentence: await element.toText() });
    }
  }
  box.remove();
  silence.mockRestore();
}, 120_000);
afterAll(() => Reflect.deleteProperty(globalThis, 'pwned'));
beforeEach(() => pwned.mockClear());
afterEach(() => vi.restoreAllMocks());

test('every text of the corpus is in drawings, tables and sentences', () => {
  for (const text of [...hostileTexts, ...hostileFormulas]) {
    const own = taken.filter((one) => one.text === text);
    const drawn = own.some(({ svg }) => bare(parse(svg).documentElement.textContent).includes(bare(text)));
    const listed = own.some(({ tables }) =>
      bare(parseCsv(tables[0]!).flat().join('').replaceAll("'", '')).includes(bare(text).replaceAll("'", '')),
    );
    const said = own.some(({ sentence }) => bare(sentence).includes(bare(text)));
    expect.soft({ text, drawn, listed, said }).toEqual({ text, drawn: true, listed: true, said: true });
  }
});

test('a drawing is well-formed, and nothing but shapes and texts', () => {
  const elements = new Set<string>();
  const attributes = new Set<string>();
  for (const { text, svg } of taken) {
    const { documentElement: root } = parse(svg);
    expect.soft(root.localName, text).toBe('svg');
    for (const element of [root, ...root.querySelectorAll('*')]) {
      elements.add(element.localName);
      for (const { name, value } of element.attributes) {
        attributes.add(name);
        expect.soft(value, text).not.toMatch(/script:|data:|url\((?!#clip-\d+\)$)/i);
      }
    }
  }
  expect([...elements].sort()).toEqual(['clipPath', 'defs', 'g', 'path', 'svg', 'text', 'title']);
  const paint = ['fill', 'fill-opacity', 'stroke', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'];
  const type = [
    'direction',
    'font-family',
    'font-size',
    'font-style',
    'font-weight',
    'letter-spacing',
    'textLength',
  ];
  const place = ['clip-path', 'd', 'height', 'transform', 'viewBox', 'width', 'x', 'y'];
  const known = [
    ...paint,
    ...type,
    ...place,
    'aria-labelledby',
    'id',
    'role',
    'stroke-opacity',
    'stroke-width',
    'xmlns',
  ];
  expect([...attributes].filter((name) => !known.includes(name))).toEqual([]);
});

/** Ways to show a drawing that somebody sent. */
const ways = {
  'in a page': (box, svg) => {
    box.innerHTML = svg;
  },
  'in the page of a frame': (box, svg) =>
    loaded(box, 'iframe', (frame) => {
      frame.srcdoc = `<script>pwned = () => parent.pwned()</script>${svg}`;
    }),
  'as a file': (box, svg) =>
    loaded(box, 'iframe', (frame) => {
      frame.src = fileOf(svg);
    }),
  'as an object': (box, svg) =>
    loaded(box, 'object', (frame) => {
      frame.data = fileOf(svg);
    }),
} satisfies Record<string, (box: HTMLElement, svg: string) => unknown>;

/** A drawing by its address. What would run in it tells this page. */
function fileOf(svg: string): string {
  const told = svg.replace('>', '><script>var pwned = () => parent.pwned()</script>');
  return URL.createObjectURL(new Blob([told], { type: 'image/svg+xml' }));
}

function loaded<Tag extends 'iframe' | 'object'>(
  box: HTMLElement,
  tag: Tag,
  open: (frame: HTMLElementTagNameMap[Tag]) => void,
): Promise<unknown> {
  const frame = document.createElement(tag);
  const done = new Promise((resolve) => frame.addEventListener('load', resolve));
  open(frame);
  box.append(frame);
  return done;
}

const svgOf = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;

test.each(Object.entries(ways))('a drawing runs nothing %s', async (_, show) => {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  await show(box, svgOf('<animate attributeName="x" dur="1s" onbegin="pwned()"/>'));
  // Such a drawing would be noticed.
  await expect.poll(() => pwned).toHaveBeenCalled();
  pwned.mockClear();
  box.replaceChildren();
  await show(box, svgOf(taken.map(({ svg }) => svg).join('')));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(pwned).not.toHaveBeenCalled();
});

test('a table has no cell that a spreadsheet runs, whatever sign parts its cells', () => {
  for (const { text, tables } of taken) {
    for (const separator of [',', ';', '\t']) {
      const cells = tables.flatMap((table) => parseCsv(table.slice(1), separator).flat());
      expect.soft(cells.filter(isRun), text).toEqual([]);
    }
  }
});

test('a sentence is one line', () => {
  for (const { text, sentence } of taken) expect.soft(sentence, text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
});

test.each(['../../etc/passwd', 'C:\\x.exe', '.htaccess', '<img src=x onerror=pwned()>', '\u202egnp.exe'])(
  'whatever is taken from the menu is a file with a plain name, a text, or the page on paper: %j',
  async (text) => {
    const saved: { readonly href: string; readonly download: string }[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ href: this.href, download: this.download });
    });
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const printed = vi.spyOn(window, 'print').mockImplementation(() => {});
    const card = await fixture<KpiElement>(
      html`<kpi-card label=${text} value="3" series="[1,2,3]"></kpi-card>`,
    );
    const root = card.shadowRoot!;
    root.querySelector<HTMLElement>("[part='export-button']")!.click();
    await expect.poll(() => root.querySelectorAll("[part='export'] button").length).toBe(6);
    for (const entry of root.querySelectorAll<HTMLElement>("[part='export'] button")) entry.click();
    await expect.poll(() => saved).toHaveLength(4);
    for (const { href, download } of saved) {
      expect(href).toMatch(/^blob:/);
      expect(download).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}-]*\.(png|svg|csv)$/u);
    }
    expect(copied).toHaveBeenCalledExactlyOnceWith(await card.toText());
    expect(printed).toHaveBeenCalledOnce();
    dispatchEvent(new Event('afterprint'));
    expect(pwned).not.toHaveBeenCalled();
  },
);
