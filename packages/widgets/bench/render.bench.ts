import type { Page } from 'playwright';
import { openBrowser } from './open-page.ts';
import type { Kind } from './page/picture.ts';
import type { BenchPage } from './page/page.ts';

const ROUNDS = 8;
const FRAMES = 4;
const SINGLE_FRAMES = 60;
const SCROLLED_FRAMES = 120;
const CYCLES = 20;
const WARM_CYCLES = 2;

const cards = [
  'floor',
  'ours',
  'ours, skipped',
  'floor again',
  'floor, skipped',
  'bare Lit',
  'Chart.js',
  'ECharts',
];
/** Their pictures have other sizes. */
const charts = ['Chart.js', 'ECharts'];
const others = ['floor', 'ours', 'floor again', 'bare Lit', 'Chart.js', 'ECharts'];

/** What one subject took in one round, by what was measured: milliseconds or kB. */
type Measures = Readonly<Record<string, number>>;

/** Also what was shown: whoever shows other numbers is not compared, nor what is made otherwise but looks otherwise. */
interface Measured {
  readonly numbers: string;
  readonly look: string;
  readonly taken: Measures;
}

export async function bench(): Promise<void> {
  const { browser, open } = await openBrowser();
  await compare('1,000 cards', cards, async (subject) => measureCards(await open(), subject));
  await compare('100 gauges', others, async (subject) => measureOnce(await open(), 'gauge', subject, 100));
  await compare('20 funnels of 6 stages', others, async (subject) =>
    measureOnce(await open(), 'funnel', subject, 20),
  );
  console.log(`\n1,000 cards: growth of the heap over ${CYCLES} cycles`);
  for (const subject of ['floor', 'ours']) await printGrowth(await open(), subject);
  await browser.close();
}

async function measureCards(page: Page, subject: string): Promise<Measured> {
  const meter = await meterOf(page);
  const call = callerOf(page);
  await call('prepare', 'card', subject, 1);
  const cold = await meter.time(() => call('mount'));
  await call('clear');
  await call('prepare', 'card', subject, 1000);
  const bare = await meter.heap();
  const first = await meter.time(() => call('mount'));
  const heap = (await meter.heap()).all - bare.all;
  const one = await meter.time(() => call('change', SINGLE_FRAMES, 'one'));
  const all = await meter.time(() => call('change', FRAMES, 'all'));
  const { nodes, numbers, look } = await call('describe');
  const longest = await call('scroll', SCROLLED_FRAMES);
  await page.close();
  const taken = {
    'one card, cold, ms': cold,
    'first render, ms': first,
    [`one changes, ${SINGLE_FRAMES} frames, ms`]: one,
    [`all change, ${FRAMES} frames, ms`]: all,
    'scrolling, the longest frame, ms': longest,
    'heap, kB': heap,
    'nodes each': nodes,
  };
  return { numbers, look, taken };
}

/** What stays when 1,000 cards come and go. The first cycles fill caches that are bounded. */
async function printGrowth(page: Page, subject: string): Promise<void> {
  const meter = await meterOf(page);
  const call = callerOf(page);
  await call('prepare', 'card', subject, 1000);
  const cycle = async () => {
    await call('mount');
    await call('clear');
  };
  for (let i = 0; i < WARM_CYCLES; i++) await cycle();
  const before = await meter.heap();
  for (let i = 0; i < CYCLES; i++) await cycle();
  const after = await meter.heap();
  const [all, script] = [after.all - before.all, after.script - before.script];
  console.log(
    `  ${subject.padEnd(28)} ${all.toFixed(1).padStart(10)} kB, of it JavaScript ${script.toFixed(1)} kB`,
  );
  await page.close();
}

async function measureOnce(page: Page, kind: Kind, subject: string, count: number): Promise<Measured> {
  const meter = await meterOf(page);
  const call = callerOf(page);
  await call('prepare', kind, subject, 1);
  await call('mount');
  await call('clear');
  await call('prepare', kind, subject, count);
  const first = await meter.time(() => call('mount'));
  const { nodes, numbers, look } = await call('describe');
  await page.close();
  return { numbers, look, taken: { 'first render, ms': first, 'nodes each': nodes } };
}

type Call = <Name extends keyof BenchPage>(
  name: Name,
  ...args: Parameters<BenchPage[Name]>
) => Promise<Awaited<ReturnType<BenchPage[Name]>>>;

/** Calls what `page.ts` offers. */
function callerOf(page: Page): Call {
  return (name, ...args) =>
    page.evaluate(
      ([name, args]) =>
        (globalThis as unknown as { bench: Record<string, (...args: unknown[]) => never> }).bench[name]!(
          ...args,
        ),
      [name, args] as const,
    );
}

/** CPU time of the page's main thread, and the heap that is left after garbage is collected. */
async function meterOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const collect = async () => {
    for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  };
  const cpu = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'ThreadTime')!.value;
  };
  return {
    async time(run: () => Promise<unknown>): Promise<number> {
      await collect();
      const before = await cpu();
      await run();
      return (await cpu()) - before;
    },
    async heap(): Promise<{ all: number; script: number }> {
      await collect();
      const usage = await session.send('Runtime.getHeapUsage');
      return { all: (usage.usedSize + usage.embedderHeapUsedSize) / 1000, script: usage.usedSize / 1000 };
    },
  };
}

/** Runs all subjects in every round, each time in another order, and prints medians, and medians of the ratios to the floor. */
async function compare(
  title: string,
  subjects: readonly string[],
  measure: (subject: string) => Promise<Measured>,
): Promise<void> {
  const taken = new Map(subjects.map((subject) => [subject, [] as Measures[]]));
  const shown = new Map<string, Measured>();
  for (let round = 0; round < ROUNDS; round++) {
    const turn = round % subjects.length;
    for (const subject of [...subjects.slice(turn), ...subjects.slice(0, turn)]) {
      const measured = await measure(subject);
      shown.set(subject, measured);
      taken.get(subject)!.push(measured.taken);
    }
  }
  const model = shown.get('floor')!;
  for (const [subject, { numbers, look }] of shown) {
    if (numbers !== model.numbers) throw new Error(`${subject} shows ${numbers}, not ${model.numbers}.`);
    if (!charts.includes(subject) && look !== model.look) {
      throw new Error(`${subject} looks like ${look}, not like ${model.look}.`);
    }
  }
  const floor = taken.get('floor')!;
  for (const name of Object.keys(floor[0]!)) {
    console.log(`\n${title}: ${name}`);
    for (const [subject, rounds] of taken) {
      const value = median(rounds.map((round) => round[name]!));
      const ratio = median(rounds.map((round, i) => round[name]! / floor[i]![name]!));
      console.log(
        `  ${subject.padEnd(28)} ${value.toFixed(1).padStart(10)} ${ratio.toFixed(2).padStart(8)}×`,
      );
    }
  }
}

/** The middle one. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}
