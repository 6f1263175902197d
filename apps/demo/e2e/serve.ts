import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv',
};

/** A page in memory, by its path: `/total.html`. */
export interface Page {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A plain file server: pages from memory, everything else from the first folder that has it, with `headers`. */
export async function serve(
  pages: Readonly<Record<string, Page>>,
  folders: readonly string[],
  headers: Page['headers'] = {},
) {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const type = { ...headers, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' };
    const page = pages[path];
    if (page) return response.writeHead(200, { ...type, ...page.headers }).end(page.body);

    const file = folders
      .map((folder) => join(folder, path))
      .find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
    if (!file) return response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    createReadStream(file).pipe(response.writeHead(200, type));
    return response;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
