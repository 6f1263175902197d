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

test('it rests as long as it is told to', () => {
  const run = vi.fn();
  const beat = new FrameBeat(run);
  beat.rest(500);
  beat.ask();
  vi.advanceTimersByTime(499);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20);
  expect(run).toHaveBeenCalledTimes(1);
  beat.rest(500);
  beat.ask();
  beat.stop();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(1);
});
