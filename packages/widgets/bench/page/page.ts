import { KpiCard, KpiFunnel, KpiGauge } from '../../src/index.ts';
import { bareLit } from './bare-lit.ts';
import { chartJs } from './chart-js.ts';
import { readingsOf } from './data.ts';
import { eCharts } from './e-charts.ts';
import { floorCard } from './floor-card.ts';
import { floorFunnel } from './floor-funnel.ts';
import { floorGauge } from './floor-gauge.ts';
import { ours } from './ours.ts';
import type { Draw, Kind, Picture } from './picture.ts';

const floor = { card: floorCard, gauge: floorGauge, funnel: floorFunnel };
const subjects: Readonly<Record<string, Readonly<Record<Kind, Draw>>>> = {
  floor,
  'floor again': floor,
  ours,
  'ours, skipped': ours,
  'floor, skipped': floor,
  'bare Lit': bareLit,
  'Chart.js': chartJs,
  ECharts: eCharts,
};
const styles = { card: KpiCard, gauge: KpiGauge, funnel: KpiFunnel };
/** Turns of values that are made before anything is measured. */
const TURNS = 12;

let box: HTMLElement;
let pictures: Picture[] = [];
let draw: Draw;
let turns: ReturnType<typeof readingsOf>[][] = [];

/** Gives a page its readings and the stylesheet of ours, which the floor and the peers wear in the document. */
function prepare(kind: Kind, subject: string, count: number): void {
  draw = subjects[subject]![kind];
  turns = Array.from({ length: TURNS }, (_, turn) =>
    Array.from({ length: count }, (__, n) => readingsOf(kind, n, turn)),
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    styles[kind].elementStyles
      .map((style) => ('cssText' in style ? style.cssText : ''))
      .join('\n')
      .replaceAll(/:host\((.*?)\)/g, '.floor$1')
      .replaceAll(':host', '.floor'),
  );
  document.adoptedStyleSheets = [sheet];
  box = document.createElement('div');
  box.className = `${kind} ${subject.endsWith('skipped') ? 'skipped' : ''}`;
}

/** Draws the first turn. */
async function mount(): Promise<void> {
  pictures = turns[0]!.map((readings) => draw(readings));
  box.append(...pictures.map(({ element }) => element));
  document.body.append(box);
  await settle();
}

/** Shows another turn in every frame, in all pictures or in one that is another every time. */
async function change(frames: number, which: 'all' | 'one'): Promise<void> {
  for (let frame = 1; frame <= frames; frame++) {
    await nextFrame();
    const turn = turns[frame % TURNS]!;
    if (which === 'all') for (const [n, picture] of pictures.entries()) picture.update(turn[n]!);
    else {
      const n = (frame * 7) % Math.min(pictures.length, 16);
      pictures[n]!.update(turn[n]!);
    }
  }
  await settle();
}

/** Scrolls down, half a window in every frame, and gives the longest frame in milliseconds. */
async function scroll(frames: number): Promise<number> {
  let [before, longest] = [performance.now(), 0];
  for (let frame = 0; frame < frames; frame++) {
    scrollBy(0, innerHeight / 2);
    await nextFrame();
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
  }
  return longest;
}

/** Takes everything away. */
async function clear(): Promise<void> {
  box.remove();
  box.replaceChildren();
  pictures = [];
  await settle();
}

/** How many nodes a picture is, those in shadow roots included, the numbers that it shows, and how it looks. */
function describe(): { nodes: number; numbers: string; look: string } {
  const { element } = pictures[0]!;
  const root = element.shadowRoot ?? element;
  const texts = [...root.querySelectorAll<HTMLElement>('.value, .badge, .versus, .target, .period, .rates')];
  const value = getComputedStyle(root.querySelector('.value')!);
  const shown = [...root.querySelectorAll('.flow, .scale, .sparkline')].map(
    ({ clientHeight }) => clientHeight,
  );
  return {
    nodes: countNodes(element),
    look: [value.fontFamily, value.fontSize, ...shown, root.querySelector('.base')!.clientHeight].join(' '),
    numbers: texts.map(({ innerText }) => innerText.replaceAll(/\s+/g, '')).join(' '),
  };
}

function countNodes(node: Node): number {
  const shadow = node instanceof Element && node.shadowRoot ? countNodes(node.shadowRoot) : 0;
  return [...node.childNodes].reduce((sum, child) => sum + countNodes(child), 1 + shadow);
}

/** Until everything is drawn and on the screen. */
async function settle(): Promise<void> {
  const last = pictures.at(-1)?.element as Partial<{ updateComplete: Promise<unknown> }> | undefined;
  await last?.updateComplete;
  await nextFrame();
  await nextFrame();
}

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}

const bench = { prepare, mount, change, scroll, clear, describe };
Object.assign(globalThis, { bench });

/** What a page offers to the bench. */
export type BenchPage = typeof bench;
