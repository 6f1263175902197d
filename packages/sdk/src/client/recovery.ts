import { focusManager } from '@tanstack/query-core';
import { SourceError } from '../transport/source-error.ts';

/** Asks again on its own, after a pause, for what failed for a reason that may pass; not while nobody looks. */
export class Recovery {
  readonly #pause: () => number;
  readonly #attempt: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param pause Milliseconds until the next attempt. */
  constructor(pause: () => number, attempt: () => void) {
    this.#pause = pause;
    this.#attempt = attempt;
  }

  plan(error: Error): void {
    if (!(error instanceof SourceError && error.retryable)) return;
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        if (focusManager.isFocused()) this.#attempt();
        else this.plan(error);
      },
      Math.max(this.#pause(), (error.retryAfter ?? 0) * 1000),
    );
    // Hope alone does not keep a script alive.
    if (typeof this.#timer === 'object') this.#timer.unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
