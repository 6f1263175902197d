import { KpiError } from '@kpi-elements/core';
import { type DatasetOptions, factsOf, parseMapping } from '../mapping/dataset-mapping.ts';
import type { Source } from '../source.ts';
import type { Connect } from '../stream/connection.ts';
import { LiveConnection } from '../stream/live-connection.ts';
import { LiveRows } from '../stream/live-rows.ts';
import { LiveTotals } from '../stream/live-totals.ts';
import type { Retention } from '../stream/retention.ts';
import { type ReadMessage, readStreamMessage, type StreamRow } from '../stream/stream-message.ts';
import type { WebSocketOptions } from '../stream/web-socket.ts';
import { createHttp, type HttpOptions, resolveUrl } from '../transport/http.ts';
import { frameOf } from './dataset-source.ts';
import { nameOfUrl } from './name-of-url.ts';

/** Where a {@link streamSource} listens, how its messages are written, and what their columns mean. */
export interface StreamSourceOptions extends DatasetOptions, HttpOptions, Omit<WebSocketOptions, 'token'> {
  /** `https:` for server-sent events, `wss:` for a WebSocket. */
  readonly url: string | URL;
  /** Rows that the page already has; those of the stream come on top. */
  readonly initial?: readonly StreamRow[];
  /** Columns that name a row: one with the same cells takes the place of the former. @default every row is another one */
  readonly key?: readonly string[];
  /** What is kept of the rows, so that memory is bounded. */
  readonly keep?: Retention;
  /** Reads messages of another shape than a row, a list of rows, or `{ rows, replace, sequence }`. */
  readonly message?: ReadMessage;
  /** Seconds of silence after which the connection counts as lost. Comments and pings break it. @default 60 */
  readonly heartbeat?: number;
}

const ROWS = 100_000;
const MESSAGE_BYTES = 8 * 2 ** 20;

/**
 * A source of rows that come by themselves: server-sent events over `fetch`, or a WebSocket. It connects while somebody
 * listens, and again when the connection is lost, ever more patiently. News are told at most once a frame, however fast
 * they come, and rows are added up when they are asked for, so that nothing queues: new ones to the totals of those before.
 *
 * A server sends a row, a list of rows, or `{"rows": […], "replace": true}` for all that there are, which is how each
 * connection should begin unless rows have a `key` or events an `id`. With `"sequence": 7`, missing messages are noticed
 * and the stream begins anew. `{"type": "end"}`, an event `end` or status 204 ends it. A WebSocket is first sent
 * `{"type": "subscribe", "token": "…"}`, and closes with code 3000 where the token is not valid.
 *
 * Errors as `SourceError`, through `listen`. Those that do not pass, as 403, end the attempts until the next reload.
 *
 * @example
 * streamSource({
 *   url: 'https://example.com/live/orders',
 *   token: () => fetch('/token').then((answer) => answer.text()),
 *   date: 'time',
 *   measures: { revenue: 'amount', orders: 'rows()' },
 *   dimensions: ['shop'],
 *   keep: { days: 2 },
 * });
 */
export function streamSource(options: StreamSourceOptions): Source {
  const { asOf, date, initial, keep = {}, skipUndated, message } = options;
  const name = options.name ?? nameOfUrl(options.url) ?? 'stream';
  const rows = new LiveRows({ key: options.key, most: keep.rows ?? ROWS });
  const dated = (all: readonly StreamRow[]) =>
    skipUndated && date !== undefined ? all.filter((row) => (row[date] ?? '') !== '') : all;
  rows.put(dated(initial ?? []));
  const live = new LiveConnection(
    connectionOf(options, name),
    (data) => {
      const said = readStreamMessage(data, name, message);
      if (said === 'end') return 'end';
      return said ? rows.take({ ...said, rows: dated(said.rows) }) : 'nothing';
    },
    () => rows.reconnected(),
  );
  const mapping = parseMapping(options);
  const facts = factsOf(mapping, name);
  const totals = new LiveTotals(rows, { name, mapping, days: keep.days });
  return {
    name,
    describe: async () => facts,
    async fetch(query, { signal, reload }) {
      if (reload) live.retry();
      if (!initial) await live.begun(signal);
      const answer = await live.work(() => totals.answer(query, signal));
      return frameOf(facts, { ...answer, ...(asOf !== undefined && { asOf }) });
    },
    listen: (changed) => live.listen(changed),
  };
}

/** The code of a connection is loaded when it is first made: a page needs one of the two. */
function connectionOf(options: StreamSourceOptions, name: string): Connect {
  const { heartbeat = 60, timeout = 30, maxBytes = MESSAGE_BYTES } = options;
  const url = resolveUrl(options.url, name);
  const http = url.protocol.startsWith('ws') ? undefined : createHttp(name, options);
  if (!http && options.headers) {
    const wayOut = 'Give it a token, which goes into the first message, or protocols.';
    throw new KpiError(
      'invalid_definition',
      `Source "${name}" has headers, which a WebSocket cannot send.\n${wayOut}`,
    );
  }
  const load = async (): Promise<Connect> => {
    if (http) {
      const { sseConnection } = await import('../stream/sse.ts');
      return sseConnection({ source: name, http, heartbeat, maxBytes });
    }
    const { webSocketConnection } = await import('../stream/web-socket.ts');
    return webSocketConnection(name, url, options, { timeout, heartbeat, maxBytes });
  };
  let connect: Connect | undefined;
  return async (events, signal) => {
    connect ??= await load();
    return connect(events, signal);
  };
}
