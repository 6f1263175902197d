import { defaultCalendar } from '@kpi-elements/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClient } from '../client.ts';
import type { Row } from '../mapping/expression.ts';
import { ask, totals } from '../testing/ask.ts';
import { type ServedEvents, serveEvents } from '../testing/event-server.ts';
import type { TestServer } from '../testing/http-server.ts';
import { listening } from '../testing/listening.ts';
import { sharedPath, sharedText } from '../testing/shared-files.ts';
import { streamSource, type StreamSourceOptions } from './stream.ts';

vi.setConfig({ testTimeout: 20_000 });

const cleanUp: (() => unknown)[] = [];
// Connections are made again soon, but not at once.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.05));
afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
  vi.restoreAllMocks();
});

const day = (date: number, cost: number, more: object = {}) => ({ day: `2026-01-0${date}`, cost, ...more });

async function events(...[connected]: Parameters<typeof serveEvents>): Promise<TestServer> {
  const server = await serveEvents(connected);
  cleanUp.push(() => server.close());
  return server;
}

const stream = (url: string, options: Partial<StreamSourceOptions> = {}) =>
  streamSource({ name: 'orders', url, date: 'day', measures: 'cost', ...options });

/** A source somebody listens to. */
function live(...args: Parameters<typeof stream>) {
  const source = stream(...args);
  const heard = listening(source);
  cleanUp.push(heard.stop);
  return { source, ...heard, cost: async () => totals(await ask(source, {})) };
}

test('rows that come are told of, and add up with those that were there', async () => {
  let served!: ServedEvents;
  const { url } = await events((connection) => (served = connection.send({ type: 'ack' }, ': hello\n\n')));
  const { told, cost } = live(url, { initial: [day(1, 5)] });
  expect(await cost()).toEqual([{ cost: 5 }]);
  await expect.poll(() => served).toBeDefined();
  served.send(day(2, 1), [day(2, 2), day(3, 3)], { rows: [day(3, 4)] });
  await expect.poll(() => told).toEqual([undefined]);
  expect(await cost()).toEqual([{ cost: 15 }]);
  served.send({ rows: [day(4, 7)], replace: true });
  await expect.poll(() => told.length).toBe(2);
  expect(await cost()).toEqual([{ cost: 7 }]);
});

test('a question waits for the first rows, and lets go of the connection when nobody listens', async () => {
  const { url, requests } = await events((served, connection) =>
    setTimeout(() => served.send({ rows: [day(connection, 5 * connection)], replace: true }), 50),
  );
  const source = stream(url);
  expect(totals(await ask(source, {}))).toEqual([{ cost: 5 }]);
  await expect.poll(() => requests[0]!.socket.destroyed).toBe(true);
  expect(requests).toHaveLength(1);
  // What was known then may be old by now.
  expect(totals(await ask(source, {}))).toEqual([{ cost: 10 }]);
});

test('a connection that has nothing to tell yet answers after a second', async () => {
  const { url } = await events((served) => served.send(': nothing yet\n\n'));
  const { cost } = live(url);
  expect(await cost()).toEqual([]);
});

test('who does not wait any more gets no answer', async () => {
  const { url } = await events((served) => served.send(': nothing yet\n\n'));
  const controller = new AbortController();
  const reason = new Error('nobody waits');
  const answer = stream(url).fetch(
    { version: 1, ...defaultCalendar, slices: [] },
    { signal: controller.signal },
  );
  setTimeout(() => controller.abort(reason), 50);
  await expect(answer).rejects.toBe(reason);
});

test('headers and token go with the request, a token that is refused is renewed', async () => {
  const { url, requests } = await events((served, connection) => {
    if (connection === 1) served.response.writeHead(401).end();
    else served.send([day(1, 5)]);
  });
  const tokens = ['first', 'second'];
  const { cost } = live(`${url}/live?shop=1`, {
    headers: { 'x-shop': 'berlin' },
    token: async () => tokens.shift()!,
  });
  expect(await cost()).toEqual([{ cost: 5 }]);
  expect(requests.map(({ url: path, headers }) => [path, headers.authorization, headers['x-shop']])).toEqual([
    ['/live?shop=1', 'Bearer first', 'berlin'],
    ['/live?shop=1', 'Bearer second', 'berlin'],
  ]);
  expect(requests[1]!.headers).toMatchObject({ accept: 'text/event-stream' });
});

