import { afterEach, expect, test, vi } from 'vitest';
import { serve, type TestServer } from '../testing/http-server.ts';
import { createHttp } from './http.ts';
import { SharedToken } from './token.ts';

let server: TestServer | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await server?.close();
  server = undefined;
});

const { signal } = new AbortController();
const request = () => ({ signal: new AbortController().signal });

/** A server that takes the tokens of a list. */
async function guarded(...valid: string[]) {
  server = await serve((request, response) => {
    const isValid = valid.some((token) => request.headers.authorization === `Bearer ${token}`);
    response.writeHead(isValid ? 200 : 401).end('1');
  });
  return server;
}

/** A token function that gives one token after the other, the last again and again. */
function tokens(...list: string[]) {
  let next = 0;
  return vi.fn(async () => list[Math.min(next++, list.length - 1)]!);
}

const jwt = (secondsLeft: number, id = '') => {
  const payload = JSON.stringify({ id, exp: Math.floor(Date.now() / 1000) + secondsLeft, name: 'Zoë>?' });
  return `e30.${Buffer.from(payload).toString('base64url')}.c2ln`;
};

test('a hundred requests of several sources ask once for the token', async () => {
  const { url } = await guarded('first');
  const token = tokens('first');
  const sources = ['ads', 'shop', 'web', 'mail'].map((name) => createHttp(name, { url, token }));
  const answers = Array.from({ length: 100 }, (_, i) => sources[i % 4]!(request()));
  expect((await Promise.all(answers)).every(({ status }) => status === 200)).toBe(true);
  expect(token).toHaveBeenCalledTimes(1);
});

test('a token that is refused is asked for anew, once for all', async () => {
  const { url } = await guarded('second');
  const token = tokens('first', 'second');
  const http = createHttp('shop', { url, token });
  const answers = await Promise.all(Array.from({ length: 20 }, () => http(request())));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(token).toHaveBeenCalledTimes(2);
});

test('a token that is refused twice is an error, not a loop', async () => {
  const { url, requests } = await guarded('none of these');
  const token = tokens('first', 'second');
  const http = createHttp('shop', { url, token });
  await expect(http({ signal })).rejects.toMatchObject({
    code: 'unauthorized',
    retryable: false,
    message: `Source "shop" answered 401 at ${url}/.\nGive it a valid token or key.`,
  });
  expect(requests).toHaveLength(2);
  expect(token).toHaveBeenCalledTimes(2);
});

test('a system that refuses a token with another status is understood', async () => {
  server = await serve(({ headers }, response) =>
    response.writeHead(headers.authorization === 'Bearer second' ? 200 : 400).end('190'),
  );
  const http = createHttp('ads', { url: server.url, token: tokens('first', 'second') });
  const answer = await http({
    signal,
    explain: (_, body) => (body === '190' ? { code: 'unauthorized' } : undefined),
  });
  expect(answer.status).toBe(200);
});

test('a JSON Web Token is renewed before it expires', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-15T12:00:00Z') });
  const ask = vi.fn(async () => jwt(300));
  const token = SharedToken.of(ask);
  const first = await token.get('shop');
  vi.setSystemTime('2026-06-15T12:04:29Z');
  expect(await token.get('shop')).toBe(first);
  vi.setSystemTime('2026-06-15T12:04:31Z');
  const [second, same] = await Promise.all([token.get('shop'), token.get('ads')]);
  expect(second).not.toBe(first);
  expect(same).toBe(second);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('of a token that lives shortly half its life is used', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-15T12:00:00Z') });
  const ask = vi.fn(async () => jwt(20));
  const token = SharedToken.of(ask);
  await token.get('shop');
  vi.setSystemTime('2026-06-15T12:00:09Z');
  await token.get('shop');
  expect(ask).toHaveBeenCalledTimes(1);
  vi.setSystemTime('2026-06-15T12:00:11Z');
  await token.get('shop');
  expect(ask).toHaveBeenCalledTimes(2);
});

test.each([
  ['new and yet expired, by a clock that is wrong', () => jwt(-3600)],
  ['no JSON Web Token', () => 'opaque'],
  ['something like one', () => 'a.b.c'],
])('a token that is %s is used until it is refused', async (_, make) => {
  const ask = vi.fn(async () => make());
  const token = SharedToken.of(ask);
  const first = await token.get('shop');
  await token.get('shop');
  expect(ask).toHaveBeenCalledTimes(1);
  await token.get('shop', first);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a token function that hangs is waited for 30 seconds, and then asked anew', async () => {
  vi.useFakeTimers();
  let calls = 0;
  const token = SharedToken.of(() => (++calls === 1 ? new Promise(() => {}) : Promise.resolve('second')));
  const failures = Promise.allSettled([token.get('shop'), token.get('ads')]);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(calls).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await failures).toMatchObject(
    ['shop', 'ads'].map((source) => ({
      reason: {
        code: 'timeout',
        source,
        message: expect.stringContaining(
          `Source "${source}" has no token: the token function did not answer within 30 seconds.`,
        ),
      },
    })),
  );
  expect(await token.get('shop')).toBe('second');
  expect(vi.getTimerCount()).toBe(0);
});

test('a token function that fails is asked anew with the next request', async () => {
  const cause = new Error('portal is down');
  let calls = 0;
  const token = SharedToken.of(() => {
    if (++calls === 1) throw cause;
    return Promise.resolve('second');
  });
  await expect(token.get('shop')).rejects.toMatchObject({
    code: 'unauthorized',
    retryable: true,
    cause,
    message: 'Source "shop" has no token: the token function failed.\nSee its error in the cause.',
  });
  expect(await token.get('shop')).toBe('second');
});

test.each([undefined, '', 'with a space', 'with\na line break', 'schlüssel'])(
  'what no header can carry is no token: %j',
  async (text) => {
    const token = SharedToken.of(async () => text as string);
    await expect(token.get('shop')).rejects.toMatchObject({
      code: 'unauthorized',
      message: expect.not.stringContaining('with\na'),
    });
  },
);

test('a request that is aborted does not wait for its token', async () => {
  const http = createHttp('shop', { url: 'http://127.0.0.1:1', token: () => new Promise(() => {}) });
  const controller = new AbortController();
  const reason = new Error('nobody waits');
  const answer = http({ signal: controller.signal });
  controller.abort(reason);
  await expect(answer).rejects.toBe(reason);
  await expect(http({ signal: controller.signal })).rejects.toBe(reason);
});
