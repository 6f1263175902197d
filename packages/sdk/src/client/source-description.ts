import type { KpiError, SourceFacts } from '@kpi-elements/core';
import type { Source } from '../source.ts';
import { tooLate } from '../transport/too-late.ts';
import type { ClientEvents } from './events.ts';
import { sourceFailure } from './source-failure.ts';

/** How long others wait for what a source has to say of itself. */
const PATIENCE_SECONDS = 3;

/** What a source says of itself, or why it has not said it yet. */
export class SourceDescription {
  readonly #name: string;
  readonly #source: Source;
  readonly #events: ClientEvents;
  readonly #changed: () => void;
  facts: SourceFacts | undefined;
  error: KpiError | undefined;

  /** @param changed Told whenever there is something else to know. */
  constructor(name: string, source: Source, events: ClientEvents, changed: () => void) {
    this.#name = name;
    this.#source = source;
    this.#events = events;
    this.#changed = changed;
  }

  /** Takes what the source said of itself elsewhere, until it says so here. */
  remember(facts: SourceFacts): void {
    if (this.facts) return;
    this.facts = facts;
    this.#changed();
  }

  /** Asks. Resolves with the reason when that failed. */
  async ask(signal: AbortSignal): Promise<KpiError | undefined> {
    // What is slow to say what it has must not hold up the others.
    const late = setTimeout(() => {
      if (this.facts) return;
      this.error = tooLate(this.#name, PATIENCE_SECONDS);
      this.#changed();
    }, PATIENCE_SECONDS * 1000);
    const failure = await this.#take(signal);
    clearTimeout(late);
    if (signal.aborted) return undefined;
    this.#events.tell({ type: 'described', source: this.#name, ...(failure && { error: failure }) });
    this.#changed();
    return failure;
  }

  async #take(signal: AbortSignal): Promise<KpiError | undefined> {
    try {
      this.facts = { ...(await this.#source.describe({ signal })), name: this.#name };
      this.error = undefined;
      return undefined;
    } catch (reason) {
      const failure = sourceFailure(reason, this.#name);
      // Facts that were remembered serve until there are newer ones.
      this.error = this.facts ? undefined : failure;
      return failure;
    }
  }
}
