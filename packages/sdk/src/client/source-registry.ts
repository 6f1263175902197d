import { KpiError } from '@kpi-elements/core';
import type { Source } from '../source.ts';
import { SourceFeed } from './source-feed.ts';

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
    return [[...this.#feeds.values()], ...(this.#outer?.levels ?? [])];
  }

  /** Has every source said what it has, or failed to? */
  get settled(): boolean {
    return this.levels.flat().every(({ facts, error }) => facts !== undefined || error !== undefined);
  }

  /** Adds a source; the function returned removes it. */
  add(name: string, source: Source): () => void {
    if (this.#feeds.has(name)) {
      throw new KpiError(
        'invalid_definition',
        `There is already a source "${name}".\nGive this one another name.`,
      );
    }
    const feed = new SourceFeed(name, source, this.#changed);
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
