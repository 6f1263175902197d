import { expect, test } from 'vitest';
import { SharedLoad } from './shared-load.ts';

const { signal } = new AbortController();

test('what was loaded is needed until it is loaded anew and the last who uses it is done', async () => {
  const signals: AbortSignal[] = [];
  const shared = new SharedLoad(async (load) => signals.push(load.signal));
  const isOver = () => signals.map(({ aborted }) => aborted);
  let finish = () => {};
  const first = shared.use({ signal }, () => new Promise<void>((resolve) => (finish = resolve)));
  const again = (value: number) => Promise.resolve(value);
  expect(await shared.use({ signal }, again)).toBe(1);
  expect(await shared.use({ signal, reload: true }, again)).toBe(2);
  expect(isOver()).toEqual([false, false]);
  finish();
  await first;
  expect(isOver()).toEqual([true, false]);
  await shared.use({ signal, reload: true }, again);
  expect(isOver()).toEqual([true, true, false]);
});

test('a question that fails leaves what was loaded', async () => {
  let loads = 0;
  const shared = new SharedLoad(async () => ++loads);
  const refuse = () => Promise.reject(new Error('There is no such dimension.'));
  await expect(shared.use({ signal }, refuse)).rejects.toThrow('no such dimension');
  expect(await shared.use({ signal }, async (value) => value)).toBe(1);
});
