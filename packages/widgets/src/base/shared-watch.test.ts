import { expect, test, vi } from 'vitest';
import { SharedWatch } from './shared-watch.ts';

test('many are told by one watch, which stands while there is anybody to tell', () => {
  const target = new EventTarget();
  const stop = vi.fn<() => void>();
  const start = vi.fn<(tell: () => void) => () => void>((tell) => {
    target.addEventListener('news', tell);
    return () => {
      stop();
      target.removeEventListener('news', tell);
    };
  });
  const watch = new SharedWatch(start);
  const [one, other] = [vi.fn<() => void>(), vi.fn<() => void>()];
  expect(start).not.toHaveBeenCalled();
  watch.add(one);
  watch.add(other);
  target.dispatchEvent(new Event('news'));
  expect(start).toHaveBeenCalledOnce();
  watch.delete(one);
  target.dispatchEvent(new Event('news'));
  expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 2]);
  expect(stop).not.toHaveBeenCalled();
  watch.delete(other);
  target.dispatchEvent(new Event('news'));
  expect(stop).toHaveBeenCalledOnce();
  watch.add(one);
  target.dispatchEvent(new Event('news'));
  expect([one.mock.calls.length, other.mock.calls.length]).toEqual([2, 2]);
});
