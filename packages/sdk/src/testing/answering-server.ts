import { text } from 'node:stream/consumers';
import { serve } from './http-server.ts';

/** A request as a test server got it. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What it answers: a body, with status 200 unless said otherwise. */
export type Answering = string | { readonly status: number; readonly body: string };

/** A real server on this machine, with bodies read and answers given whole. */
export interface AnsweringServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** Serves what `answer` says. */
export async function answering(answer: (asked: Asked) => Answering): Promise<AnsweringServer> {
  const asked: Asked[] = [];
  const server = await serve(async (request, response) => {
    const one: Asked = {
      method: request.method!,
      url: new URL(request.url!, 'http://localhost'),
      body: await text(request),
      headers: request.headers,
    };
    asked.push(one);
    const given = answer(one);
    const { status, body } = typeof given === 'string' ? { status: 200, body: given } : given;
    response.writeHead(status).end(body);
  });
  return { url: server.url, asked, close: () => server.close() };
}
