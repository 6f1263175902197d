import type { Calendar, Slice } from '@kpi-elements/core';
import { type QueryClient, QueryObserver, type QueryObserverOptions } from '@tanstack/query-core';
import type { Answer } from './answer.ts';

/** How a slice is kept and asked for. */
export type SliceOptions = QueryObserverOptions<Answer, Error, Answer, Answer, readonly string[]>;

/** What an entry asks of its feed. */
export interface EntryHost {
  /** Why a source that changes by itself is not heard at present. */
  readonly silence: Error | undefined;
  /** Its answers come by themselves: asking again is nothing to be shown. */
  readonly isLive: boolean;
  /** It is asked on its own whether it is back: until it is, nothing is to be shown of that. */
  readonly isRecovering: boolean;
  /** The first listener came, or the last one left. */
  watched(entry: SliceEntry, isWatched: boolean): void;
}

/** One slice of one source: what is known of it, and who waits for it. It is asked while somebody listens. */
export class SliceEntry {
  readonly calendar: Calendar;
  readonly slice: Slice;
  readonly #host: EntryHost;
  readonly #observer: QueryObserver<Answer, Error, Answer, Answer, readonly string[]>;
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | undefined;
  #failure: Error | undefined;

  constructor(cache: QueryClient, options: SliceOptions, calendar: Calendar, slice: Slice, host: EntryHost) {
    this.calendar = calendar;
    this.slice = slice;
    this.#host = host;
    this.#observer = new QueryObserver(cache, options);
  }

  /** The last good answer; kept when a newer one cannot be had. */
  get answer(): Answer | undefined {
    return this.#observer.getCurrentResult().data;
  }

  /** When the answer was had: milliseconds since 1970. */
  get answeredAt(): number {
    return this.#observer.getCurrentResult().dataUpdatedAt;
  }

  /** Why there is no newer answer. */
  get error(): Error | undefined {
    const { data, error, failureReason, isSuccess } = this.#observer.getCurrentResult();
    if (error || isSuccess) this.#failure = error ?? undefined;
    // With something to show, the first failure is worth telling while it is tried again.
    if (data !== undefined) return error ?? failureReason ?? this.#host.silence;
    return error ?? (this.#host.isRecovering ? this.#failure : undefined);
  }

  /** Asked, and neither answered nor failed. */
  get pending(): boolean {
    const { fetchStatus, data, failureCount } = this.#observer.getCurrentResult();
    if (fetchStatus !== 'fetching') return false;
    const { isLive, isRecovering } = this.#host;
    if (data === undefined) return !(isRecovering && this.#failure);
    return failureCount === 0 && !isLive && !isRecovering;
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Calls back whenever something changes; asks for what is not known. The function returned ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#stop === undefined) {
      this.#host.watched(this, true);
      this.#stop = this.#observer.subscribe(() => this.tell());
    }
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = undefined;
      this.#host.watched(this, false);
    };
  }

  /** Asks for what could not be had, as somebody who has just come would. */
  askAgain(): void {
    if (this.#observer.getCurrentResult().isError) void this.#observer.refetch({ cancelRefetch: false });
  }

  /** Nobody is told any more. */
  close(): void {
    this.#listeners.clear();
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Something changed that the entry tells of. */
  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
