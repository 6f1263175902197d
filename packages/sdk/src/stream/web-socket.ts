import { SourceError } from '../transport/source-error.ts';
import { SharedToken, type TokenFunction } from '../transport/token.ts';
import { unlessAborted } from '../transport/unless-aborted.ts';
import type { Connect } from './connection.ts';
import { converse, type WebSocketLike, type WebSocketLimits } from './conversation.ts';

/** The class `WebSocket`, of the platform or of a library. */
export type WebSocketClass = new (url: string, protocols: string[]) => WebSocketLike;

/** How a WebSocket is opened, and what is asked of it. */
export interface WebSocketOptions {
  readonly token?: TokenFunction;
  /** Sent first, and again after a gap: text, or a value that is sent as JSON. @default `{ type: 'subscribe', token }` */
  readonly subscribe?: (token?: string) => unknown;
  /** Subprotocols. With them the token leaves the first message, unless `subscribe` puts it there. */
  readonly protocols?: (token?: string) => readonly string[];
  /** @default globalThis.WebSocket, which Node has from 22 on */
  readonly WebSocket?: WebSocketClass;
}

/** A WebSocket that subscribes, and subscribes again where messages are missing. Its address never has the token. */
export function webSocketConnection(
  source: string,
  url: URL,
  options: WebSocketOptions,
  limits: WebSocketLimits,
): Connect {
  const token = options.token && SharedToken.of(options.token);
  return async (events, signal) => {
    const open = (bearer?: string) =>
      converse(connect(source, url, options, bearer), {
        source,
        url,
        limits,
        events,
        signal,
        subscribe: subscription(options, bearer),
      });
    signal.throwIfAborted();
    if (!token) return open();
    const bearer = await unlessAborted(token.get(source), signal);
    try {
      return await open(bearer);
    } catch (error) {
      if (!(error instanceof SourceError) || error.code !== 'unauthorized') throw error;
      return open(await unlessAborted(token.get(source, bearer), signal));
    }
  };
}

function subscription({ protocols, subscribe }: WebSocketOptions, token: string | undefined): string {
  const message = subscribe ? subscribe(token) : { type: 'subscribe', ...(!protocols && { token }) };
  return typeof message === 'string' ? message : JSON.stringify(message);
}

function connect(
  source: string,
  url: URL,
  { protocols, WebSocket = globalThis.WebSocket }: WebSocketOptions,
  token: string | undefined,
): WebSocketLike {
  // Older platforms have none.
  if ((WebSocket as WebSocketClass | undefined) === undefined) {
    const wayOut = 'Give it one, of "undici" or "ws": WebSocket.';
    throw new SourceError('source_said_no', source, 'needs a WebSocket, which is not there.', wayOut);
  }
  try {
    return new WebSocket(url.href, [...(protocols?.(token) ?? [])]);
  } catch {
    // Its message would show the subprotocols.
    const wayOut =
      'Give an address that begins with wss:, and subprotocols of letters, digits, "-", "." and "_".';
    throw new SourceError('source_said_no', source, 'cannot be opened as a WebSocket.', wayOut);
  }
}
