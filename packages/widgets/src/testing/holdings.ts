import { liveListeners } from './live-listeners.ts';
import { replace } from './replace.ts';

/** What elements hold of the page. */
export interface Holdings {
  /** Listeners on the document, the window and its media queries. */
  readonly listeners: number;
  /** Timers and frames that wait. */
  readonly timers: number;
  /** Observers that watch something. */
  readonly observers: number;
}

type Start = (run: (...given: unknown[]) => void, ...rest: unknown[]) => number;
type Stop = (timer?: number) => void;

const timers = [
  ['setTimeout', 'clearTimeout'],
  ['setInterval', 'clearInterval'],
  ['requestAnimationFrame', 'cancelAnimationFrame'],
  ['requestIdleCallback', 'cancelIdleCallback'],
] as const;

const observers = [MutationObserver, ResizeObserver, IntersectionObserver, PerformanceObserver];

/**
 * Counts from now on what is held of the page, until everything is put back. Spies of the test runner would not do: they
 * keep what they are called with.
 */
export function countHoldings(): { now(): Holdings; restore(): void } {
  const listeners = liveListeners();
  const waiting = new Set<string>();
  const watching = new Set<object>();
  const undo = [listeners.restore];
  const page = globalThis as unknown as Record<string, Start> & Record<string, Stop>;
  for (const [start, stop] of timers) {
    const keyOf = (timer: number | undefined) => `${stop} ${timer}`;
    undo.push(
      replace<Record<string, Start>, string>(page, start, (begin) => (run, ...rest) => {
        const timer = begin(
          (...given) => {
            if (start !== 'setInterval') waiting.delete(keyOf(timer));
            run(...given);
          },
          ...rest,
        );
        waiting.add(keyOf(timer));
        return timer;
      }),
      replace<Record<string, Stop>, string>(page, stop, (end) => (timer) => {
        waiting.delete(keyOf(timer));
        end(timer);
      }),
    );
  }
  for (const { prototype } of observers) undo.push(...watchObserver(prototype as Watcher, watching));
  return {
    now: () => ({ listeners: listeners.count(), timers: waiting.size, observers: watching.size }),
    restore: () => undo.forEach((run) => run()),
  };
}

interface Watcher {
  observe(...given: unknown[]): void;
  disconnect(): void;
}

function watchObserver(prototype: Watcher, watching: Set<object>): (() => void)[] {
  return [
    replace(
      prototype,
      'observe',
      (observe) =>
        function (this: Watcher, ...given) {
          watching.add(this);
          observe.apply(this, given);
        },
    ),
    replace(
      prototype,
      'disconnect',
      (disconnect) =>
        function (this: Watcher) {
          watching.delete(this);
          disconnect.call(this);
        },
    ),
  ];
}
