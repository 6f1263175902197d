import { after } from '../transport/after.ts';
import { refused } from '../transport/refusal.ts';
import { badResponse, brokenOff, type SourceError, unreachable } from '../transport/source-error.ts';
import { tooLate } from '../transport/too-late.ts';
import type { Connect, ConnectionEvents } from './connection.ts';
import { noSnapshot } from './no-snapshot.ts';
import { tooLong } from './too-long.ts';

/** As much of a `WebSocket` as is used. */
export interface WebSocketLike {
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  send(data: string): void;
  close(): void;
}

/** What bounds a WebSocket, in seconds and bytes of one message. */
export interface WebSocketLimits {
  readonly timeout: number;
  readonly heartbeat: number;
  readonly maxBytes: number;
}

/** What a WebSocket is for. */
export interface Conversation {
  readonly source: string;
  readonly url: URL;
  readonly limits: WebSocketLimits;
  readonly events: ConnectionEvents;
  readonly signal: AbortSignal;
  /** Sent first, and again after a gap. */
  readonly subscribe: string;
}

/** A WebSocket from opening to closing. */
export function converse(
  socket: WebSocketLike,
  { source, url, limits, events, signal, subscribe }: Conversation,
): ReturnType<Connect> {
  const { timeout, heartbeat, maxBytes } = limits;
  let isOpen = false;
  let isOver = false;
  let cleanUp = () => {};
  const over = new Promise<'closed' | 'end'>((resolve, reject) => {
    let stopBeat = after(timeout, () => fail(tooLate(source, timeout)));
    let stopGap = () => {};
    const end = (how: 'closed' | 'end') => {
      isOver = true;
      resolve(how);
    };
    const fail = (error: unknown) => {
      isOver = true;
      reject(error);
    };
    const abort = () => fail(signal.reason);
    const beat = () => {
      stopBeat();
      stopBeat = after(heartbeat, () => fail(tooLate(source, heartbeat, true)));
    };
    const take = (data: unknown) => {
      if (typeof data !== 'string') throw badResponse(source, 'with messages of text', 'one is of bytes');
      if (data.length > maxBytes) throw tooLong(source, maxBytes);
      const state = events.message(data);
      if (state === 'end') end('end');
      if (state === 'taken') stopGap();
      if (state !== 'gap') return;
      socket.send(subscribe);
      stopGap = after(timeout, () => fail(noSnapshot(source)));
    };
    cleanUp = () => {
      stopBeat();
      stopGap();
      signal.removeEventListener('abort', abort);
      socket.close();
    };
    signal.addEventListener('abort', abort);
    socket.addEventListener('open', () => {
      if (isOver) return;
      isOpen = true;
      beat();
      socket.send(subscribe);
      events.opened();
    });
    socket.addEventListener('message', ({ data }) => {
      if (isOver) return;
      beat();
      try {
        take(data);
      } catch (error) {
        fail(error);
      }
    });
    socket.addEventListener('error', () => fail(isOpen ? brokenOff(source, url) : unreachable(source, url)));
    socket.addEventListener('close', ({ code }) => {
      if (IN_GOOD_ORDER.includes(code)) end('closed');
      else fail(closed(source, url, code));
    });
  });
  return over.finally(() => cleanUp());
}

const UNAUTHORIZED = [1008, 3000, 4401];
const FORBIDDEN = [3003, 4403];
const IN_GOOD_ORDER = [1000, 1001, 1012];

function closed(source: string, url: URL, code: number): SourceError {
  if (UNAUTHORIZED.includes(code)) return refused(source, { code: 'unauthorized' }, { url });
  if (FORBIDDEN.includes(code)) return refused(source, { code: 'forbidden' }, { url });
  return brokenOff(source, url, new Error(`closed with code ${code}`));
}
