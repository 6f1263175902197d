import type { ReadingState } from '@kpi-elements/core';
import { expect, test, vi } from 'vitest';
import { type Client, type ClientOptions, createClient } from '../client.ts';
import { TestSource } from '../testing/test-source.ts';

const now = () => new Date('2026-01-11T12:00:00Z');
const request = { kpi: 'ad_spend', period: '2026-01-06/2026-01-10' };

function open(source: TestSource, offline: NonNullable<ClientOptions['offline']>) {
  const client = createClient({ sources: { ads: source }, timeZone: 'UTC', now, offline });
  const states: ReadingState[] = [];
  client.watch([request], (state) => states.push(state));
  /** The first state that says how it went. */
  const outcome = async () => {
    await expect.poll(() => states.at(-1)!.status).toMatch(/ready|stale|error/);
    return states.at(-1)!;
  };
  return { client, outcome };
}

/** A source that cannot even say what it has. */
function down(): TestSource {
  const source = new TestSource('ads');
  source.describe = () => Promise.reject(new Error('out of order'));
  source.error = new Error('out of order');
  return source;
}

/** Answers are written a second after they came. */
const written = () => new Promise((resolve) => setTimeout(resolve, 1300));

async function visit(key: string): Promise<Client> {
  const { client, outcome } = open(new TestSource('ads'), { key });
  await outcome();
  await written();
  return client;
}

test('after a reload the last good answer is shown as stale, with the reason, when nothing newer can be had', async () => {
  (await visit('reload')).dispose();
  const { client, outcome } = open(down(), { key: 'reload' });
  await expect.poll(async () => (await outcome()).status).toBe('stale');
  expect(await outcome()).toMatchObject({ readings: [{ value: 245 }] });
  client.dispose();
});

test('another key shows nothing of it', async () => {
  (await visit('user-1')).dispose();
  const { client, outcome } = open(down(), { key: 'user-2' });
  expect((await outcome()).status).toBe('error');
  client.dispose();
});

test('what is too old is not shown', async () => {
  (await visit('old')).dispose();
  const { client, outcome } = open(down(), { key: 'old', maxAge: 1 });
  expect((await outcome()).status).toBe('error');
  client.dispose();
});

test('it is bounded', async () => {
  const small = { key: 'small', maxSize: 10 };
  const { client, outcome } = open(new TestSource('ads'), small);
  await outcome();
  await written();
  client.dispose();
  const later = open(down(), small);
  expect((await later.outcome()).status).toBe('error');
  later.client.dispose();
});

test('who signs out leaves nothing behind', async () => {
  (await visit('forget')).dispose({ forget: true });
  await written();
  const { client, outcome } = open(down(), { key: 'forget' });
  expect((await outcome()).status).toBe('error');
  client.dispose();
});

test('where the browser keeps nothing, nothing fails', async () => {
  const spy = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const { client, outcome } = open(new TestSource('ads'), { key: 'denied' });
  expect((await outcome()).status).toBe('ready');
  client.dispose();
  spy.mockRestore();
});
