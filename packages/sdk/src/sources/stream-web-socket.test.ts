import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import { listening } from '../testing/listening.ts';
import { type ServedSocket, serveWebSockets } from '../testing/web-socket-server.ts';
import { streamSource, type StreamSourceOptions } from './stream.ts';

vi.setConfig({ testTimeout: 20_000 });

const cleanUp: (() => unknown)[] = [];
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.05));
afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
  vi.restoreAllMocks();
});

const row = (cost: number) => ({ day: '2026-01-01', cost });
const snapshot = (sequence: number, cost: number) => ({ rows: [row(cost)], replace: true, sequence });
const update = (sequence: number, cost: number) => ({ rows: [row(cost)], sequence });

async function serve(heard: (socket: ServedSocket, message: string) => void = () => {}) {
  const server = await serveWebSockets(heard);
  cleanUp.push(() => server.close());
  return server;
}

function live(url: string, options: Partial<StreamSourceOptions> = {}) {
  const source = streamSource({ name: 'orders', url, date: 'day', measures: 'cost', ...options });
  const heard = listening(source);
  cleanUp.push(heard.stop);
  return { source, ...heard, cost: async () => totals(await ask(source, {})) };
}

// Node has one from 22 on.
describe.skipIf((globalThis.WebSocket as unknown) === undefined)('a WebSocket', () => {
  test('subscribes with its token in the first message; what is acknowledged and updated adds up', async () => {
    const { url, sockets } = await serve((socket) => {
      socket.send({ type: 'ack' });
      socket.send(snapshot(7, 5));
      socket.send(update(8, 1));
      socket.send({ ...update(9, 2), filler: 'ü'.repeat(70_000) });
    });
    const { cost } = live(`${url}/live?shop=1`, { token: async () => 'secret-token' });
    await expect.poll(cost).toEqual([{ cost: 8 }]);
    expect(sockets[0]!.received).toEqual(['{"type":"subscribe","token":"secret-token"}']);
    expect(sockets[0]!.request.url).toBe('/live?shop=1');
    expect(sockets[0]!.request.headers.authorization).toBeUndefined();
  });

  test('or with a subprotocol, and in the words of its server', async () => {
    const { url, sockets } = await serve((socket) => socket.send({ ch: 'all', sq: 1, data: [row(5)] }));
    const { cost } = live(url, {
      token: async () => 'secret-token',
      protocols: (token) => ['kpi', `bearer.${token}`],
      subscribe: () => ({ req: 'sub', chs: ['all'] }),
      message: (data) => {
        const { sq, data: rows } = data as { sq: number; data: ReturnType<typeof row>[] };
        return { rows, sequence: sq };
      },
    });
    expect(await cost()).toEqual([{ cost: 5 }]);
    expect(sockets[0]!.request.headers['sec-websocket-protocol']).toMatch(/^kpi, ?bearer\.secret-token$/);
    expect(sockets[0]!.received).toEqual(['{"req":"sub","chs":["all"]}']);
  });

  test('with subprotocols does not send the token twice', async () => {
    const { url, sockets } = await serve((socket) => socket.send([row(5)]));
    const { cost } = live(url, {
      token: async () => 'secret-token',
      protocols: (token) => [`bearer.${token}`],
    });
    await cost();
    expect(sockets[0]!.received).toEqual(['{"type":"subscribe"}']);
  });

  test('subscribes again where a message is missing, and goes on from the snapshot', async () => {
    let subscriptions = 0;
    const { url, sockets } = await serve((socket) => {
      if (++subscriptions === 1) {
        for (const message of [snapshot(7, 5), update(8, 1), update(10, 100), update(11, 100)])
          socket.send(message);
      } else {
        for (const message of [update(12, 100), snapshot(12, 50), update(13, 3)]) socket.send(message);
      }
    });
    const { told, cost } = live(url, { timeout: 1 });
    await expect.poll(cost).toEqual([{ cost: 53 }]);
    // The wait for the snapshot is over.
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect([sockets.length, subscriptions]).toEqual([1, 2]);
    expect(told.every((error) => error === undefined)).toBe(true);
  });

  test('that gets no snapshot says what is missing, and connects again', async () => {
    const { url, sockets } = await serve((socket) => {
      const isFirst = socket.received.length === 1;
      for (const message of isFirst ? [update(1, 5), update(3, 5)] : [{ type: 'ack' }, update(4, 5)])
        socket.send(message);
    });
    const { told } = live(url, { timeout: 1 });
    await expect
      .poll(() => told.find((error) => error))
      .toMatchObject({
        code: 'bad_response',
        message: expect.stringContaining('left out messages, and sent no snapshot afterwards'),
      });
    await expect.poll(() => sockets.length).toBeGreaterThan(1);
  });

  test('that is cut off is told of and made again, and one that closes in good order without a word', async () => {
    const { url, sockets } = await serve((socket) => socket.send(snapshot(1, sockets.length)));
    const { told, last, cost } = live(url);
    await expect.poll(cost).toEqual([{ cost: 1 }]);
    sockets[0]!.close(1001);
    await expect.poll(cost).toEqual([{ cost: 2 }]);
    expect(told.every((error) => error === undefined)).toBe(true);
    sockets[1]!.cut();
    await expect.poll(() => told.find((error) => error)).toMatchObject({ code: 'network', retryable: true });
    await expect.poll(last).toBeUndefined();
    expect(await cost()).toEqual([{ cost: 3 }]);
  });

  test('whose token is refused asks for another one, once', async () => {
    const { url, sockets } = await serve((socket, message) => {
      if (message.includes('second')) socket.send([row(5)]);
      else socket.close(3000);
    });
    const token = vi.fn(async () => (token.mock.calls.length === 1 ? 'first' : 'second'));
    expect(await live(url, { token }).cost()).toEqual([{ cost: 5 }]);
    expect([sockets.length, token.mock.calls.length]).toEqual([2, 2]);
  });

  test.each([
    [1008, 'unauthorized', 2],
    [4401, 'unauthorized', 2],
    [4403, 'forbidden', 1],
  ])('that is closed with %i is %s, and not tried again', async (code, error, connections) => {
    const { url, sockets } = await serve((socket) => socket.close(code));
    const { last } = live(url, { token: async () => 'secret-token' });
    await expect.poll(last).toMatchObject({ code: error, retryable: false });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sockets).toHaveLength(connections);
    expect(inspect(last(), { depth: Infinity })).not.toContain('secret-token');
  });

  test('that is ended by its server is not made again', async () => {
    const { url, sockets } = await serve((socket) => {
      socket.send([row(5)]);
      socket.send({ type: 'end' });
      socket.send([row(100)]);
    });
    const { cost } = live(url);
    expect(await cost()).toEqual([{ cost: 5 }]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sockets).toHaveLength(1);
  });

  test.each<[string, Partial<StreamSourceOptions>, (socket: ServedSocket) => void, object]>([
    ['is silent', { heartbeat: 0.2 }, () => {}, { code: 'timeout' }],
    ['sends bytes', {}, (socket) => socket.sendBytes(Buffer.of(1)), { code: 'bad_response' }],
    ['sends no JSON', {}, (socket) => socket.send('hello'), { code: 'bad_response' }],
    [
      'sends too much',
      { maxBytes: 1000 },
      (socket) => socket.send([row(1), 'x'.repeat(1000)]),
      { code: 'bad_response' },
    ],
  ])('that %s is told of', async (_, options, answer, error) => {
    const { url } = await serve(answer);
    const { told } = live(url, options);
    await expect.poll(() => told.find((failure) => failure)).toMatchObject(error);
  });

  test('that nobody answers is network', async () => {
    const server = await serveWebSockets(() => {});
    await server.close();
    await expect.poll(live(`${server.url}/live?key=12345678`).last).toMatchObject({
      code: 'network',
      message: expect.stringContaining(`could not be reached at ${server.url}/live.\n`),
    });
  });

  test('whose subprotocol is none is refused without a word of it', async () => {
    const { url } = await serve();
    const { last } = live(url, {
      token: async () => 'secret/token',
      protocols: (token) => [`bearer ${token}`],
    });
    await expect.poll(last).toMatchObject({ code: 'source_said_no' });
    expect(inspect(last(), { depth: Infinity })).not.toContain('secret/token');
  });

  test('is closed with the last who listens', async () => {
    const { url, sockets } = await serve((socket) => socket.send([row(5)]));
    const { stop, cost } = live(url);
    await cost();
    const closed = vi.fn();
    sockets[0]!.request.socket.on('close', closed);
    stop();
    await expect.poll(() => closed).toHaveBeenCalled();
  });
});

test('a platform without a WebSocket is told what to do', async () => {
  vi.stubGlobal('WebSocket', undefined);
  await expect.poll(live('wss://shop.example').last).toMatchObject({
    code: 'source_said_no',
    message:
      'Source "orders" needs a WebSocket, which is not there.\nGive it one, of "undici" or "ws": WebSocket.',
  });
  vi.unstubAllGlobals();
});
