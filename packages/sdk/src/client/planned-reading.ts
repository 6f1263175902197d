import {
  type Reading,
  type ReadingContext,
  type ReadingPlan,
  readPlanned,
  type Slice,
} from '@kpi-elements/core';
import type { Answer } from './answer.ts';
import { joinAnswers } from './join-answers.ts';
import type { SliceEntry } from './slice-entry.ts';
import type { SourceFeed } from './source-feed.ts';

/** A slice as one of its sources is asked for it. */
export interface PlannedSlice {
  readonly feed: SourceFeed;
  readonly slice: Slice;
}

/** What is known of a request at present. */
export interface ReadingStatus {
  /** Made of the last good answers, as soon as there is one to each slice. */
  readonly reading?: Reading;
  /** Some slice is being asked for. */
  readonly isPending: boolean;
  /** Why there is no newer answer. */
  readonly error?: Error;
}

/** A request worked out, once for all who ask the same: where its slices are, and the reading that they make. */
export class PlannedReading {
  readonly #plan: ReadingPlan;
  readonly #context: ReadingContext;
  readonly #parts: readonly (readonly PlannedSlice[])[];
  readonly #former: PlannedReading | undefined;
  readonly #listeners = new Set<() => void>();
  #entries: readonly (readonly SliceEntry[])[] = [];
  #leave: readonly (() => void)[] = [];
  #answers: readonly (readonly Answer[])[] = [];
  #reading: Reading | undefined;
  #status: ReadingStatus | undefined;

  /**
   * @param parts By slice of the plan, one for each source that has some of its measures.
   * @param former The same request before, whose reading stays where it says the same.
   */
  constructor(
    plan: ReadingPlan,
    context: ReadingContext,
    parts: readonly (readonly PlannedSlice[])[],
    former?: PlannedReading,
  ) {
    this.#plan = plan;
    this.#context = context;
    this.#parts = parts;
    this.#former = former;
  }

  /** What its sources are asked. */
  get slices(): readonly Slice[] {
    return this.#parts.flatMap((sources) => sources.map(({ slice }) => slice));
  }

  /** How many slices it needs, and how many of them are neither known nor asked. Counted before anybody listens. */
  get need(): { readonly slices: number; readonly asked: number } {
    const entries = this.#find().flat();
    const asked = entries.filter(({ isWatched, answer }) => !isWatched && !answer).length;
    return { slices: entries.length, asked };
  }

  /** Calls back when the status may have changed; asks for what is missing. The function returned ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#entries = this.#find();
      this.#leave = this.#entries.flat().map((entry) => entry.listen(this.#changed));
      this.#status = undefined;
    }
    if (this.status.error) this.#askAgain();
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
      for (const leave of this.#leave) leave();
      this.#leave = [];
    };
  }

  /** While somebody listens. */
  get status(): ReadingStatus {
    return (this.#status ??= this.#work());
  }

  /** The reading made last. */
  get latest(): Reading | undefined {
    return this.#reading;
  }

  readonly #changed = (): void => {
    this.#status = undefined;
    for (const listener of [...this.#listeners]) listener();
  };

  #find(): readonly (readonly SliceEntry[])[] {
    return this.#parts.map((sources) => sources.map(({ feed, slice }) => feed.entry(this.#context, slice)));
  }

  #askAgain(): void {
    for (const entry of this.#entries.flat()) entry.askAgain();
  }

  #work(): ReadingStatus {
    const entries = this.#entries.flat();
    const isPending = entries.some(({ pending }) => pending);
    const error = entries.find((entry) => !entry.pending && entry.error)?.error;
    const answers = this.#entries.map((sources) => sources.flatMap(({ answer }) => answer ?? []));
    const isWhole = answers.every((known, i) => known.length === this.#entries[i]!.length);
    return {
      isPending,
      ...(error && { error }),
      ...(isWhole && { reading: this.#read(answers) }),
    };
  }

  /** The same object as long as nothing but the time of asking has changed. */
  #read(answers: readonly (readonly Answer[])[]): Reading {
    if (this.#reading && isSame(answers, this.#answers)) return this.#reading;
    const { slices } = this.#plan;
    const { name } = this.#context.source!;
    const frame = joinAnswers(name, slices, answers, this.#context, this.#context.now);
    const reading = readPlanned(this.#plan, frame, this.#context);
    const former = this.#reading ?? this.#former?.latest;
    this.#answers = answers;
    this.#reading = former && contentOf(former) === contentOf(reading) ? former : reading;
    return this.#reading;
  }
}

function isSame(a: readonly (readonly Answer[])[], b: readonly (readonly Answer[])[]): boolean {
  return a.length === b.length && a.every((answers, i) => answers.every((answer, j) => answer === b[i]![j]));
}

function contentOf(reading: Reading): string {
  return JSON.stringify(reading, (key, value: unknown) => (key === 'asOf' ? undefined : value));
}
