/** Long work that may pause wherever it yields. */
export type Steps<Result> = Generator<void, Result, void>;

/** How long work goes on before others get their turn: short enough for a frame to be drawn in time. */
const TURN_MS = 8;

/** Does the work without a pause, where nobody waits for the thread. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does long work in turns with everything else on the thread: timers, input, drawing. Rejects when it is aborted. */
export class Turns {
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  async take<Result>(steps: Steps<Result>): Promise<Result> {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      if (performance.now() - this.#since < TURN_MS) continue;
      await nextTask();
      this.#signal?.throwIfAborted();
      this.#since = performance.now();
    }
  }
}

/** Timers of pages in the background are held back for a second; messages are not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const arrived = () => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', arrived, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