describe('a connection that is lost', () => {
  test('is told of, made again after the time the server asked for, and goes on where it stopped', async () => {
    const times: number[] = [];
    const { url, requests } = await events((served, connection) => {
      times.push(performance.now());
      if (connection === 1) served.send('retry: 300\n', 'id: ä7\n', day(1, 5), day(1, 1)).cut();
      else served.send(day(2, 4));
    });
    const { told, last, cost } = live(url);
    await expect.poll(last).toMatchObject({ code: 'network', source: 'orders' });
    expect(last()!.message).toContain(`Source "orders" broke off its answer at ${url}/.`);
    await expect.poll(() => told.length).toBeGreaterThan(1);
    await expect.poll(last).toBeUndefined();
    expect(await cost()).toEqual([{ cost: 10 }]);
    expect(times[1]! - times[0]!).toBeGreaterThan(300);
    expect(Buffer.from(requests[1]!.headers['last-event-id'] as string, 'latin1').toString()).toBe('ä7');
  });

  test('in good order is made again without a word', async () => {
    const { url, requests } = await events((served, connection) => {
      served.send([day(connection, 5)]);
      if (connection < 3) served.response.end();
    });
    const { told } = live(url);
    await expect.poll(() => requests.length).toBe(3);
    expect(told.every((error) => error === undefined)).toBe(true);
  });

  test('is noticed when it is silent for too long', async () => {
    const { url } = await events((served) => served.send(day(1, 5)));
    const { last } = live(url, { heartbeat: 0.3 });
    await expect.poll(last).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('Source "orders" sent hardly anything for 0.3 seconds.'),
    });
  });

  test.each([500, 503, 429, 408])('by %i is tried again, after Retry-After', async (status) => {
    const times: number[] = [];
    const { url } = await events((served, connection) => {
      times.push(performance.now());
      if (connection > 1) served.send(day(1, 5));
      else served.response.writeHead(status, { 'retry-after': '0.5' }).end();
    });
    const { told, last } = live(url);
    await expect.poll(last).toMatchObject({ status, retryable: true });
    await expect.poll(() => told.length).toBeGreaterThan(1);
    expect([last(), times[1]! - times[0]! > 500]).toEqual([undefined, true]);
  });

  test.each([
    ['403', (served: ServedEvents) => served.response.writeHead(403).end(), 'forbidden'],
    ['404', (served: ServedEvents) => served.response.writeHead(404).end(), 'source_said_no'],
    [
      'another content type',
      (served: ServedEvents) => served.response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'bad_response',
    ],
    ['a message that is no row', (served: ServedEvents) => served.send('data: [1]\n\n'), 'bad_response'],
    [
      'a message without end',
      (served: ServedEvents) => served.send(`data: "${'x'.repeat(9 * 2 ** 20)}`),
      'bad_response',
    ],
  ])('by %s is not tried again until it is asked for', async (_, fail, code) => {
    const { url, requests } = await events((served, connection) => {
      if (connection === 1) fail(served);
      else served.send([day(1, 5)]);
    });
    const { source, last } = live(url);
    await expect.poll(last).toMatchObject({ code, source: 'orders' });
    await expect(ask(source, {})).rejects.toBe(last());
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(requests).toHaveLength(1);
    await source.fetch(
      { version: 1, ...defaultCalendar, slices: [] },
      { signal: new AbortController().signal, reload: true },
    );
    await expect.poll(last).toBeUndefined();
  });

  test('whose sequence has a gap begins anew with a snapshot', async () => {
    const { url, requests } = await events((served, connection) => {
      if (connection > 1) served.send('id: c\n', { rows: [day(1, 9)], sequence: 12, replace: true });
      else
        served.send(
          ...['id: a\n', { rows: [day(1, 5)], sequence: 7 }],
          ...['id: b\n', { rows: [day(1, 1)], sequence: 9 }],
        );
    });
    const { cost } = live(url);
    await expect.poll(cost).toEqual([{ cost: 9 }]);
    expect(requests.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, undefined]);
  });

  test('whose server counts anew begins anew as well', async () => {
    const { url } = await events((served, connection) => {
      if (connection === 1) served.send({ rows: [day(1, 5)], sequence: 7 }).response.end();
      else if (connection === 2) served.send({ rows: [day(1, 1)], sequence: 3 });
      else served.send({ rows: [day(1, 9)], sequence: 3, replace: true });
    });
    await expect.poll(live(url).cost).toEqual([{ cost: 9 }]);
  });

  test('and begins anew without a snapshot says what is missing', async () => {
    const { url } = await events((served, connection) =>
      served.send({ rows: [day(1, 5)], sequence: 1 }, { rows: [day(1, 5)], sequence: 10 * connection }),
    );
    await expect.poll(live(url).last).toMatchObject({
      code: 'bad_response',
      retryable: true,
      message: expect.stringContaining('left out messages, and sent no snapshot afterwards'),
    });
  });
});

