import { afterEach, expect, test, vi } from 'vitest';
import { inTurn } from './turns.ts';

afterEach(() => vi.unstubAllGlobals());

/** Work of so many milliseconds. */
function busy(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('what is due is done at the end of the task, in its order, and what it leads to as well', async () => {
  const done: string[] = [];
  inTurn(() => {
    done.push('one');
    inTurn(() => done.push('three'));
  });
  inTurn(() => done.push('two'));
  expect(done).toEqual([]);
  await Promise.resolve();
  expect(done).toEqual(['one', 'two', 'three']);
});

test('much that is due leaves room for other tasks, and is all done', async () => {
  const done: number[] = [];
  for (let i = 0; i < 10; i++) {
    inTurn(() => {
      busy(5);
      done.push(i);
    });
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(done.length).toBeGreaterThan(0);
  expect(done.length).toBeLessThan(10);
  await expect.poll(() => done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('an error holds up nothing that is due after it', async () => {
  const turns: (() => void)[] = [];
  vi.stubGlobal('queueMicrotask', (turn: () => void) => turns.push(turn));
  const done: string[] = [];
  inTurn(() => {
    throw new Error('out of order');
  });
  inTurn(() => done.push('after it'));
  expect(() => turns[0]!()).toThrow('out of order');
  await expect.poll(() => done).toEqual(['after it']);
});
