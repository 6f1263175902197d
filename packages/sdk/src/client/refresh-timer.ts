import { focusManager } from '@tanstack/query-core';
import { jittered } from './retry.ts';

const JITTER = 0.1;

/** Calls back every so many seconds while somebody looks: not in a hidden tab, but at once when it is shown again. */
export class RefreshTimer {
  readonly #milliseconds: number;
  readonly #due: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leaveFocus: (() => void) | undefined;
  #isOverdue = false;

  constructor(seconds: number, due: () => void) {
    this.#milliseconds = seconds * 1000;
    this.#due = due;
  }

  start(): void {
    if (this.#leaveFocus) return;
    this.#leaveFocus = focusManager.subscribe((isFocused) => {
      if (isFocused && this.#isOverdue) this.#fire();
    });
    this.#wind();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#leaveFocus?.();
    this.#leaveFocus = undefined;
    this.#isOverdue = false;
  }

  #wind(): void {
    clearTimeout(this.#timer);
    const more = jittered(this.#milliseconds) - this.#milliseconds;
    this.#timer = setTimeout(
      () => {
        if (focusManager.isFocused()) this.#fire();
        else this.#isOverdue = true;
      },
      this.#milliseconds + 2 * JITTER * more,
    );
  }

  #fire(): void {
    this.#isOverdue = false;
    this.#wind();
    this.#due();
  }
}
