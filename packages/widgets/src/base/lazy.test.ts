import { expect, test, vi } from 'vitest';
import { arrivals, lazy } from './lazy.ts';

const host = () => ({ requestUpdate: vi.fn<() => void>() });

test('a module is fetched once, and everybody who asked is drawn again', async () => {
  const load = vi.fn(() => Promise.resolve({ word: 'here' }));
  const modules = lazy(load);
  const [one, other] = [host(), host()];
  expect(load).not.toHaveBeenCalled();
  expect([modules(one), modules(other)]).toEqual([undefined, undefined]);
  await arrivals();
  expect(load).toHaveBeenCalledOnce();
  expect(one.requestUpdate).toHaveBeenCalledOnce();
  expect(other.requestUpdate).toHaveBeenCalledOnce();
  expect(modules(host())).toEqual({ word: 'here' });
  expect(arrivals()).toBeUndefined();
});

test('what was preloaded is there when it is first asked for', async () => {
  const load = vi.fn(() => Promise.resolve({ word: 'here' }));
  const modules = lazy(load);
  await Promise.all([modules.preload(), modules.preload()]);
  const asking = host();
  expect(modules(asking)).toEqual({ word: 'here' });
  expect(load).toHaveBeenCalledOnce();
  expect(asking.requestUpdate).not.toHaveBeenCalled();
});

test('what cannot be fetched is null, and a warning says so', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const modules = lazy(() => Promise.reject<object>(new Error('offline')));
  const waiting = host();
  modules(waiting);
  await arrivals();
  expect(modules(waiting)).toBeNull();
  expect(waiting.requestUpdate).toHaveBeenCalledOnce();
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});
