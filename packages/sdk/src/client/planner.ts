import {
  type Catalog,
  type Kpi,
  planReading,
  type ReadingContext,
  type ReadingPlan,
  type ReadingRequest,
  type Slice,
} from '@kpi-elements/core';
import { type Blend, chooseSources, type SourceChoice } from './choose-source.ts';
import { joinFacts } from './join-facts.ts';
import { PlannedReading, type PlannedSlice } from './planned-reading.ts';
import type { SourceFeed } from './source-feed.ts';

/** Everything but the source that a reading depends on. */
export type ContextOf = (request: ReadingRequest) => ReadingContext;

/** What requests are worked out with. */
export interface PlannerOptions {
  readonly catalog: Catalog;
  readonly contextOf: ContextOf;
  readonly blend: Blend;
  /** The sources, nearest level first. */
  readonly levels: () => readonly (readonly SourceFeed[])[];
}

/** Works requests out: once for all that ask the same, until time or sources change. */
export class Planner {
  readonly #options: PlannerOptions;
  #former = new Map<string, PlannedReading>();
  #planned = new Map<string, PlannedReading>();

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  /** Time or sources have changed. */
  renew(): void {
    if (this.#planned.size === 0) return;
    this.#former = this.#planned;
    this.#planned = new Map();
  }

  /** Throws where the request cannot be worked out: see `planReading` and `chooseSources`. */
  plan(request: ReadingRequest): PlannedReading {
    const key = JSON.stringify(request);
    const known = this.#planned.get(key);
    if (known) return known;
    const planned = this.#planNew(request, this.#former.get(key));
    this.#planned.set(key, planned);
    return planned;
  }

  #planNew(request: ReadingRequest, former: PlannedReading | undefined): PlannedReading {
    const { catalog, contextOf, blend, levels } = this.#options;
    const kpi: Kpi = typeof request.kpi === 'string' ? catalog.get(request.kpi) : request.kpi;
    const { measures } = catalog.compile(kpi);
    const choice = chooseSources(kpi, measures, levels(), blend, request.source);
    const feeds = new Set([...choice.values()].flat());
    const [anyone] = levels().flat();
    const facts = (feeds.size > 0 ? [...feeds] : [anyone!]).map((feed) => feed.facts!);
    const context = { ...contextOf(request), source: joinFacts(facts) };
    const plan: ReadingPlan = planReading(request, context);
    return new PlannedReading(
      plan,
      context,
      plan.slices.map((slice) => bySource(slice, choice)),
      former,
    );
  }
}

/** A slice cut into the measures of each source. */
function bySource(slice: Slice, choice: SourceChoice): PlannedSlice[] {
  const measures = new Map<SourceFeed, string[]>();
  for (const measure of slice.measures) {
    for (const feed of choice.get(measure) ?? [])
      measures.set(feed, [...(measures.get(feed) ?? []), measure]);
  }
  return [...measures].map(([feed, own]) => ({
    feed,
    slice: own.length === slice.measures.length ? slice : { ...slice, measures: own },
  }));
}
