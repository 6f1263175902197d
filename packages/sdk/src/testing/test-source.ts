import type { Query, SourceFacts } from '@kpi-elements/core';
import { inlineSource } from '../sources/inline.ts';
import type { FetchOptions, Source } from '../source.ts';

/** A source whose answers a test holds back, and which keeps what it was asked. */
export class TestSource implements Source {
  readonly name: string;
  readonly queries: Query[] = [];
  readonly options: FetchOptions[] = [];
  /** Answers wait until it resolves. */
  gate: Promise<unknown> = Promise.resolve();
  /** Thrown instead of an answer. */
  error: Error | undefined;
  rows: Record<string, unknown>[];
  readonly #facts: Partial<SourceFacts>;

  constructor(name: string, rows: Record<string, unknown>[] = days, facts: Partial<SourceFacts> = {}) {
    this.name = name;
    this.rows = rows;
    this.#facts = facts;
  }

  #source(): Source {
    const names = Object.keys(this.rows[0] ?? {});
    return inlineSource({
      name: this.name,
      rows: this.rows,
      ...(names.includes('day') && { date: 'day' }),
      measures: names.filter((name) => name !== 'day' && name !== 'channel'),
      dimensions: names.filter((name) => name === 'channel'),
    });
  }

  async describe(): Promise<SourceFacts> {
    return { ...(await this.#source().describe()), ...this.#facts };
  }

  async fetch(query: Query, options: FetchOptions) {
    this.queries.push(query);
    this.options.push(options);
    const source = this.#source();
    const { error } = this;
    await this.gate;
    options.signal.throwIfAborted();
    if (error) throw error;
    return source.fetch(query, options);
  }
}

/** Ten days of two channels. */
export const days: Record<string, unknown>[] = Array.from({ length: 20 }, (_, i) => ({
  day: `2026-01-${String(1 + Math.floor(i / 2)).padStart(2, '0')}`,
  channel: i % 2 === 0 ? 'search' : 'social',
  cost: 10 + i,
  clicks: 5 + (i % 3),
}));
