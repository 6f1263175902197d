/** Told how many bytes came, and of how many where that is known. */
type Progress = (loaded: number, total?: number) => void;

/** What a load is started with. */
export interface LoadOptions {
  readonly signal: AbortSignal;
  /** Past any copy that is kept on the way. */
  readonly reload: boolean;
  /** To be told while a large answer comes. */
  readonly progress: Progress;
}

/** Loads once for all who ask, and stops loading when the last of them stops waiting. A failure is not kept. */
export class SharedLoad<Value> {
  readonly #load: (options: LoadOptions) => Promise<Value>;
  #current: Promise<Value> | undefined;
  #controller = new AbortController();
  #waiting = new Set<Progress>();

  constructor(load: (options: LoadOptions) => Promise<Value>) {
    this.#load = load;
  }

  /** Rejects with the signal's reason when it is aborted. */
  async get(signal: AbortSignal, reload = false, progress: Progress = () => {}): Promise<Value> {
    signal.throwIfAborted();
    if (reload || this.#current === undefined) this.#start(reload);
    const load = this.#current!;
    const controller = this.#controller;
    const waiting = this.#waiting;
    // A new function for each who waits: two may bring the same one.
    const tell: Progress = (loaded, total) => progress(loaded, total);
    waiting.add(tell);
    return new Promise((resolve, reject) => {
      const stop = () => {
        reject(signal.reason);
        waiting.delete(tell);
        if (waiting.size > 0) return;
        controller.abort(signal.reason);
        if (this.#current === load) this.#current = undefined;
      };
      signal.addEventListener('abort', stop);
      const settle = () => signal.removeEventListener('abort', stop);
      load.then(resolve, reject).finally(settle);
    });
  }

  #start(reload: boolean): void {
    const controller = new AbortController();
    const waiting = new Set<Progress>();
    const load = this.#load({
      signal: controller.signal,
      reload,
      progress: (loaded, total) => waiting.forEach((tell) => tell(loaded, total)),
    });
    load.catch(() => {
      if (this.#current === load) this.#current = undefined;
    });
    this.#controller = controller;
    this.#current = load;
    this.#waiting = waiting;
  }
}
