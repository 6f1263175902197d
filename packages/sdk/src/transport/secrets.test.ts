import { inspect } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { serve, serveRaw, type TestServer } from '../testing/http-server.ts';
import { createHttp, type HttpOptions, type HttpRequest } from './http.ts';

const TOKEN = 'token-c2VjcmV0';
const KEY = 'key-0123456789';
const SIGNATURE = 'signature-abcdef';
const { signal } = new AbortController();

const servers: Pick<TestServer, 'close'>[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function http(...[handle]: Parameters<typeof serve>) {
  const server = await serve(handle);
  servers.push(server);
  return server;
}

const ask = (url: string, request: Partial<HttpRequest> = {}, options: Partial<HttpOptions> = {}) =>
  createHttp('shop', {
    url,
    headers: { 'x-api-key': KEY },
    token: async () => TOKEN,
    timeout: 1,
    ...options,
  })({ signal, ...request });

/** Everything that a console would show of an error. */
const shown = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(Error);
  return inspect(error, { depth: Infinity, showHidden: true });
};

describe('token, key and query stand in no error', () => {
  const echo = `Bearer ${TOKEN} and ${KEY} are not valid for ?sig=${SIGNATURE}`;

  test.each<[what: string, handle: Parameters<typeof serve>[0]]>([
    ['an answer that is no JSON', (_, response) => response.end(echo)],
    ['an answer that is the key', (_, response) => response.end(KEY)],
    [
      'a content type that is none',
      (_, response) => response.writeHead(200, { 'content-type': echo }).end('{'),
    ],
    ['a refusal', (_, response) => response.writeHead(403).end(echo)],
    ['a token that is refused', (_, response) => response.writeHead(401).end(echo)],
    ['silence', () => {}],
    ['an end amid the answer', (_, response) => response.write('[', () => response.destroy())],
    [
      'a redirect that cannot be read',
      (_, response) => response.writeHead(302, { location: 'http://[' }).end(),
    ],
    [
      'a redirect to nowhere',
      (_, response) => response.writeHead(302, { location: `http://127.0.0.1:1/?sig=${SIGNATURE}` }).end(),
    ],
    [
      'a redirect in circles',
      (_, response) => response.writeHead(307, { location: `?sig=${SIGNATURE}` }).end(),
    ],
  ])('%s', async (_, handle) => {
    const { url } = await http(handle);
    const explain: HttpRequest['explain'] = (_status, body) => ({ code: 'forbidden', message: body });
    const text = await shown(
      ask(`${url}/data?sig=${SIGNATURE}`, { explain }).then((answer) => answer.json()),
    );
    expect(text).toContain('Source "shop"');
    for (const secret of [TOKEN, KEY, SIGNATURE]) expect(text).not.toContain(secret);
  });

  test.each<[what: string, request: Partial<HttpRequest>, options: Partial<HttpOptions>]>([
    ['a header with a line break', {}, { headers: { 'x-api-key': `${KEY}\n` + KEY } }],
    ['a token with a line break', {}, { token: async () => `${TOKEN}\n${TOKEN}` }],
    ['an address to go on at that cannot be read', { url: `http://[?sig=${SIGNATURE}` }, {}],
    ['nobody at the address', {}, {}],
  ])('%s', async (_, request, options) => {
    const text = await shown((async () => ask(`http://127.0.0.1:1/?sig=${SIGNATURE}`, request, options))());
    expect(text).toContain('Source "shop"');
    for (const secret of [TOKEN, KEY, SIGNATURE]) expect(text).not.toContain(secret);
  });

  test('an answer that is no HTTP', async () => {
    const server = await serveRaw((socket, request) => socket.end(request));
    servers.push(server);
    const text = await shown(ask(`${server.url}/?sig=${SIGNATURE}`));
    for (const secret of [TOKEN, KEY, SIGNATURE]) expect(text).not.toContain(secret);
  });
});

