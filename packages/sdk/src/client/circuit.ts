import { jittered } from './retry.ts';

const FAILURES = 5;
const FIRST_MS = 15_000;
const LONGEST_MS = 300_000;

/** Spares a source that has failed several times in a row: until the pause is over it is not asked. */
export class Circuit {
  #failures = 0;
  #openUntil = 0;
  #error: Error | undefined;

  /** The last failure, while the source is not to be asked. */
  get open(): Error | undefined {
    return Date.now() < this.#openUntil ? this.#error : undefined;
  }

  /** How long to leave the source alone before somebody asks on their own: milliseconds. */
  get pause(): number {
    return Math.max(this.#openUntil - Date.now(), this.#patience());
  }

  failed(error: Error): void {
    this.#failures++;
    this.#error = error;
    if (this.#failures >= FAILURES) this.#openUntil = Date.now() + this.#patience();
  }

  /** It answered, or somebody asks for a new attempt. */
  close(): void {
    this.#failures = 0;
    this.#openUntil = 0;
    this.#error = undefined;
  }

  /** Twice as long after each failure too many. */
  #patience(): number {
    const more = Math.max(0, this.#failures - FAILURES);
    return jittered(Math.min(FIRST_MS * 2 ** more, LONGEST_MS));
  }
}
