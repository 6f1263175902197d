/**
 * Watches something for many at once, and only while there is anybody to tell. A listener for each of thousands would be
 * compared with all others whenever one comes or goes.
 */
export class SharedWatch {
  readonly #start: (tell: () => void) => () => void;
  readonly #members = new Set<() => void>();
  #stop: (() => void) | undefined;

  /** `start` begins to watch, calls `tell` whenever something happened, and returns what ends it. */
  constructor(start: (tell: () => void) => () => void) {
    this.#start = start;
  }

  add(member: () => void): void {
    this.#members.add(member);
    this.#stop ??= this.#start(() => [...this.#members].forEach((tell) => tell()));
  }

  delete(member: () => void): void {
    this.#members.delete(member);
    if (this.#members.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
  }
}
