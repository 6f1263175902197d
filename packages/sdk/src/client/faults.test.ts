import type { ReadingState } from '@kpi-elements/core';
import { focusManager, onlineManager } from '@tanstack/query-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Client, type ClientOptions, createClient } from '../client.ts';
import { SourceError } from '../transport/source-error.ts';
import { TestSource } from '../testing/test-source.ts';
import type { ClientEvent } from './events.ts';

const now = () => new Date('2026-01-11T12:00:00Z');
const request = { kpi: 'ad_spend', period: '2026-01-06/2026-01-10' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
});

function setUp(options: ClientOptions = {}, ...more: TestSource[]) {
  const source = new TestSource('ads');
  const sources = Object.fromEntries([source, ...more].map((one) => [one.name, one]));
  const client = createClient({ sources, timeZone: 'UTC', now, ...options });
  const events: ClientEvent[] = [];
  client.onEvent((event) => events.push(event));
  return { source, client, events, states: watch(client) };
}

function watch(client: Client): ReadingState[] {
  const states: ReadingState[] = [];
  client.watch([request], (state) => states.push(state));
  return states;
}

const statuses = (states: readonly ReadingState[]) => states.map(({ status }) => status);
const failure = (code: 'network' | 'unauthorized' | 'rate_limited', retryAfter?: number) =>
  new SourceError(code, 'ads', 'failed.', 'Wait.', { ...(retryAfter !== undefined && { retryAfter }) });
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

describe('a failed query is asked again', () => {
  test('up to three times, ever later, when the reason may pass', async () => {
    const { source, states, events } = setUp();
    source.error = failure('network');
    await seconds(0.1);
    expect(source.queries).toHaveLength(1);
    await seconds(1.5);
    expect(source.queries).toHaveLength(2);
    source.error = undefined;
    await seconds(12);
    expect(statuses(states)).toEqual(['loading', 'ready']);
    const retries = events.flatMap((event) => (event.type === 'retried' ? [event.attempt] : []));
    expect(retries).toEqual([1, 2]);
  });

  test('not when asking again cannot help', async () => {
    const { source, states } = setUp();
    source.error = failure('unauthorized');
    await seconds(60);
    expect(source.queries).toHaveLength(1);
    expect(statuses(states)).toEqual(['loading', 'error']);
  });

  test('as late as the server says', async () => {
    const { source } = setUp();
    source.error = failure('rate_limited', 20);
    await seconds(19);
    expect(source.queries).toHaveLength(1);
    await seconds(2);
    expect(source.queries).toHaveLength(2);
  });

  test('slices that failed together are asked again together', async () => {
    const { source, client } = setUp();
    client.watch([{ kpi: 'cpc', period: '2026-01-01/2026-01-03', compare: 'previous_period' }], () => {});
    source.error = failure('network');
    await seconds(1.6);
    expect(source.queries.map(({ slices }) => slices.length)).toEqual([3, 3]);
  });
});

test('a source that was down is asked again on its own until it is back', async () => {
  const { source, states } = setUp();
  source.error = failure('network');
  await seconds(20);
  expect(statuses(states)).toEqual(['loading', 'error']);
  source.error = undefined;
  await seconds(600);
  expect(states.at(-1)!.status).toBe('ready');
});

test('a source that keeps failing is spared, and does not slow the others', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const shop = new TestSource('shop', [{ day: '2026-01-06', orders: 3 }]);
  const { source, client } = setUp({}, shop);
  source.error = failure('network');
  await seconds(30);
  expect(client.inspect().map(({ name, isSpared }) => [name, isSpared])).toEqual([
    ['ads', true],
    ['shop', false],
  ]);
  const before = source.queries.length;
  const late = watch(client);
  await seconds(0.1);
  expect(statuses(late)).toEqual(['error']);
  expect(source.queries).toHaveLength(before);
  expect((await answered(client, 'orders'))!.value).toBe(3);
  await seconds(3600);
  expect(source.queries.length - before).toBeLessThan(40);
});

async function answered(client: Client, kpi: string) {
  const reading = client.read({ ...request, kpi });
  await seconds(0.1);
  return reading;
}

test('somebody who asks by hand is not kept waiting by that', async () => {
  const { source, client, states } = setUp();
  source.error = failure('network');
  await seconds(60);
  source.error = undefined;
  client.refresh();
  await seconds(0.1);
  expect(states.at(-1)!.status).toBe('ready');
});

test('a source that never answers fails in time, also when it does not heed its signal', async () => {
  const { source, states } = setUp({ timeout: 5 });
  source.fetch = () => new Promise(() => {});
  await seconds(60);
  expect(states.at(-1)).toMatchObject({
    status: 'error',
    error: {
      code: 'timeout',
      message: expect.stringContaining('Source "ads" did not answer within 5 seconds.'),
    },
  });
});

test('a large answer that goes on coming is not late', async () => {
  const { source, states } = setUp({ timeout: 5 });
  const whole = source.fetch.bind(source);
  source.fetch = async (query, options) => {
    for (let part = 1; part <= 4; part++) {
      await new Promise((resolve) => setTimeout(resolve, 4000));
      options.progress?.(part, 4);
    }
    return whole(query, options);
  };
  await seconds(17);
  expect(statuses(states)).toEqual(['loading', 'ready']);
});

