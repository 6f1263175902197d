import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCalendar, fromDay, type Query, toDay } from '@kpi-elements/core';
import { createHandler, type Handler } from '../src/server/create-handler.ts';
import { duckdbEngine } from '../src/server/duckdb.ts';
import type { Engine } from '../src/server/engine.ts';
import { nodeListener } from '../src/server/node-listener.ts';

const ROWS = 100_000;
const QUERIES = 60;
const REQUESTS = 6_000;
const ROUNDS = 9;
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

/** An engine that knows how long it worked. */
function timedEngine(engine: Engine): Engine & { milliseconds: number } {
  const timed = {
    ...engine,
    milliseconds: 0,
    async query(...args: Parameters<Engine['query']>) {
      const before = performance.now();
      const answers = await engine.query(...args);
      timed.milliseconds += performance.now() - before;
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

async function benchOverhead(handler: Handler, engine: { milliseconds: number }): Promise<void> {
  const beside: number[] = [];
  const within: number[] = [];
  for (let i = -5; i < QUERIES; i++) {
    const text = JSON.stringify(dashboard(i));
    engine.milliseconds = 0;
    const before = performance.now();
    await answerOf(handler, text);
    const total = performance.now() - before;
    if (i < 0) continue;
    beside.push(total - engine.milliseconds);
    within.push(engine.milliseconds);
  }
  console.log(`\na dashboard of 6 slices over ${ROWS} rows, ${QUERIES} times, never the same`);
  console.log(`  engine   ${median(within).toFixed(2).padStart(8)} ms`);
  console.log(`  handler  ${median(beside).toFixed(2).padStart(8)} ms beside it (at most 3)`);
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
  const rates: [bare: number, own: number][] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const rate: [number, number] = [await ask(script, bare.port, path), await ask(script, own.port, path)];
    if (round >= 0) rates.push(rate);
  }
  console.log(
    `\n${bytes.length} cached bytes, ${REQUESTS} requests over 16 connections, ${ROUNDS} rounds in turn`,
  );
  console.log(
    `  bare node:http  ${median(rates.map(([rate]) => rate))
      .toFixed(0)
      .padStart(8)} requests a second`,
  );
  console.log(
    `  handler         ${median(rates.map(([, rate]) => rate))
      .toFixed(0)
      .padStart(8)} requests a second`,
  );
  const ratio = median(rates.map(([floor, rate]) => rate / floor));
  console.log(`  handler / bare  ${(100 * ratio).toFixed(0).padStart(8)} % (at least 60)`);
  for (const { server } of [bare, own]) {
    server.closeAllConnections();
    server.close();
  }
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
