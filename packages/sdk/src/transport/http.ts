import { after } from './after.ts';
import { type Answer, answerOf } from './answer.ts';
import { followed } from './redirect.ts';
import { refusal, type Refusal } from './refusal.ts';
import { type Hide, hiderOf, wordsOf } from './secrets.ts';
import { badResponse, SourceError, unreachable } from './source-error.ts';
import { SharedToken, type TokenFunction } from './token.ts';
import { tooLate } from './too-late.ts';
import { unlessAborted } from './unless-aborted.ts';

/** How a source reaches its server. */
export interface HttpOptions {
  /** Where its questions go. Relative addresses start at the page. */
  readonly url: string | URL;
  /** Sent with every request to the origin of `url`, and to no other. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `Authorization: Bearer …` to the origin of `url` alone; asked for anew on 401 and before it expires. */
  readonly token?: TokenFunction;
  /** Seconds within which an answer must begin, and after that must go on. @default 30 */
  readonly timeout?: number;
  /** Bytes of one answer that are read at most. @default 64 MiB */
  readonly maxBytes?: number;
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch;
}

/** One request of a source. */
export interface HttpRequest {
  readonly signal: AbortSignal;
  /** @default the `url` of the source */
  readonly url?: string | URL;
  /** @default GET, or POST with a body */
  readonly method?: string;
  /** Sent wherever the request goes, so without secrets. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, or a value that is sent as JSON. */
  readonly body?: unknown;
  /** Past any copy that is kept on the way. */
  readonly reload?: boolean;
  /** Of an answer without end: seconds within which any byte must come. `maxBytes` does not bound it. */
  readonly heartbeat?: number;
  /** What the system says in the body of a failure: its own words, and whether to try again. */
  readonly explain?: (status: number, body: string) => Refusal | undefined;
}

/** Asks the server of one source. Rejects with a {@link SourceError}, or the signal's reason. */
export type Http = (request: HttpRequest) => Promise<Answer>;

const MiB = 2 ** 20;
const PACE_BYTES = 4096;

/**
 * The transport that all sources share: headers, token, time limits, typed errors. It never retries, but for one
 * time with a new token; the client does.
 *
 * @param source The name of the source, for messages.
 */
export function createHttp(source: string, options: HttpOptions): Http {
  const { timeout = 30, maxBytes = 64 * MiB, fetch = (...args) => globalThis.fetch(...args) } = options;
  const base = resolveUrl(options.url, source);
  const own = ownHeaders(source, options.headers);
  const token = options.token && SharedToken.of(options.token);

  async function send(request: HttpRequest, url: URL, bearer: string | undefined): Promise<Answer> {
    const { signal, body, heartbeat } = request;
    const isText = typeof body === 'string' || body === undefined;
    const isGuarded = !own.keys().next().done || bearer !== undefined || body !== undefined;
    const watch = new AbortController();
    const give = () => watch.abort(signal.reason);
    const init: RequestInit = {
      method: request.method ?? (body === undefined ? 'GET' : 'POST'),
      signal: watch.signal,
      cache: request.reload ? 'no-cache' : 'default',
      redirect: isGuarded ? 'manual' : 'follow',
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    };
    let at = url;
    let hide: Hide = String;
    const ask = (address: URL, isHome: boolean) => {
      const headers = new Headers(isHome ? own : undefined);
      if (!isText) headers.set('content-type', 'application/json');
      for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value);
      if (isHome && bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
      at = address;
      hide = hiderOf([...own.values(), bearer ?? ''], at);
      return fetch(at, { ...init, headers });
    };
    signal.addEventListener('abort', give);
    const ended = () => signal.removeEventListener('abort', give);
    const stop = after(timeout, () => watch.abort(tooLate(source, timeout)));
    try {
      signal.throwIfAborted();
      const isHome = url.origin === base.origin;
      const response = isGuarded
        ? await followed(source, url, isHome, body !== undefined, ask)
        : await ask(url, isHome);
      const pace =
        heartbeat === undefined
          ? { timeout, pace: PACE_BYTES, maxBytes }
          : { timeout: heartbeat, pace: 1, maxBytes: Infinity };
      const answer = answerOf(response, { source, url: at, ...pace, hide, signal, watch }, ended);
      if (response.ok) return answer;
      throw await refusal(source, answer, hide, request.explain);
    } catch (error) {
      ended();
      signal.throwIfAborted();
      if (error instanceof SourceError) throw error;
      throw watch.signal.aborted ? watch.signal.reason : unreachable(source, at, wordsOf(error, hide));
    } finally {
      stop();
    }
  }

  return async (request) => {
    const { signal } = request;
    const url = request.url === undefined ? base : follow(request.url, base, source);
    if (!token || url.origin !== base.origin) return send(request, url, undefined);
    const bearer = await unlessAborted(token.get(source), signal);
    try {
      return await send(request, url, bearer);
    } catch (error) {
      if (!(error instanceof SourceError) || error.code !== 'unauthorized') throw error;
      return send(request, url, await unlessAborted(token.get(source, bearer), signal));
    }
  };
}

/** An absolute address. Throws `source_said_no` for one that is none, and for one with a password. */
export function resolveUrl(url: string | URL, source: string): URL {
  const page = typeof document === 'undefined' ? undefined : document.baseURI;
  const whole = URL.canParse(String(url), page) ? new URL(url, page) : undefined;
  if (whole?.username === '' && whole.password === '') return whole;
  throw new SourceError(
    'source_said_no',
    source,
    whole ? 'has an address with a name or password in it.' : 'has an address that cannot be read.',
    whole ? 'Give them as headers or token.' : 'Give a whole one: https://example.com/data.',
  );
}

function follow(url: string | URL, base: URL, source: string): URL {
  if (URL.canParse(String(url), base.href)) return new URL(url, base);
  throw badResponse(source, 'with an address to go on at', 'one that cannot be read');
}

/** Checked here, because `fetch` shows the value in its message. */
function ownHeaders(source: string, headers: HttpOptions['headers']): Headers {
  const own = new Headers();
  for (const [name, value] of Object.entries(headers ?? {})) {
    try {
      own.set(name, value);
    } catch {
      const wayOut =
        'Give its name in letters, digits and dashes, and its value without line breaks and signs beyond Latin-1.';
      throw new SourceError('source_said_no', source, `has a header "${name}" that cannot be sent.`, wayOut);
    }
  }
  return own;
}
