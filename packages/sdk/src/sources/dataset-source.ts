import {
  aggregate,
  type Dataset,
  type Frame,
  type FrameFlag,
  type Query,
  type SourceFacts,
  type Table,
} from '@kpi-elements/core';
import type { DatasetIn } from '../mapping/build-dataset.ts';
import type { Source } from '../source.ts';
import { type Steps, Turns } from '../table/steps.ts';
import { type LoadOptions, SharedLoad } from './shared-load.ts';

/** Rows in memory. */
export interface LoadedDataset {
  readonly dataset: DatasetIn;
  /** What the numbers lack. */
  readonly flags: readonly FrameFlag[];
  /** The last date that is complete, where the data say so. */
  readonly completeUntil?: string;
}

/**
 * A source whose rows fit in memory: they are loaded once and added up here.
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
    async fetch(query, { signal, reload, progress }) {
      const { dataset, flags, asOf: readAt, ...dataFacts } = await loaded.get(signal, reload, progress);
      const completeUntil = facts.completeUntil ?? dataFacts.completeUntil;
      const data = await dataset(query.timeZone);
      return frameOf(facts, {
        tables: await new Turns(signal).take(tablesOf(data, query)),
        asOf: readAt,
        flags,
        nativeGrain: data.nativeGrain,
        ...(completeUntil !== undefined && { completeUntil }),
      });
    },
  };
}

/** What a source says beside its facts. */
export type Answer = Pick<Frame, 'tables' | 'asOf' | 'flags' | 'nativeGrain' | 'completeUntil'>;

/** The frame of an answer. */
export function frameOf({ name, timeless }: SourceFacts, answer: Answer): Frame {
  return { version: 1, source: name, ...answer, ...(timeless && { timeless }) };
}

function* tablesOf(data: Dataset, query: Query): Steps<Table[]> {
  const tables: Table[] = [];
  for (const slice of query.slices) {
    tables.push(aggregate(data, slice, query));
    yield;
  }
  return tables;
}
