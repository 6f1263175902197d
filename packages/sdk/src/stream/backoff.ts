const FIRST = 1;
const LONGEST = 60;
const STABLE = 30;

/**
 * How long to wait before connecting again, in seconds: any time up to a bound that doubles with each failure, so that
 * many pages do not come back at one moment. A connection that held for a while begins anew.
 */
export class Backoff {
  readonly #random: () => number;
  readonly #now: () => number;
  #failures = 0;
  #openedAt: number | undefined;

  /** @param now Milliseconds. */
  constructor(random: () => number = Math.random, now: () => number = () => performance.now()) {
    this.#random = random;
    this.#now = now;
  }

  /** A connection is there. */
  opened(): void {
    this.#openedAt = this.#now();
  }

  /** @param atLeast What the server asked for, in seconds. */
  next(atLeast = 0): number {
    if (this.#openedAt !== undefined && this.#now() - this.#openedAt >= STABLE * 1000) this.#failures = 0;
    this.#openedAt = undefined;
    return atLeast + this.#random() * Math.min(LONGEST, FIRST * 2 ** this.#failures++);
  }
}
