import { KpiError } from '@kpi-elements/core';
import type { Source } from '../source.ts';
import { type FeedOptions, SourceFeed } from './source-feed.ts';

/** How a source is asked, and who is told that it is time to. */
export interface RegistryOptions extends Omit<FeedOptions, 'changed' | 'due'> {
  readonly due: (feed: SourceFeed) => void;
}

/** The sources of a client by name, and behind them those of the client it inherits from. */
export class SourceRegistry {
  readonly #outer: SourceRegistry | undefined;
  readonly #leaveOuter: (() => void) | undefined;
  readonly #feeds = new Map<string, SourceFeed>();
  readonly #listeners = new Set<() => void>();
  readonly #changed = (): void => {
    for (const listener of [...this.#listeners]) listener();
  };

  constructor(outer?: SourceRegistry) {
    this.#outer = outer;
    this.#leaveOuter = outer?.subscribe(this.#changed);
  }

  /** Nearest level first. */
  get levels(): readonly (readonly SourceFeed[])[] {
    return [this.own, ...(this.#outer?.levels ?? [])];
  }

  /** Without those behind. */
  get own(): readonly SourceFeed[] {
    return [...this.#feeds.values()];
  }

  get hasSources(): boolean {
    return this.#feeds.size > 0 || (this.#outer?.hasSources ?? false);
  }

  /** Has every source said what it has, or failed to? */
  get settled(): boolean {
    for (const { facts, error } of this.#feeds.values()) if (!facts && !error) return false;
    return this.#outer?.settled ?? true;
  }

  /** Adds a source; the function returned removes it. */
  add(name: string, source: Source, options: RegistryOptions): () => void {
    if (this.#feeds.has(name)) {
      throw new KpiError(
        'invalid_definition',
        `There is already a source "${name}".\nGive this one another name.`,
      );
    }
    const feed: SourceFeed = new SourceFeed(name, source, {
      ...options,
      changed: this.#changed,
      due: () => options.due(feed),
    });
    this.#feeds.set(name, feed);
    this.#changed();
    return () => {
      if (this.#feeds.get(name) !== feed) return;
      this.#feeds.delete(name);
      feed.close();
      this.#changed();
    };
  }

  /** Calls back whenever a source comes, goes or is described. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends what this registry began; the sources behind it go on. */
  close(): void {
    this.#leaveOuter?.();
    this.#listeners.clear();
    for (const feed of this.#feeds.values()) feed.close();
  }
}
