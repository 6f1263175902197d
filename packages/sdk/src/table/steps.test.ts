import { expect, test } from 'vitest';
import { atOnce, type Steps, Turns } from './steps.ts';

/** Work of so many milliseconds, in steps of one. */
function* work(milliseconds: number): Steps<string> {
  for (let i = 0; i < milliseconds; i++) {
    const begun = performance.now();
    while (performance.now() - begun < 1);
    yield;
  }
  return 'done';
}

test('long work lets timers have their turn', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  expect(await new Turns().take(work(100))).toBe('done');
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
});

test('short works have their turns together', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const turns = new Turns();
  for (let i = 0; i < 50; i++) await turns.take(work(2));
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
});

test('aborted work stops at its next turn', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort('enough'), 1);
  await expect(new Turns(controller.signal).take(work(10_000))).rejects.toBe('enough');
});

test('where nobody waits for the thread, work is done at once', () => {
  expect(atOnce(work(3))).toBe('done');
});
