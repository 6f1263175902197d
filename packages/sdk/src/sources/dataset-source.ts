import type { Frame, FrameFlag, SourceFacts } from '@kpi-elements/core';
import type { DatasetTotals } from '../mapping/dataset-totals.ts';
import type { Source } from '../source.ts';
import { type LoadOptions, SharedLoad } from './shared-load.ts';

/** Rows in memory. */
export interface LoadedDataset {
  readonly totals: DatasetTotals;
  /** What the numbers lack. */
  readonly flags: readonly FrameFlag[];
  /** The last date that is complete, where the data say so. */
  readonly completeUntil?: string;
}

/**
 * A source whose rows fit in memory: they are loaded once, and added up where they are kept.
 *
 * @param asOf When the rows were true; left out, when they were loaded.
 */
export function datasetSource(
  facts: SourceFacts,
  load: (options: LoadOptions) => Promise<LoadedDataset>,
  asOf?: string,
): Source {
  const loaded = new SharedLoad(async (options) => ({
    ...(await load(options)),
    asOf: asOf ?? new Date().toISOString(),
  }));
  return {
    name: facts.name,
    describe: async () => facts,
    fetch: (query, options) =>
      loaded.use(options, async ({ totals, ...answer }) => {
        const { nativeGrain } = totals;
        return frameOf(facts, { ...answer, nativeGrain, tables: await totals.tables(query, options.signal) });
      }),
  };
}

/** What a source says beside its facts. */
export type Answer = Pick<Frame, 'tables' | 'asOf' | 'flags' | 'nativeGrain' | 'completeUntil'>;

/** The frame of an answer. What is known of the source goes before what the data say. */
export function frameOf({ name, timeless, completeUntil }: SourceFacts, answer: Answer): Frame {
  return {
    version: 1,
    source: name,
    ...answer,
    ...(timeless && { timeless }),
    ...(completeUntil !== undefined && { completeUntil }),
  };
}
