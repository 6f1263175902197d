import { afterEach, beforeEach, expect, test } from 'vitest';
import { countHoldings } from './holdings.ts';

let held: ReturnType<typeof countHoldings>;
beforeEach(() => (held = countHoldings()));
afterEach(() => held.restore());

test('the same listener twice is one, and is gone when it is removed', () => {
  const listener = () => {};
  document.addEventListener('kpi-ready', listener);
  document.addEventListener('kpi-ready', listener, { passive: true });
  expect(held.now().listeners).toBe(1);
  document.addEventListener('kpi-ready', listener, true);
  expect(held.now().listeners).toBe(2);
  document.removeEventListener('kpi-ready', listener);
  document.removeEventListener('kpi-ready', listener);
  document.removeEventListener('kpi-ready', listener, { capture: true });
  expect(held.now().listeners).toBe(0);
});

test('a listener is gone when it ran once, or when its signal is aborted', () => {
  const controller = new AbortController();
  addEventListener('popstate', () => {}, { once: true });
  matchMedia('print').addEventListener('change', () => {}, { signal: controller.signal });
  expect(held.now().listeners).toBe(2);
  dispatchEvent(new Event('popstate'));
  expect(held.now().listeners).toBe(1);
  controller.abort();
  document.addEventListener('kpi-ready', () => {}, { signal: controller.signal });
  expect(held.now().listeners).toBe(0);
});

test('what goes with an element is not counted', () => {
  document.createElement('div').addEventListener('click', () => {});
  expect(held.now().listeners).toBe(0);
});

test('timers and frames are counted while they wait', async () => {
  const interval = setInterval(() => {});
  cancelAnimationFrame(requestAnimationFrame(() => {}));
  cancelIdleCallback(requestIdleCallback(() => {}));
  clearTimeout(setTimeout(() => {}));
  await new Promise((resolve) => {
    setTimeout(resolve, 10);
    expect(held.now().timers).toBe(2);
  });
  expect(held.now().timers).toBe(1);
  clearInterval(interval);
  expect(held.now().timers).toBe(0);
});

test('observers are counted while they watch', () => {
  const observers = [
    new MutationObserver(() => {}),
    new ResizeObserver(() => {}),
    new IntersectionObserver(() => {}),
  ];
  observers[0]!.observe(document.body, { childList: true });
  (observers[1] as ResizeObserver).observe(document.body);
  (observers[2] as IntersectionObserver).observe(document.body);
  expect(held.now().observers).toBe(3);
  for (const observer of observers) observer.disconnect();
  expect(held.now().observers).toBe(0);
});
