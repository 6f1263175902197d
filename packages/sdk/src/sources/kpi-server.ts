import type { KpiErrorCode } from '@kpi-elements/core';
import type { Source } from '../source.ts';
import { createHttp, type HttpOptions, resolveUrl } from '../transport/http.ts';
import type { Refusal } from '../transport/refusal.ts';
import { badResponse, type SourceErrorCode } from '../transport/source-error.ts';
import { parseAnswer, parseFacts, parseFailure, queryAddress } from '../wire/wire.ts';

/** Where a {@link kpiServer} listens, and how it is reached. */
export interface KpiServerOptions extends HttpOptions {
  /** Named in error messages and in `request.source`. @default the end of its address */
  readonly name?: string;
}

/**
 * A source that adds up on a server: `kpi-elements serve ads.csv`, or `createHandler` of `@kpi-elements/sdk/server`.
 * All that a page asks within one moment is one request, and only totals travel.
 *
 * @example
 * kpiServer({ url: 'https://kpi.example.com/ads', token: async () => (await fetch('/token')).text() });
 */
export function kpiServer(options: KpiServerOptions): Source {
  const url = String(options.url);
  const name =
    options.name ??
    (url
      .replace(/[?#].*$/, '')
      .split('/')
      .findLast(Boolean) ||
      'kpi-server');
  const http = createHttp(name, options);

  async function read<Value>(json: Promise<unknown>, parse: (json: unknown) => Value): Promise<Value> {
    const value = await json;
    try {
      return parse(value);
    } catch (error) {
      throw badResponse(name, 'as a KPI server', (error as Error).message.split('\n')[0]!, error);
    }
  }

  return {
    name,
    async describe(how) {
      const answer = await http({ signal: how?.signal ?? new AbortController().signal, explain });
      return { ...(await read(answer.json(), parseFacts)), name };
    },
    async fetch(query, { signal, reload = false }) {
      const address = queryAddress(resolveUrl(options.url, name), query);
      const answer = await http({
        signal,
        reload,
        explain,
        ...(address ? { url: address } : { body: query }),
      });
      return read(answer.json(), (json) => ({ ...parseAnswer(json, query), source: name }));
    },
  };
}

const CODES: readonly string[] = [
  'timeout',
  'unauthorized',
  'forbidden',
  'rate_limited',
  'source_failed',
] satisfies SourceErrorCode[] as readonly KpiErrorCode[];

function explain(_: number, body: string): Refusal | undefined {
  const failure = parseFailure(body);
  if (!failure) return undefined;
  const { code, message } = failure;
  return { code: CODES.includes(code) ? (code as SourceErrorCode) : 'source_said_no', message };
}