describe('token and key go to their own origin alone', () => {
  const secretsOf = ({ headers }: { headers: NodeJS.Dict<string | string[]> }) => [
    headers['authorization'],
    headers['x-api-key'],
  ];

  const twice = (headers: unknown) => [headers, headers];

  test.each([301, 302, 303, 307, 308])(
    'a redirect by %i to another port goes without them',
    async (status) => {
      const other = await http((_, response) => response.end('2'));
      const { url, requests } = await http((_, response) =>
        response.writeHead(status, { location: `${other.url}/there` }).end(),
      );
      const answer = await ask(url, { headers: { accept: 'text/csv' } });
      expect([await answer.json(), answer.url.href]).toEqual([2, `${other.url}/there`]);
      expect(requests.map(secretsOf)).toEqual([[`Bearer ${TOKEN}`, KEY]]);
      expect(other.requests.map(secretsOf)).toEqual([[undefined, undefined]]);
      expect(other.requests[0]!.headers).toMatchObject({ accept: 'text/csv' });
      expect(other.requests[0]!.headers['referer']).toBeUndefined();
    },
  );

  test('nor do they come back from there', async () => {
    const { url, requests } = await http((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: other.url }).end();
      else response.end('3');
    });
    const other = await http((_, response) =>
      response.writeHead(302, { location: `${url}/delete-all` }).end(),
    );
    expect(await (await ask(url)).json()).toBe(3);
    expect(requests.map(secretsOf)).toEqual([
      [`Bearer ${TOKEN}`, KEY],
      [undefined, undefined],
    ]);
  });

  test('a redirect within the origin keeps them, and the question', async () => {
    const { url, requests } = await http((request, response) => {
      if (request.url === '/') response.writeHead(308, { location: '/v2' }).end();
      else request.pipe(response);
    });
    expect(await (await ask(url, { body: [1] })).json()).toEqual([1]);
    expect(secretsOf(requests[1]!)).toEqual([`Bearer ${TOKEN}`, KEY]);
  });

  test.each([
    [302, 'the same origin, as a question that would be lost'],
    [307, 'another origin, as a question that is not meant for it'],
  ])('a question is not sent on by %i to %s', async (status) => {
    const other = await http((_, response) => response.end('2'));
    const { url } = await http((_, response) =>
      response.writeHead(status, { location: status === 302 ? '/v2' : other.url }).end(),
    );
    await expect(ask(url, { body: { token_auth: KEY } }, { headers: {} })).rejects.toMatchObject({
      code: 'source_said_no',
      message: expect.stringContaining('Give it the address that it is sent on to.'),
    });
    expect(other.requests).toHaveLength(0);
  });

  test('where a redirect cannot be seen, as in browsers, it is refused', async () => {
    const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    await expect(ask('https://shop.example', {}, { fetch: async () => opaque })).rejects.toMatchObject({
      code: 'source_said_no',
    });
  });

  test('without anything to keep back, fetch follows by itself', async () => {
    const other = await http((_, response) => response.end('2'));
    const { url } = await http((_, response) => response.writeHead(302, { location: other.url }).end());
    expect(await (await createHttp('shop', { url })({ signal })).json()).toBe(2);
  });

  test('an absolute address of the next page may be anywhere', async () => {
    const other = await http((_, response) => response.end('2'));
    const { url, requests } = await http((_, response) => response.end('1'));
    const token = vi.fn(async () => TOKEN);
    const shop = createHttp('shop', { url, headers: { 'x-api-key': KEY }, token });
    await shop({ signal, url: other.url });
    expect(token).not.toHaveBeenCalled();
    for (const next of [`${url}/data?page=2`, '?page=3', `${other.url}/data?page=4`, new URL(other.url)])
      await shop({ signal, url: next });
    expect(requests.map(secretsOf)).toEqual(twice([`Bearer ${TOKEN}`, KEY]));
    expect(other.requests.slice(1).map(secretsOf)).toEqual(twice([undefined, undefined]));
  });

  test('no token stands in an address', async () => {
    const { url, requests } = await http((_, response) => response.end('1'));
    await ask(`${url}/?q=1`);
    expect(requests[0]!.url).toBe('/?q=1');
  });
});
