import { expect, test } from 'vitest';
import { Backoff } from './backoff.ts';

test('the bound doubles up to a minute', () => {
  const backoff = new Backoff(() => 1);
  expect(Array.from({ length: 8 }, () => backoff.next())).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
});

test('all of the time up to the bound is used, on top of what the server asks for', () => {
  expect([0, 0.25].map((random) => new Backoff(() => random).next(3))).toEqual([3, 3.25]);
});

test('only a connection that held for half a minute begins anew', () => {
  let now = 0;
  const backoff = new Backoff(
    () => 1,
    () => now,
  );
  const lost = (after: number) => {
    backoff.opened();
    now += after;
    return backoff.next();
  };
  expect([lost(0), lost(29_999), lost(29_999), lost(30_000), lost(0)]).toEqual([1, 2, 4, 1, 2]);
});
