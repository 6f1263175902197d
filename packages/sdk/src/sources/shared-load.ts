import type { FetchOptions } from '../source.ts';
import { unlessAborted } from '../transport/unless-aborted.ts';

/** Told how many bytes came, and of how many where that is known. */
type Progress = NonNullable<FetchOptions['progress']>;

/** What a load is started with. */
export interface LoadOptions {
  /** Aborted when nobody waits for it, or needs what was loaded, any more. */
  readonly signal: AbortSignal;
  /** Past any copy that is kept on the way. */
  readonly reload: boolean;
  /** To be told while a large answer comes. */
  readonly progress: Progress;
}

/**
 * Loads once for all who ask, and stops loading when the last of them stops waiting. What was loaded is kept until it
 * is loaded anew and the last who uses it is done; a failure is not kept.
 */
export class SharedLoad<Value> {
  readonly #load: (options: LoadOptions) => Promise<Value>;
  #current: Load<Value> | undefined;

  constructor(load: (options: LoadOptions) => Promise<Value>) {
    this.#load = load;
  }

  /** Does something with what is loaded. Rejects with the signal's reason when it is aborted. */
  async use<Result>(
    { signal, reload = false, progress }: FetchOptions,
    work: (value: Value) => Promise<Result>,
  ): Promise<Result> {
    signal.throwIfAborted();
    if (reload || !this.#current) this.#start(reload);
    const load = this.#current!;
    // A new function for each user: two may bring the same one.
    const tell: Progress = (...said) => progress?.(...said);
    load.users.add(tell);
    try {
      return await work(await unlessAborted(load.value, signal));
    } finally {
      load.users.delete(tell);
      this.#letGo(load);
    }
  }

  #start(reload: boolean): void {
    const former = this.#current;
    const controller = new AbortController();
    const users = new Set<Progress>();
    const progress: Progress = (...said) => users.forEach((tell) => tell(...said));
    const value = this.#load({ signal: controller.signal, reload, progress });
    const load: Load<Value> = { value, controller, users, isDone: false };
    value.then(
      () => (load.isDone = true),
      () => this.#forget(load),
    );
    this.#current = load;
    if (former) this.#letGo(former);
  }

  #letGo(load: Load<Value>): void {
    if (load.users.size > 0 || (load.isDone && load === this.#current)) return;
    this.#forget(load);
    load.controller.abort();
  }

  #forget(load: Load<Value>): void {
    if (load === this.#current) this.#current = undefined;
  }
}

interface Load<Value> {
  readonly value: Promise<Value>;
  readonly controller: AbortController;
  /** Who waits for it or works with it. */
  readonly users: Set<Progress>;
  isDone: boolean;
}