test('a source that is slow to say what it has does not hold up the others', async () => {
  const shop = new TestSource('shop', [{ day: '2026-01-06', orders: 3 }]);
  shop.describe = () => new Promise(() => {});
  const { states } = setUp({}, shop);
  await seconds(4);
  expect(statuses(states)).toEqual(['loading', 'ready']);
});

describe('what is shown is asked for again', () => {
  test('every so many seconds, in one query, at times that pages do not share', async () => {
    const { source, states } = setUp({ refreshEvery: 60 });
    await seconds(0.1);
    source.rows = source.rows.map((row) => ({ ...row, cost: 1 }));
    await seconds(54);
    expect(source.queries).toHaveLength(1);
    await seconds(13);
    expect(source.queries).toHaveLength(2);
    expect(source.options.at(-1)!.reload).toBe(true);
    expect(statuses(states)).toEqual(['loading', 'ready', 'refreshing', 'ready']);
  });

  test('a failure leaves the last good reading, with the reason, while it is tried again', async () => {
    const { source, states } = setUp({ refreshEvery: 60 });
    await seconds(0.1);
    source.error = failure('network');
    await seconds(67);
    expect(states.at(-1)).toMatchObject({ status: 'stale', error: { code: 'network' } });
    source.error = undefined;
    await seconds(60);
    expect(states.at(-1)!.status).toBe('ready');
  });

  test('not in a hidden tab, but at once when it is shown again', async () => {
    const { source } = setUp({ refreshEvery: 60 });
    await seconds(0.1);
    focusManager.setFocused(false);
    await seconds(600);
    expect(source.queries).toHaveLength(1);
    focusManager.setFocused(true);
    await seconds(0.1);
    expect(source.queries).toHaveLength(2);
  });

  test('when somebody returns to the page or the network is back, if it is no longer fresh', async () => {
    const { source } = setUp({ freshFor: 30 });
    await seconds(10);
    focusManager.setFocused(false);
    focusManager.setFocused(true);
    await seconds(1);
    expect(source.queries).toHaveLength(1);
    await seconds(30);
    focusManager.setFocused(false);
    focusManager.setFocused(true);
    await seconds(1);
    expect(source.queries).toHaveLength(2);
    onlineManager.setOnline(false);
    await seconds(60);
    onlineManager.setOnline(true);
    await seconds(1);
    expect(source.queries).toHaveLength(3);
  });

  test('only while somebody looks', async () => {
    const { source, client } = setUp({ refreshEvery: 10 });
    await seconds(0.1);
    client.dispose();
    await seconds(600);
    expect(source.queries).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a source that changes by itself', () => {
  function live() {
    const source = new TestSource('ads');
    let change: (error?: Error) => void = () => {};
    const stopped = vi.fn();
    const listening = Object.assign(source, {
      listen(changed: (error?: Error) => void) {
        change = changed;
        return stopped;
      },
    });
    const client = createClient({ sources: { ads: listening }, timeZone: 'UTC', now });
    return { source, client, stopped, change: (error?: Error) => change(error) };
  }

  test('is asked when it says so, and the numbers change without a sign of loading', async () => {
    const { source, client, change } = live();
    const states = watch(client);
    await seconds(0.1);
    source.rows = source.rows.map((row) => ({ ...row, cost: 1 }));
    change();
    await seconds(0.1);
    expect(statuses(states)).toEqual(['loading', 'ready', 'ready']);
  });

  test('many changes while it is asked are one more question', async () => {
    const { source, client, change } = live();
    watch(client);
    await seconds(0.1);
    source.gate = new Promise((resolve) => setTimeout(resolve, 100));
    for (let i = 0; i < 50; i++) change();
    await seconds(1);
    expect(source.queries.length).toBeLessThanOrEqual(3);
  });

  test('that is lost leaves its last numbers, with the reason', async () => {
    const { client, change } = live();
    const states = watch(client);
    await seconds(0.1);
    change(failure('network'));
    await seconds(0.1);
    expect(states.at(-1)).toMatchObject({ status: 'stale', error: { code: 'network' } });
    change();
    await seconds(0.1);
    expect(states.at(-1)!.status).toBe('ready');
  });

  test('is not listened to when nobody looks', async () => {
    const { client, stopped } = live();
    const stop = client.watch([request], () => {});
    await seconds(0.1);
    stop();
    expect(stopped).toHaveBeenCalledOnce();
  });
});

test('a client that is given what another one knew shows it at once, and asks when it is old', async () => {
  const { client: server } = setUp();
  await seconds(0.1);
  const snapshot = JSON.parse(JSON.stringify(server.dehydrate())) as ReturnType<Client['dehydrate']>;
  const source = new TestSource('ads');
  source.gate = new Promise(() => {});
  const client = createClient({ sources: { ads: source }, timeZone: 'UTC', now, hydrate: snapshot });
  const states = watch(client);
  await seconds(0.1);
  expect(statuses(states)).toEqual(['ready']);
  expect(source.queries).toHaveLength(0);

  await seconds(400);
  const late = createClient({ sources: { ads: source }, timeZone: 'UTC', now, hydrate: snapshot });
  expect(statuses(watch(late))).toEqual(['refreshing']);
});

test('a snapshot of another version is refused', () => {
  const snapshot = { version: 2, sources: {} } as unknown as ReturnType<Client['dehydrate']>;
  expect(() => createClient({ hydrate: snapshot })).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: The snapshot has version 2, and this client reads version 1.
    Make it with client.dehydrate() of the same release.]
  `);
});
