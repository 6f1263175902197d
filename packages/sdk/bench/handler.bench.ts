import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCalendar, fromDay, type Query, toDay } from '@kpi-elements/core';
import { createHandler, type Handler } from '../src/server/create-handler.ts';
import { duckdbEngine } from '../src/server/duckdb.ts';
import type { Columns, Engine } from '../src/server/engine.ts';
import type { Model } from '../src/server/model.ts';
import { nodeListener } from '../src/server/node-listener.ts';

const ROWS = 100_000;
const QUERIES = 200;
/** Queries after which the code is compiled, as it is in a server. */
const WARM_UP = 100;
const REQUESTS = 6_000;
const ROUNDS = 9;
const model: Model = {
  facts: { ads: { table: 'ads', time: 'day', measures: 'cost clicks', dimensions: ['channel'] } },
};
const FIRST = toDay('2025-01-01');
const CHANNELS = ['search', 'social', 'display', 'email', 'video', 'affiliate', 'organic', 'direct'];

/** What the handler costs beside the engine, and beside a server that does nothing but send the same bytes. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-bench-'));
  const path = join(folder, 'ads.csv');
  writeFileSync(path, csv());
  const timed = timedEngine(duckdbEngine({ files: { ads: path } }));
  const handler = createHandler({
    model: {
      facts: { ads: { table: 'ads', time: 'day', measures: 'cost clicks', dimensions: ['channel'] } },
    },
    engine: timed,
    public: true,
  });
  await handler.ready;
  await benchOverhead(handler, timed);
  await benchRequests(handler, folder);
  await timed.close();
  rmSync(folder, { recursive: true });
}

function csv(): string {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const seed = (Math.imul(i + 1, 2_654_435_761) >>> 0) % 1_000_003;
    return `${fromDay(FIRST + (seed % 365))},${CHANNELS[seed % 8]},${(seed % 10_000) / 100},${seed % 97}`;
  });
  return ['day,channel,cost,clicks', ...rows].join('\n');
}

/** An engine that knows how long it worked, and what it answered. */
function timedEngine(engine: Engine): Engine & { milliseconds: number; answered: (readonly Columns[])[] } {
  const timed = {
    ...engine,
    milliseconds: 0,
    answered: [] as (readonly Columns[])[],
    async query(...args: Parameters<Engine['query']>) {
      const before = performance.now();
      const answers = await engine.query(...args);
      timed.milliseconds += performance.now() - before;
      timed.answered.push(answers);
      return answers;
    },
  };
  return timed;
}

/** A dashboard: totals, a series by day and a breakdown, each with the days before. */
function dashboard(shift: number): Query {
  const slices = [0, 30].flatMap((back) => {
    const range = [fromDay(FIRST + 120 + shift - back), fromDay(FIRST + 150 + shift - back)] as const;
    const slice = { measures: ['clicks', 'cost'], range, by: [], where: [] } as const;
    return [
      { ...slice, grain: 'total' } as const,
      { ...slice, grain: 'day' } as const,
      { ...slice, grain: 'day', by: ['channel'] } as const,
    ];
  });
  return { version: 1, ...defaultCalendar, slices };
}

/** What a dashboard takes beside the engine: by the clock, and in CPU time with an engine that answers from memory. */
async function benchOverhead(handler: Handler, engine: ReturnType<typeof timedEngine>): Promise<void> {
  const texts = Array.from({ length: QUERIES }, (_, i) => JSON.stringify(dashboard(i)));
  const beside: number[] = [];
  const within: number[] = [];
  engine.answered = [];
  for (const text of texts) {
    engine.milliseconds = 0;
    const before = performance.now();
    await answerOf(handler, text);
    beside.push(performance.now() - before - engine.milliseconds);
    within.push(engine.milliseconds);
  }
  const remembering = createHandler({
    model,
    engine: { ...engine, query: async () => engine.answered.shift()! },
    public: true,
  });
  await remembering.ready;
  const processor: number[] = [];
  for (const text of texts) {
    const before = process.cpuUsage();
    await answerOf(remembering, text);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  console.log(`\na dashboard of 6 slices over ${ROWS} rows, ${QUERIES} times, never the same`);
  console.log(`  engine          ${median(within.slice(WARM_UP)).toFixed(2).padStart(8)} ms`);
  console.log(`  handler beside  ${median(beside.slice(WARM_UP)).toFixed(2).padStart(8)} ms (at most 3)`);
  console.log(`  its CPU time    ${median(processor.slice(WARM_UP)).toFixed(2).padStart(8)} ms`);
}

async function answerOf(handler: Handler, text: string): Promise<Uint8Array> {
  const { body } = await handler.answer({
    method: 'POST',
    url: '/',
    headers: { get: (name) => (name === 'accept-encoding' ? 'gzip' : null) },
    signal: new AbortController().signal,
    text: async () => text,
  });
  return body!;
}

async function benchRequests(handler: Handler, folder: string): Promise<void> {
  const query = JSON.stringify(dashboard(0));
  const bytes = await answerOf(handler, query);
  const headers = {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'content-length': bytes.length,
  };
  const bare = await open((_, response) => response.writeHead(200, headers).end(bytes));
  const own = await open((request, response) => void nodeListener(handler)(request, response));
  const script = join(folder, 'ask.mjs');
  writeFileSync(script, ASK);
  const path = `/?query=${encodeURIComponent(query)}`;
  const rounds: { bare: Rate; own: Rate }[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const rates = { bare: await rateOf(script, bare.port, path), own: await rateOf(script, own.port, path) };
    if (round >= 0) rounds.push(rates);
  }
  console.log(
    `\n${bytes.length} cached bytes, ${REQUESTS} requests over 16 connections, ${ROUNDS} rounds in turn`,
  );
  for (const by of ['clock', 'processor'] as const) {
    const [floor, rate] = (['bare', 'own'] as const).map((which) =>
      median(rounds.map((round) => round[which][by])),
    );
    const share = median(rounds.map((round) => round.own[by] / round.bare[by]));
    console.log(
      `  requests a second by the ${by.padEnd(9)} bare ${floor!.toFixed(0).padStart(6)}, handler ${rate!.toFixed(0).padStart(6)}: ${(100 * share).toFixed(0)} % (at least 60)`,
    );
  }
  for (const { server } of [bare, own]) {
    server.closeAllConnections();
    server.close();
  }
}

/** Requests a second of time that passes, and of time that this process works. */
interface Rate {
  readonly clock: number;
  readonly processor: number;
}

async function rateOf(script: string, port: number, path: string): Promise<Rate> {
  const before = process.cpuUsage();
  const clock = await ask(script, port, path);
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: REQUESTS / ((user + system) / 1e6) };
}

async function open(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

/** Asks from a process of its own, and tells requests a second. */
const ASK = `
import { Agent, get } from 'node:http';
const [port, path, count] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const one = () => new Promise((resolve, reject) => {
  get({ port, path, agent, host: '127.0.0.1', headers: { 'accept-encoding': 'gzip' } }, (response) => {
    response.resume().on('end', resolve);
  }).on('error', reject);
});
let left = Number(count);
const before = performance.now();
await Promise.all(Array.from({ length: 16 }, async () => { while (left-- > 0) await one(); }));
process.send(Number(count) / ((performance.now() - before) / 1000));
agent.destroy();
process.disconnect();
`;

function ask(script: string, port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(script, [String(port), path, String(REQUESTS)]);
    let rate = NaN;
    child.on('message', (message) => (rate = Number(message)));
    child.on('error', reject);
    child.on('exit', () => resolve(rate));
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
