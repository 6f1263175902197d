/** What a load is started with. */
export interface LoadOptions {
  readonly signal: AbortSignal;
  /** Past any copy that is kept on the way. */
  readonly reload: boolean;
}

/** Loads once for all who ask, and stops loading when the last of them stops waiting. A failure is not kept. */
export class SharedLoad<Value> {
  readonly #load: (options: LoadOptions) => Promise<Value>;
  #current: Promise<Value> | undefined;
  #controller = new AbortController();
  #waiting = 0;

  constructor(load: (options: LoadOptions) => Promise<Value>) {
    this.#load = load;
  }

  /** Rejects with the signal's reason when it is aborted. */
  async get(signal: AbortSignal, reload = false): Promise<Value> {
    signal.throwIfAborted();
    if (reload || this.#current === undefined) this.#start(reload);
    const load = this.#current!;
    const controller = this.#controller;
    this.#waiting++;
    return new Promise((resolve, reject) => {
      const stop = () => {
        reject(signal.reason);
        if (controller !== this.#controller || --this.#waiting > 0) return;
        controller.abort(signal.reason);
        this.#current = undefined;
      };
      signal.addEventListener('abort', stop);
      const settle = () => signal.removeEventListener('abort', stop);
      load.then(resolve, reject).finally(settle);
    });
  }

  #start(reload: boolean): void {
    const controller = new AbortController();
    const load = this.#load({ signal: controller.signal, reload });
    load.catch(() => {
      if (this.#current === load) this.#current = undefined;
    });
    this.#controller = controller;
    this.#current = load;
    this.#waiting = 0;
  }
}
