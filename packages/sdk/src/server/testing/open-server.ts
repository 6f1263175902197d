import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCalendar, type Frame, parseFrame, type Query, type Slice } from '@kpi-elements/core';
import { serve, type TestServer } from '../../testing/http-server.ts';
import { createHandler, type Handler, type HandlerOptions } from '../create-handler.ts';
import { duckdbEngine } from '../duckdb.ts';
import type { Engine } from '../engine.ts';
import type { Fact } from '../model.ts';
import { nodeListener } from '../node-listener.ts';

/** Ten days of two channels in two countries, of two accounts. */
export const ADS = [
  'day,account,channel,country,spend,clicks,visitor',
  ...Array.from({ length: 40 }, (_, i) => {
    const day = `2026-01-${String(1 + Math.floor(i / 4)).padStart(2, '0')}`;
    const channel = i % 2 === 0 ? 'search' : 'social';
    return `${day},${i % 4 < 2 ? 'a' : 'b'},${channel},${i % 3 === 0 ? 'DE' : ''},${(100 + i) / 4},${i},v${i % 7}`;
  }),
].join('\n');

export const adsFact: Fact = {
  table: 'ads',
  time: 'day',
  measures: 'cost:spend clicks visitors:distinct(visitor)',
  dimensions: ['channel', 'country'],
};

/** A folder that the test leaves empty. */
export function temporaryFolder(): { path: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-server-'));
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true }) };
}

/** An engine over one CSV text as the table `ads`. */
export function csvEngine(text: string = ADS): Engine {
  const folder = temporaryFolder();
  writeFileSync(folder.path('ads.csv'), text);
  const engine = duckdbEngine({ files: { ads: folder.path('ads.csv') } });
  return {
    ...engine,
    async close() {
      await engine.close();
      folder.remove();
    },
  };
}

/** What a test asks of a handler over real sockets. */
export interface OpenServer extends TestServer {
  readonly handler: Handler;
  readonly engine: Engine;
  /** What was logged. */
  readonly logged: unknown[];
  ask(slices: readonly Partial<Slice>[], init?: RequestInit): Promise<Frame>;
}

/** Serves a handler; everything public, unless the options say who may see what. */
export async function openServer(options: Partial<HandlerOptions> = {}): Promise<OpenServer> {
  const engine = options.engine ?? csvEngine();
  const logged: unknown[] = [];
  const handler = createHandler({
    model: { name: 'ads', facts: { ads: adsFact } },
    engine,
    log: (error) => logged.push(error),
    ...(!options.authorize && { public: true }),
    ...options,
  });
  await handler.ready.catch(() => undefined);
  const server = await serve((request, response) => void nodeListener(handler)(request, response));
  return {
    ...server,
    handler,
    engine,
    logged,
    async ask(slices, init) {
      const response = await fetch(server.url, {
        method: 'POST',
        body: JSON.stringify(queryOf(slices)),
        ...init,
      });
      if (!response.ok) throw new Error(await response.text());
      return parseFrame(await response.json());
    },
    async close() {
      await server.close();
      await engine.close();
    },
  };
}

/** A query of slices: the cost of all January, unless said otherwise. */
export function queryOf(slices: readonly Partial<Slice>[], query: Partial<Query> = {}): Query {
  return {
    version: 1,
    ...defaultCalendar,
    slices: slices.map((slice) => ({
      measures: ['cost'],
      range: ['2026-01-01', '2026-02-01'],
      grain: 'total',
      by: [],
      where: [],
      ...slice,
    })),
    ...query,
  };
}