describe('a stream that is over is not asked for again', () => {
  test.each([
    ['status 204', (served: ServedEvents) => served.response.writeHead(204).end()],
    ['an event "end"', (served: ServedEvents) => served.send('event: end\ndata\n\n', day(1, 100))],
    ['a message of type "end"', (served: ServedEvents) => served.send({ type: 'end' }, day(1, 100))],
  ])('%s', async (_, end) => {
    const { url, requests } = await events((served, connection) => {
      if (connection === 1) served.send('event: other\ndata: {"cost":9}\n\n', [day(1, 5)]).response.end();
      else end(served);
    });
    const { told, cost } = live(url);
    await expect.poll(() => requests.length).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(requests).toHaveLength(2);
    expect(told.every((error) => error === undefined)).toBe(true);
    expect(await cost()).toEqual([{ cost: 5 }]);
  });
});

test('a stream that is over, or is none, is let go of', async () => {
  for (const send of ['event: end\ndata\n\n', 'data: [1]\n\n']) {
    const { url, requests } = await events((served) => served.send(send));
    live(url);
    await expect.poll(() => requests[0]?.socket.destroyed).toBe(true);
  }
});

test.skipIf(sharedPath('fixtures/sse/issue79_events.txt') === undefined)(
  'a finished stream of something else is named, and not asked for again and again',
  async () => {
    const { url, requests } = await events((served) =>
      served.send(sharedText('fixtures/sse/issue79_events.txt')).response.end(),
    );
    await expect.poll(live(url).last).toMatchObject({
      code: 'bad_response',
      message: expect.stringContaining(String.raw`one message begins with "{text: \"He\"}"`),
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(requests).toHaveLength(1);
  },
);

test('ten thousand messages are told of a few times, and none is lost', async () => {
  const { url } = await events((served) => {
    for (let part = 0; part < 100; part++) served.send(...Array.from({ length: 100 }, () => day(1, 0.01)));
  });
  const begun = performance.now();
  const { told, cost } = live(url);
  await expect.poll(cost).toEqual([{ cost: 100 }]);
  expect(told.length).toBeLessThanOrEqual(1 + (performance.now() - begun) / 16);
});

test('rows that are slow to add up are told of less often, so that the page has time for other things', async () => {
  const { url } = await events((served) => {
    const timer = setInterval(() => served.send({ rows: [day(1, 5)], replace: true }), 10);
    served.response.on('close', () => clearInterval(timer));
  });
  const slow = (row: Row) => {
    const begun = performance.now();
    while (performance.now() - begun < 50);
    return Number(row['cost']);
  };
  const source = stream(url, { measures: { cost: slow } });
  let answers = 0;
  const begun = performance.now();
  const stop = source.listen!(() => void ask(source, {}).then(() => answers++));
  cleanUp.push(stop);
  await expect.poll(() => answers).toBe(4);
  expect(performance.now() - begun).toBeGreaterThan(3 * 5 * 50);
});

test('one connection serves all who listen, and ends with the last of them', async () => {
  const { url, requests } = await events((served) => served.send([day(1, 5)]));
  const source = stream(url);
  const [one, other] = [listening(source), listening(source)];
  await expect.poll(() => [one.told.length, other.told.length]).toEqual([1, 1]);
  one.stop();
  one.stop();
  expect(requests[0]!.socket.destroyed).toBe(false);
  other.stop();
  await expect.poll(() => requests[0]!.socket.destroyed).toBe(true);
  const third = listening(source);
  await expect.poll(() => requests.length).toBe(2);
  third.stop();
});

test('no more rows are kept than allowed, and the answer says so', async () => {
  const { url } = await events((served) => served.send([day(1, 1), day(2, 2), day(3, 4)]));
  const { source } = live(url, { keep: { rows: 2 } });
  const frame = await ask(source, {});
  expect([totals(frame), frame.flags]).toEqual([[{ cost: 6 }], ['truncated']]);
});

test('days that are long ago are let go', async () => {
  let served!: ServedEvents;
  const { url } = await events((connection) => (served = connection.send([day(1, 1), day(2, 2), day(3, 4)])));
  const { cost } = live(url, { keep: { days: 2 } });
  expect(await cost()).toEqual([{ cost: 6 }]);
  served.send(day(3, 8));
  await expect.poll(cost).toEqual([{ cost: 14 }]);
});

test('a row with the same key takes the place of the former; a row without a date is left out', async () => {
  const rows = [day(1, 1, { id: 1 }), day(1, 2, { id: 2 }), { id: 3, cost: 100 }, day(2, 4, { id: 1 })];
  const { url } = await events((served) => served.send(rows));
  const { cost } = live(url, { key: ['id'], skipUndated: true });
  expect(await cost()).toEqual([{ cost: 6 }]);
});

test('a cell that cannot be read is an error that names it', async () => {
  const { url } = await events((served) => served.send([day(1, 5), { day: '2026-01-02', cost: 'a lot' }]));
  const { source } = live(url);
  await expect(ask(source, {})).rejects.toMatchObject({
    code: 'unreadable_cell',
    message: expect.stringContaining('"a lot" in column "cost" is not a number.\n"orders", row 2.'),
  });
});

test('what it has is known without a connection', async () => {
  const source = stream('http://127.0.0.1:1/live/orders?key=1', { dimensions: 'channel' });
  expect(await source.describe()).toEqual({
    name: 'orders',
    measures: ['cost'],
    dimensions: ['channel'],
    timeless: false,
  });
  expect(streamSource({ url: 'https://shop.example/live/orders?key=1', measures: 'cost' }).name).toBe(
    'orders',
  );
});

test('headers are refused for a WebSocket, which cannot send them', () => {
  expect(() => stream('wss://shop.example', { headers: { 'x-key': 'secret' } })).toThrow(
    'Source "orders" has headers, which a WebSocket cannot send.\nGive it a token',
  );
});

test('a client shows what comes, says when the connection is lost, and goes on', async () => {
  let served!: ServedEvents;
  const { url } = await events(
    (connection) => (served = connection.send({ rows: [day(1, 5)], replace: true })),
  );
  const client = createClient({
    sources: { orders: stream(url) },
    timeZone: 'UTC',
    currency: 'EUR',
    now: () => new Date('2026-01-05T12:00:00Z'),
  });
  cleanUp.push(() => client.dispose());
  const states: [string, number | null | undefined][] = [];
  cleanUp.push(
    client.watch([{ kpi: 'ad_spend', period: '2026-01-01/2026-01-04' }], (state) => {
      states.push([state.status, 'readings' in state ? state.readings![0]!.value : undefined]);
    }),
  );
  const last = () => states.at(-1);
  await expect.poll(last).toEqual(['ready', 5]);
  served.send(day(2, 7));
  await expect.poll(last).toEqual(['ready', 12]);
  served.cut();
  await expect.poll(() => states.some(([status]) => status === 'stale')).toBe(true);
  await expect.poll(last).toEqual(['ready', 5]);
});
