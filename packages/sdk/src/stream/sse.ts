import { createParser } from 'eventsource-parser';
import type { Http } from '../transport/http.ts';
import { badResponse } from '../transport/source-error.ts';
import type { Connect, ConnectionEvents, Taken } from './connection.ts';
import { noSnapshot } from './no-snapshot.ts';
import { tooLong } from './too-long.ts';

/** How server-sent events are read. */
export interface SseOptions {
  readonly source: string;
  readonly http: Http;
  /** Seconds of silence after which the connection is lost. */
  readonly heartbeat: number;
  /** Of one event. */
  readonly maxBytes: number;
}

/** Server-sent events over `fetch`, which unlike `EventSource` sends headers and tells why it failed. */
export function sseConnection({ source, http, heartbeat, maxBytes }: SseOptions): Connect {
  let lastId = '';
  return async (events, signal) => {
    const headers = { accept: 'text/event-stream', ...(lastId !== '' && { 'last-event-id': lastId }) };
    const { status, headers: said, body } = await http({ signal, heartbeat, reload: true, headers });
    const reader = body.getReader();
    try {
      if (status === 204) return 'end';
      const type = said.get('content-type') ?? 'no content type';
      if (!/^text\/event-stream\b/i.test(type)) throw badResponse(source, 'with text/event-stream', type);
      events.opened();
      let state = 'nothing' as Taken;
      const isOver = () => state === 'gap' || state === 'end';
      const parser = createParser({
        maxBufferSize: maxBytes,
        onRetry: (milliseconds) => events.wait(milliseconds / 1000),
        onError({ type: fault }) {
          if (fault === 'max-buffer-size-exceeded') throw tooLong(source, maxBytes);
        },
        onEvent({ event = 'message', id, data }) {
          if (isOver()) return;
          state = take(events, event, data);
          if (state === 'waiting') throw noSnapshot(source);
          if (id !== undefined) lastId = toByteString(id);
        },
      });
      const decoder = new TextDecoder();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return 'closed';
        parser.feed(decoder.decode(value, { stream: true }));
        if (!isOver()) continue;
        // What is missing comes with a connection that begins anew.
        if (state === 'gap') lastId = '';
        return state === 'end' ? 'end' : 'closed';
      }
    } finally {
      reader.cancel().catch(() => {});
    }
  };
}

function take(events: ConnectionEvents, event: string, data: string): Taken {
  if (event === 'end') return 'end';
  return event === 'message' ? events.message(data) : 'nothing';
}

/** UTF-8 as a header carries it, one character a byte. */
function toByteString(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
