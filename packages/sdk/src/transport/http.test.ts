import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { serve, serveRaw, type TestServer } from '../testing/http-server.ts';
import { createHttp, type HttpOptions, type HttpRequest } from './http.ts';

vi.setConfig({ testTimeout: 20_000 });

const servers: Pick<TestServer, 'close'>[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function http(...[handle]: Parameters<typeof serve>) {
  const server = await serve(handle);
  servers.push(server);
  return server;
}

async function raw(...[handle]: Parameters<typeof serveRaw>) {
  const server = await serveRaw(handle);
  servers.push(server);
  return server;
}

const ask = (url: string, options: Partial<HttpOptions> = {}, request: Partial<HttpRequest> = {}) =>
  createHttp('shop', { url, ...options })({ signal: new AbortController().signal, ...request });

const json = async (...args: Parameters<typeof ask>) => (await ask(...args)).json();

test('JSON that is asked for by GET, and by POST with a question', async () => {
  const { url, requests } = await http((request, response) => request.pipe(response));
  await expect(json(url)).rejects.toThrow('did not answer JSON: no content type, beginning with nothing');
  expect(await json(url, { headers: { 'x-shop': 'berlin' } }, { body: { slices: [] } })).toEqual({
    slices: [],
  });
  expect(requests[1]).toMatchObject({
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shop': 'berlin' },
  });
  expect(await (await ask(url, {}, { body: 'a=b', method: 'PUT' })).text()).toBe('a=b');
  expect(requests[2]!.method).toBe('PUT');
});

test('a compressed answer is read, and bounded by what it becomes', async () => {
  const { url } = await http((_, response) => {
    response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(gzipSync(JSON.stringify('0'.repeat(100_000))));
  });
  expect(await json(url)).toHaveLength(100_000);
  await expect(json(url, { maxBytes: 99_999 })).rejects.toMatchObject({ code: 'bad_response' });
});

test.each([
  [400, 'source_said_no', false],
  [401, 'unauthorized', false],
  [403, 'forbidden', false],
  [404, 'source_said_no', false],
  [408, 'timeout', true],
  [429, 'rate_limited', true],
  [500, 'source_failed', true],
  [503, 'source_failed', true],
  [504, 'timeout', true],
])('status %i is %s, and again: %s', async (status, code, retryable) => {
  const { url } = await http((_, response) =>
    response.writeHead(status, { 'retry-after': '7' }).end('<html>'),
  );
  const error = await ask(`${url}/data?key=12345678`).catch((failure: unknown) => failure);
  expect(error).toMatchObject({ code, status, retryable, source: 'shop', retryAfter: 7 });
  expect((error as Error).message).toMatch(`Source "shop" answered ${status} at ${url}/data.\n`);
});

test('the words of the system stand in the message, and may say more than the status', async () => {
  const { url } = await http((_, response) => response.writeHead(400).end('{"error":{"code":190}}'));
  const explain: HttpRequest['explain'] = (status, body) => ({
    code: 'rate_limited',
    message: `${status} ${(JSON.parse(body) as { error: { code: number } }).error.code} is too many`,
    retryAfter: 60,
  });
  await expect(ask(url, {}, { explain })).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfter: 60,
    message: `Source "shop" answered 400 at ${url}/: 400 190 is too many.\nWait, or ask less often.`,
  });
});

test('a failure whose words do not come, or do not end, is still that failure', async () => {
  const explain: HttpRequest['explain'] = (_, body) => ({ code: 'source_failed', message: `${body.length}` });
  let closed = false;
  const endless = await http((_, response) => {
    response.writeHead(500);
    const write = () => {
      while (response.write('x'.repeat(2 ** 16)));
    };
    response.on('drain', write);
    response.on('close', () => (closed = true));
    write();
  });
  const error = await ask(endless.url, {}, { explain }).catch((failure: unknown) => failure);
  expect(error).toMatchObject({ code: 'source_failed', status: 500 });
  expect(Number(/: (\d+)\./.exec((error as Error).message)![1])).toBeLessThan(1e6);
  await expect.poll(() => closed).toBe(true);
  const silent = await http((_, response) => response.writeHead(500).write('oh'));
  await expect(ask(silent.url, { timeout: 1 }, { explain })).rejects.toThrow(/answered 500 .*: 2\./);
});

