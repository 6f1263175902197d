import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameBeat } from './frame-beat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('however often it is asked for, it comes once a frame', () => {
  const run = vi.fn();
  const beat = new FrameBeat(run);
  for (let i = 0; i < 1000; i++) beat.ask();
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(1);
  for (let ms = 0; ms < 1600; ms++) {
    beat.ask();
    vi.advanceTimersByTime(1);
  }
  expect(run.mock.calls.length).toBeGreaterThan(80);
  expect(run.mock.calls.length).toBeLessThanOrEqual(101);
});

test('on a page it comes with the frames, which are not there in the background', () => {
  const frames: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => void frames.splice(id - 1, 1));
  const run = vi.fn();
  const beat = new FrameBeat(run);
  beat.ask();
  beat.ask();
  vi.advanceTimersByTime(10_000);
  expect([frames.length, run.mock.calls.length]).toEqual([1, 0]);
  frames.pop()!(0);
  expect(run).toHaveBeenCalledTimes(1);
  beat.ask();
  beat.stop();
  expect(frames).toEqual([]);
});

test('it waits for the work it has led to, and four times as long', async () => {
  const run = vi.fn();
  const beat = new FrameBeat(run);
  beat.ask();
  const work = beat.work(() => new Promise((resolve) => setTimeout(resolve, 100)));
  beat.ask();
  await vi.advanceTimersByTimeAsync(99);
  expect(run).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await work;
  await vi.advanceTimersByTimeAsync(399);
  expect(run).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(20);
  expect(run).toHaveBeenCalledTimes(1);
});

test('nothing is left of what was asked before it is stopped', async () => {
  const run = vi.fn();
  const beat = new FrameBeat(run);
  const work = beat.work(() => new Promise((resolve) => setTimeout(resolve, 100)));
  beat.ask();
  beat.stop();
  await vi.advanceTimersByTimeAsync(1000);
  await work;
  expect(run).not.toHaveBeenCalled();
});
