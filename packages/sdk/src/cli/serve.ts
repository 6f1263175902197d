import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { fromDay, KpiError } from '@kpi-elements/core';
import { createHandler, type Handler } from '../server/create-handler.ts';
import { duckdbEngine } from '../server/duckdb.ts';
import type { DuckdbFile } from '../server/duckdb-files.ts';
import type { Engine } from '../server/engine.ts';
import type { Fact } from '../server/model.ts';
import { nodeListener } from '../server/node-listener.ts';
import { inferModel, TABLE } from './infer-model.ts';
import { kpisOf, pageOf, snippetOf } from './page.ts';
import type { ServeFlags } from './serve-flags.ts';

/** A server of one file. */
export interface Served {
  /** `http://127.0.0.1:8080/` */
  readonly address: string;
  /** What to write into a page. */
  readonly snippet: string;
  close(): Promise<void>;
}

/** Where the built elements stand, of the build and of the sources. */
const BUILDS = ['..', '../../dist'].map((folder) => join(import.meta.dirname, folder));
const SCRIPT = /^\/(kpi-elements[\w.-]*\.js)$/;
const DAYS = 30;
const MS_A_DAY = 86_400_000;

/** Serves a file: its totals at `/kpi`, a page of cards at `/`. */
export async function serve(flags: ServeFlags): Promise<Served> {
  const { engine, handler, period } = await openFile(flags);
  const kpis = kpisOf(await handler.ready);
  const listener = nodeListener(handler);
  let page = '';
  let hosts: readonly string[] | undefined;
  const server = createServer((request, response) => {
    if (hosts && !hosts.includes(request.headers.host ?? '')) refuse(response, 403);
    else if (request.url === '/') send(response, 'text/html; charset=utf-8', page);
    else if (/^\/kpi(\?|$)/.test(request.url ?? '')) void listener(request, response);
    else void sendScript(request.url ?? '', response);
  });
  await listen(server, flags);
  const { port } = server.address() as AddressInfo;
  const host = flags.host.includes(':') ? `[${flags.host}]` : flags.host;
  const address = `http://${host}:${port}/`;
  const snippet = snippetOf(address, kpis, period);
  page = pageOf(basename(flags.file), snippet);
  // A page elsewhere could point a name of its own at this machine.
  if (LOOPBACK.test(flags.host)) hosts = [host, 'localhost', '127.0.0.1'].map((name) => `${name}:${port}`);
  return {
    address,
    snippet,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
    },
  };
}

const LOOPBACK = /^(127\.|localhost$|::1$)/;

interface OpenFile {
  readonly engine: Engine;
  readonly handler: Handler;
  /** The last days that have data. */
  readonly period: string | undefined;
}

async function openFile(flags: ServeFlags): Promise<OpenFile> {
  const file: DuckdbFile = {
    path: flags.file,
    ...(flags.dateFormat !== undefined && { dateFormat: flags.dateFormat }),
  };
  let engine = duckdbEngine({ files: { [TABLE]: file } });
  const { fact, text } = inferModel(await readable(flags.file, engine.columns(TABLE)), flags);
  if (text.length > 0) {
    await engine.close();
    engine = duckdbEngine({ files: { [TABLE]: { ...file, text } } });
  }
  const name = flags.name ?? basename(flags.file);
  // What is wrong at the start is thrown; from then on there is nobody to throw it to.
  let log: (error: unknown) => void = () => {};
  const handler = createHandler({
    model: { name, facts: { [name]: fact } },
    engine,
    public: true,
    origins: flags.origins,
    log: (error) => log(error),
  });
  await handler.ready;
  log = console.error;
  return { engine, handler, period: await lastDays(fact, engine) };
}

async function readable<Value>(file: string, value: Promise<Value>): Promise<Value> {
  try {
    return await value;
  } catch (cause) {
    if (cause instanceof KpiError) throw cause;
    throw new KpiError('unreadable_data', `"${file}" cannot be read: ${(cause as Error).message}`, { cause });
  }
}

async function lastDays({ time }: Fact, { dialect, columns, query }: Engine): Promise<string | undefined> {
  if (typeof time !== 'object') return undefined;
  const column = dialect.identifier(time.column);
  const type = (await columns(TABLE)).find(({ name }) => name === time.column)?.type;
  const day =
    type === 'date' ? dialect.dayOfDate(column) : dialect.floorDivide(dialect.milliseconds(column), MS_A_DAY);
  const sql = `SELECT ${dialect.double(`max(${day})`)} FROM ${dialect.identifier(TABLE)}`;
  const [answer] = await query([{ sql, values: [] }], new AbortController().signal);
  const last = answer?.[0]?.[0];
  return typeof last === 'number' ? `${fromDay(last - DAYS + 1)}/${fromDay(last)}` : undefined;
}

function listen(server: Server, { host, port }: ServeFlags): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const fact = cause.code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on: ${cause.message}`;
      reject(
        new KpiError('wrong_arguments', `Port ${port} of ${host} ${fact}.\nGive another one: --port 0.`),
      );
    });
    server.listen(port, host, resolve);
  });
}

async function sendScript(url: string, response: ServerResponse): Promise<void> {
  const name = SCRIPT.exec(url.replace(/\?.*$/, ''))?.[1];
  for (const folder of name === undefined ? [] : BUILDS) {
    const script = await readFile(join(folder, name!)).catch(() => undefined);
    if (script) return send(response, 'text/javascript; charset=utf-8', script);
  }
  refuse(response, 404);
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${status}\n`);
}
