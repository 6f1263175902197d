import type { KeptAnswer } from './answer.ts';

/** An answer that is being computed, and how many wait for it. */
interface Flight {
  readonly answer: Promise<KeptAnswer>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Keeps answers by what they depend on; the longest unused go first. Who asks what is being computed waits with the
 * others, and the computation ends with the last who waits.
 */
export class AnswerCache {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #flights = new Map<string, Flight>();
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * The kept answer, or the one that `make` gives. Rejects with the signal's reason when it is aborted.
   *
   * @param key Everything that the answer depends on, whoever may see it included.
   */
  async get(
    key: string,
    signal: AbortSignal,
    make: (signal: AbortSignal) => Promise<KeptAnswer>,
  ): Promise<KeptAnswer> {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    signal.throwIfAborted();
    const flight = this.#flights.get(key) ?? this.#start(key, make);
    flight.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        if (--flight.waiting > 0) return;
        flight.controller.abort(signal.reason);
        this.#end(key, flight);
      };
      signal.addEventListener('abort', leave);
      flight.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #start(key: string, make: (signal: AbortSignal) => Promise<KeptAnswer>): Flight {
    const controller = new AbortController();
    const flight: Flight = { answer: make(controller.signal), controller, waiting: 0 };
    this.#flights.set(key, flight);
    flight.answer.then(
      (answer) => {
        this.#end(key, flight);
        this.#keep(key, answer);
      },
      () => this.#end(key, flight),
    );
    return flight;
  }

  /** One that was given up may have a successor by now. */
  #end(key: string, flight: Flight): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }

  #keep(key: string, answer: KeptAnswer): void {
    const before = this.#kept.get(key);
    if (before) this.#bytes -= weight(key, before);
    this.#kept.set(key, answer);
    this.#bytes += weight(key, answer);
    for (const [oldest, unused] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= weight(oldest, unused);
    }
  }
}

function weight(key: string, { bytes }: KeptAnswer): number {
  return key.length + bytes.length;
}