test('200 with a page instead of data says what came', async () => {
  const { url } = await http((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Sign in</title><p>You have to'),
  );
  await expect(json(url)).rejects.toMatchObject({
    code: 'bad_response',
    retryable: false,
    message:
      'Source "shop" did not answer JSON: text/html, beginning "<!doctype html><title>Sign in</title><p>".\n' +
      'See whether the address and the options of the source fit the system behind it.',
  });
});

test('what came is said in full where the question was of the same type', async () => {
  const { url } = await http((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"rows":['),
  );
  await expect(json(url, {}, { body: {} })).rejects.toThrow('application/json, beginning "{"rows":["');
});

test('nobody at the address, a reset, and an answer that is no HTTP are network', async () => {
  const { url } = await http(() => {});
  await servers.pop()!.close();
  await expect(ask(`${url}/data?q=1`)).rejects.toMatchObject({
    code: 'network',
    retryable: true,
    message: expect.stringContaining(`could not be reached at ${url}/data.\n`),
  });
  const reset = await raw((socket) => socket.resetAndDestroy());
  await expect(ask(reset.url)).rejects.toMatchObject({ code: 'network' });
  const other = await raw((socket) => socket.end('220 mail.example ready\r\n'));
  await expect(ask(other.url)).rejects.toMatchObject({ code: 'network' });
});

test.each([
  ['shorter than it said', 'content-length: 100\r\n\r\n[1, 2'],
  ['without its last chunk', 'transfer-encoding: chunked\r\n\r\n5\r\n[1, 2\r\n'],
])('a body that is %s is network', async (_, rest) => {
  const { url } = await raw((socket) => socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
  await expect(json(`${url}/data?q=1`)).rejects.toMatchObject({
    code: 'network',
    message: expect.stringContaining(`broke off its answer at ${url}/data.\n`),
  });
});

test('a reset amid the body is network', async () => {
  const { url } = await raw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[1, 2');
    setTimeout(() => socket.resetAndDestroy(), 20);
  });
  await expect(json(url)).rejects.toMatchObject({ code: 'network' });
});

test('no answer, an answer that stops, and one that drips are timeouts', async () => {
  const never = await raw(() => {});
  await expect(json(never.url, { timeout: 0.1 })).rejects.toMatchObject({
    code: 'timeout',
    message: 'Source "shop" did not answer within 0.1 seconds.\nTry again, or give it more time: timeout.',
  });
  const halfway = await http((_, response) => response.write('[1'));
  await expect(json(halfway.url, { timeout: 1 })).rejects.toThrow('sent hardly anything for 1 seconds');
  const loris = await http((_, response) => {
    const timer = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(timer));
  });
  await expect(json(loris.url, { timeout: 0.5 })).rejects.toMatchObject({ code: 'timeout' });
});

test('a slow but steady answer may last longer than the time limit', async () => {
  const { url } = await http((_, response) => {
    let parts = 0;
    const timer = setInterval(() => {
      response.write('x'.repeat(4096));
      if (++parts < 20) return;
      clearInterval(timer);
      response.end();
    }, 100);
  });
  expect(await (await ask(url, { timeout: 1.5 })).text()).toHaveLength(20 * 4096);
});

test('a reader that takes its time is not taken for a slow server', async () => {
  const { url } = await http((_, response) => {
    response.flushHeaders();
    setTimeout(() => response.end('x'.repeat(1000)), 1600);
  });
  const answer = await ask(url, { timeout: 1 });
  await new Promise((resolve) => setTimeout(resolve, 1400));
  expect(await answer.text()).toHaveLength(1000);
});

test('an answer without end needs a byte within its heartbeat, and no more', async () => {
  const { url } = await http((_, response) => {
    let beats = 0;
    const timer = setInterval(() => (++beats < 20 ? response.write(':') : clearInterval(timer)), 100);
  });
  const begun = performance.now();
  const answer = await ask(url, { maxBytes: 4 }, { heartbeat: 1.5 });
  await expect(answer.text()).rejects.toMatchObject({ code: 'timeout' });
  expect(performance.now() - begun).toBeGreaterThan(2000);
});

test('of 50 MB no more than the limit is read, and the server is told', async () => {
  let sent = 0;
  let closed = false;
  const { url } = await http((_, response) => {
    const part = Buffer.alloc(2 ** 16, 'x');
    const write = () => {
      while (sent < 50e6) {
        sent += part.length;
        if (!response.write(part)) return;
      }
      response.end();
    };
    response.on('close', () => (closed = true));
    response.on('drain', write);
    write();
  });
  await expect(json(url, { maxBytes: 2 ** 20 })).rejects.toThrow(
    'did not answer within 1 MiB: the answer is larger.',
  );
  await expect.poll(() => closed).toBe(true);
  expect(sent).toBeLessThan(40e6);
});

test('50 MB are read where they are allowed', async () => {
  const { url } = await http((_, response) => response.end(Buffer.alloc(50e6, 'x')));
  expect(await (await ask(url)).bytes()).toHaveLength(50e6);
});

test('aborted before, while the answer is awaited, and while it is read', async () => {
  const { url, requests } = await http((request, response) => {
    if (request.url === '/body') response.write('[1');
  });
  const reason = new Error('nobody waits');
  await expect(ask(url, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(requests).toHaveLength(0);
  for (const path of ['/headers', '/body']) {
    const controller = new AbortController();
    const answer = json(`${url}${path}`, {}, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await expect(answer).rejects.toBe(reason);
  }
  await expect.poll(() => requests.every(({ socket }) => socket.destroyed)).toBe(true);
});

test('an answer that is read only in part lets go of the connection', async () => {
  const { url, requests } = await http((_, response) => response.write('[1'));
  const { body } = await ask(url);
  await body.cancel();
  await expect.poll(() => requests[0]!.socket.destroyed).toBe(true);
});

test('a time limit without end is as long as a timer can be', async () => {
  const { url } = await http((_, response) => setTimeout(() => response.end('1'), 50));
  expect(await json(url, { timeout: Infinity })).toBe(1);
});

test.each([
  ['nonsense', 'has an address that cannot be read'],
  ['https://ann:secret-word@example.com/', 'has an address with a name or password in it'],
])('address %s: refused without repeating it', (url, fact) => {
  let message = '';
  try {
    createHttp('shop', { url });
  } catch (error) {
    ({ message } = error as Error);
  }
  expect(message).toContain(`Source "shop" ${fact}.`);
  expect(message).not.toMatch(/nonsense|secret-word/);
});
