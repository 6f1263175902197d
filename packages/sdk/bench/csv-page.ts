import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { launchOptions } from '../../../scripts/browser.mjs';

const html = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Bench</title>
  <link rel="icon" href="data:," />
  <script type="module" src="kpi-elements.js"></script>
  <kpi-scope period="2025-12-01/2025-12-31" compare="previous_period">
    <kpi-source type="csv" src="ads.csv" date="Day" dimensions="channel:Channel campaign:Campaign"
      measures="impressions:Impressions clicks:Clicks cost:Spend" currency="EUR"></kpi-source>
    <kpi-card kpi="ad_spend"></kpi-card>
    <kpi-card kpi="cpc"></kpi-card>
    <kpi-card kpi="ctr"></kpi-card>
    <kpi-card kpi="clicks" where="channel=search"></kpi-card>
  </kpi-scope>
`;

/** Tells of every task of more than 50 ms, and when the file was asked for. */
const watch = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: 'longtask' });
`;

/** What the browser says of one thing that took time, in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** On the processor, where it was measured. */
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly url?: string } };
}

interface Task {
  readonly startTime: number;
  readonly duration: number;
}

/**
 * Four cards over a file: how long the main thread of the page was held up before the file was asked for and from then
 * on, and the peak memory of its process. Times on the processor hold on a busy machine too; long tasks are as a user
 * had them.
 */
export async function benchPage(csv: Uint8Array): Promise<void> {
  const folder = join(process.cwd(), 'dist/bench');
  await build({
    configFile: 'packages/sdk/vite.embed.config.ts',
    logLevel: 'error',
    build: { outDir: folder },
  });
  const server = createServer((request, response) => {
    const name = request.url!.slice(1);
    const file = join(folder, name);
    response.setHeader('content-type', name === '' ? 'text/html' : 'text/javascript');
    if (name === 'ads.csv') response.end(csv);
    else response.end(name === '' ? html : existsSync(file) && readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ locale: 'en' });
    await page.addInitScript(watch);
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(
      `[...document.querySelectorAll('kpi-card')].every(({ reading }) => reading?.value > 0)`,
    );
    await page.waitForTimeout(500);
    const [asked, tasks] = await page.evaluate<[number, Task[]]>(
      `[performance.getEntriesByName(new URL('ads.csv', location).href)[0].startTime, longTasks.map((task) => task.toJSON())]`,
    );
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const { before, after, peak } = sumUp(trace.traceEvents);
    const long = tasks
      .filter(({ startTime }) => startTime >= asked)
      .map(({ duration }) => duration.toFixed(0));
    console.log(`  a page with 4 cards: at most ${before} ms of one task before the file is asked for,`);
    console.log(`  ${after} ms from then on; peak ${peak}; long tasks: ${long.join(', ') || 'none'}`);
  } finally {
    await browser.close();
    server.close();
  }
}

/** The longest tasks of the page's main thread, on the processor, and the most memory its process had. */
function sumUp(events: readonly TraceEvent[]) {
  const asked = events.find(({ args }) => args.data?.url?.endsWith('/ads.csv'))!;
  const own = events.filter(({ pid }) => pid === asked.pid);
  const { tid } = own.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')!;
  const tasks = own.filter((event) => event.tid === tid && event.name.endsWith('RunTask'));
  const longest = (some: readonly TraceEvent[]) =>
    (some.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000).toFixed(0);
  const status = `/proc/${asked.pid}/status`;
  const [, kB] = (existsSync(status) && /VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'))) || [];
  return {
    before: longest(tasks.filter(({ ts }) => ts < asked.ts)),
    after: longest(tasks.filter(({ ts }) => ts >= asked.ts)),
    peak: kB === undefined ? 'unknown' : `${(Number(kB) / 1024).toFixed(0)} MB`,
  };
}
