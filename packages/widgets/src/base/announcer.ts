import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Between two announcements. */
const PAUSE = 10_000;

/** Tells screen readers what changed: politely, the newest only, and not more often than every ten seconds. */
export class Announcer implements ReactiveController {
  /** What the live region says. Empty until something changes, so a page that loads stays quiet. */
  text = '';
  readonly #host: ReactiveControllerHost;
  #heard: string | undefined;
  #spoken = -Infinity;
  #waiting: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Offers the sentence that is true now. */
  tell(sentence: string): void {
    const first = this.#heard === undefined;
    if (sentence === this.#heard) return;
    this.#heard = sentence;
    if (first) return;
    this.#waiting = sentence;
    this.#timer ??= setTimeout(() => this.#speak(), this.#spoken + PAUSE - Date.now());
  }

  /** What was said is no longer true. */
  hush(): void {
    this.text = '';
    this.#waiting = undefined;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#heard = undefined;
    this.text = '';
  }

  #speak(): void {
    this.text = this.#waiting ?? '';
    this.#spoken = Date.now();
    this.#waiting = undefined;
    this.#timer = undefined;
    this.#host.requestUpdate();
  }
}
