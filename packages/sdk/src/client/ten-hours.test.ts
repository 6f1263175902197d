import type { Reading, ReadingState } from '@kpi-elements/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from '../client.ts';
import { SourceError } from '../transport/source-error.ts';
import { TestSource } from '../testing/test-source.ts';

const HOURS = 10;
const WATCHERS = 1000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Numbers from 0 to 1 that are the same in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One widget: what it was told last, and whether it ever lost what it showed. */
interface Card {
  readonly stop: () => void;
  state: ReadingState;
  hasShown: boolean;
  hasLost: boolean;
}

test('ten hours of a thousand widgets and a source that fails in every way leave nothing lost and nothing behind', async () => {
  const random = seeded(7);
  vi.spyOn(Math, 'random').mockImplementation(random);
  const source = new TestSource('ads');
  let level = 1;
  const rowsOf = () => [{ day: '2026-01-06', channel: 'search', cost: level, clicks: 1 }];
  source.rows = rowsOf();
  const answer = source.fetch.bind(source);
  const faults = [
    () => Promise.reject(new SourceError('network', 'ads', 'is gone.', 'Wait.')),
    () => Promise.reject(new SourceError('rate_limited', 'ads', 'is busy.', 'Wait.', { retryAfter: 40 })),
    () => Promise.reject(new SourceError('bad_response', 'ads', 'made no sense.', 'Wait.')),
    () => Promise.reject(new Error('out of order')),
    () => new Promise<never>(() => {}),
  ];
  let isHealthy = false;
  source.fetch = async (query, options) => {
    if (!isHealthy && random() < 0.4) return faults[Math.floor(random() * faults.length)]!();
    await new Promise((resolve) => setTimeout(resolve, random() * 3000));
    return answer(query, options);
  };

  const client = createClient({
    sources: { ads: source },
    timeZone: 'UTC',
    now: () => new Date('2026-01-11T12:00:00Z'),
    refreshEvery: 60,
    timeout: 20,
  });
  const kpis = ['ad_spend', 'clicks', 'cpc'];
  const cards: Card[] = [];
  const open = (index: number): Card => {
    const card: Card = { state: { status: 'loading' }, hasShown: false, hasLost: false, stop: () => stop() };
    const request = { kpi: kpis[index % kpis.length]!, period: '2026-01-06/2026-01-10' };
    const stop = client.watch([request], (state) => {
      card.state = state;
      if ('readings' in state) card.hasShown = true;
      else if (card.hasShown) card.hasLost = true;
    });
    return card;
  };
  for (let i = 0; i < WATCHERS; i++) cards.push(open(i));

  let mostTimers = 0;
  let lost = 0;
  for (let minute = 0; minute < HOURS * 60; minute++) {
    source.rows = rowsOf();
    level++;
    for (let i = 0; i < 5; i++) {
      const at = Math.floor(random() * WATCHERS);
      cards[at]!.stop();
      cards[at] = open(at);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    mostTimers = Math.max(mostTimers, vi.getTimerCount());
    lost += cards.filter(({ hasLost }) => hasLost).length;
  }
  expect(lost).toBe(0);
  expect(mostTimers).toBeLessThan(50);
  expect(client.inspect()[0]!.slices.length).toBeLessThan(10);

  isHealthy = true;
  source.rows = rowsOf();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  const shown = cards.map(({ state }) => [state.status, valueOf(state)?.toString()]);
  const wanted = [String(level), '1', String(level)];
  expect(shown).toEqual(cards.map((_, i) => ['ready', wanted[i % kpis.length]]));

  client.dispose();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(vi.getTimerCount()).toBe(0);
}, 60_000);

function valueOf(state: ReadingState): Reading['value'] | undefined {
  return 'readings' in state ? state.readings[0]!.value : undefined;
}
