import { after } from '../transport/after.ts';
import { SourceError } from '../transport/source-error.ts';
import { unlessAborted } from '../transport/unless-aborted.ts';
import { Backoff } from './backoff.ts';
import type { Connect, ConnectionEvents, Taken } from './connection.ts';
import { FrameBeat } from './frame-beat.ts';

/** Told when there is something new, or why nothing comes any more. */
export type LiveListener = (error?: Error) => void;

/** How long a connection may stay silent at first before that is taken for an answer: there is nothing yet. */
const GRACE_SECONDS = 1;

/** Keeps one connection for all who listen, from the first of them to the last, and makes it again when it is lost. */
export class LiveConnection {
  readonly #connect: Connect;
  readonly #take: (data: string) => Taken;
  readonly #reconnected: () => void;
  readonly #listeners = new Set<LiveListener>();
  /** Questions that wait for the first rows: at once and not with the next frame, which is not there in the background. */
  readonly #waiting = new Set<LiveListener>();
  readonly #beat = new FrameBeat(() => this.#tell());
  #running: AbortController | undefined;
  #error: Error | undefined;
  #hasBegun = false;

  /** @param reconnected Called before the messages of each connection. */
  constructor(connect: Connect, take: (data: string) => Taken, reconnected: () => void) {
    this.#connect = connect;
    this.#take = take;
    this.#reconnected = reconnected;
  }

  /** The function returned ends it. */
  listen(listener: LiveListener): () => void {
    // The same function may listen twice.
    const own: LiveListener = (error) => listener(error);
    this.#listeners.add(own);
    this.#start();
    return () => {
      this.#listeners.delete(own);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  /** Resolves when it is known what there is to begin with. Rejects when the connection fails, or nobody waits. */
  async begun(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#hasBegun) return;
    if (this.#error) throw this.#error;
    const stop = this.listen(() => {});
    let settle: LiveListener = () => {};
    const first = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    this.#waiting.add(settle);
    try {
      await unlessAborted(first, signal);
    } finally {
      this.#waiting.delete(settle);
      stop();
    }
  }

  /** Tries at once to connect where that was given up. */
  retry(): void {
    if (this.#running || this.#listeners.size === 0) return;
    this.#error = undefined;
    this.#start();
  }

  /** Does what news have led to. Nobody is told of others meanwhile. */
  work<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#beat.work(work);
  }

  #start(): void {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    const over = () => {
      if (this.#running === running) this.#running = undefined;
    };
    // What goes wrong is told; what is left is that nobody listens any more.
    this.#run(running.signal).then(over, over);
  }

  #stop(): void {
    this.#beat.stop();
    this.#running?.abort(new Error('Nobody listens any more.'));
    this.#running = undefined;
    this.#error = undefined;
    this.#hasBegun = false;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff();
    let pause = 0;
    let stopGrace = () => {};
    const news = (error?: Error) => {
      stopGrace();
      this.#error = error;
      this.#hasBegun ||= error === undefined;
      for (const settle of this.#waiting) settle(error);
      this.#beat.ask();
    };
    const events: ConnectionEvents = {
      opened: () => {
        backoff.opened();
        this.#reconnected();
        stopGrace = after(GRACE_SECONDS, news);
      },
      message: (data) => {
        const taken = this.#take(data);
        if (taken === 'taken') news();
        return taken;
      },
      wait: (seconds) => {
        pause = seconds;
      },
    };
    while (!signal.aborted) {
      let atLeast = 0;
      try {
        if ((await this.#connect(events, signal)) === 'end') return news();
      } catch (error) {
        if (signal.aborted) return;
        news(error as Error);
        if (!(error instanceof SourceError && error.retryable)) return;
        atLeast = error.retryAfter ?? 0;
      } finally {
        stopGrace();
      }
      await passed(backoff.next(Math.max(pause, atLeast)), signal);
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener(this.#error);
  }
}

/** Resolves after some seconds. Rejects when the signal is aborted. */
async function passed(seconds: number, signal: AbortSignal): Promise<void> {
  let stop = () => {};
  try {
    await unlessAborted(new Promise<void>((resolve) => (stop = after(seconds, resolve))), signal);
  } finally {
    stop();
  }
}
