import type { IncomingMessage, ServerResponse } from 'node:http';
import { readText } from './asked.ts';
import type { Handler } from './create-handler.ts';

/**
 * A handler for `createServer` of `node:http`. A client that goes away ends its query.
 *
 * @example
 * createServer(nodeListener(handler)).listen(8080);
 */
export function nodeListener(
  handler: Handler,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const { status, headers, body } = await handler.answer({
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      headers: { get: (name) => request.headers[name.toLowerCase()]?.toString() ?? null },
      signal: gone.signal,
      text: (maxBytes) => readText(request, maxBytes),
    });
    response.writeHead(status, body ? { ...headers, 'content-length': body.length } : headers).end(body);
  };
}
