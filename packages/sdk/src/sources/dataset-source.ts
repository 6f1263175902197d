import { aggregate, type SourceFacts } from '@kpi-elements/core';
import type { DatasetIn } from '../mapping/build-dataset.ts';
import type { Source } from '../source.ts';
import { type LoadOptions, SharedLoad } from './shared-load.ts';

interface Loaded {
  readonly dataset: DatasetIn;
  readonly asOf: string;
}

/**
 * A source whose rows fit in memory: they are loaded once and added up here.
 *
 * @param asOf When the rows were true; left out, when they were loaded.
 */
export function datasetSource(
  facts: SourceFacts,
  load: (options: LoadOptions) => Promise<DatasetIn>,
  asOf?: string,
): Source {
  const loaded = new SharedLoad<Loaded>(async (options) => {
    const dataset = await load(options);
    return { dataset, asOf: asOf ?? new Date().toISOString() };
  });
  return {
    name: facts.name,
    describe: async () => facts,
    async fetch(query, { signal, reload }) {
      const { dataset, asOf: readAt } = await loaded.get(signal, reload);
      const data = dataset(query.timeZone);
      return {
        version: 1,
        source: facts.name,
        tables: query.slices.map((slice) => aggregate(data, slice, query)),
        asOf: readAt,
        flags: [],
        nativeGrain: data.nativeGrain,
        ...(facts.timeless && { timeless: true }),
        ...(facts.completeUntil !== undefined && { completeUntil: facts.completeUntil }),
      };
    },
  };
}
