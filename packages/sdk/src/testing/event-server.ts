import type { ServerResponse } from 'node:http';
import { serve } from './http-server.ts';

/** A server of events. `connected` is called with each connection, counted from 1. */
export async function serveEvents(connected: (events: ServedEvents, connection: number) => void) {
  let connections = 0;
  return serve((_, response) => connected(new ServedEvents(response), ++connections));
}

/** The server's end of a stream of events. */
export class ServedEvents {
  readonly response: ServerResponse;

  constructor(response: ServerResponse) {
    this.response = response;
  }

  /** Text as it stands, anything else as the data of an event. */
  send(...events: unknown[]): this {
    if (!this.response.headersSent) this.response.writeHead(200, { 'content-type': 'text/event-stream' });
    const lines = events.map((event) =>
      typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`,
    );
    this.response.write(lines.join(''));
    return this;
  }

  /** Without a farewell. */
  cut(): void {
    // What was written goes out first.
    setTimeout(() => this.response.destroy(), 20);
  }
}
