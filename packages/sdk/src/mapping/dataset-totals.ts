import { aggregate, type Dataset, type Grain, type Query, type Table } from '@kpi-elements/core';
import { type Steps, Turns } from '../table/steps.ts';
import { inZones, type UnzonedDataset } from './build-dataset.ts';

/** Rows that were read, in this thread or in a worker, as what can be asked of them. */
export interface DatasetTotals {
  readonly nativeGrain: Grain;
  /** Answers `query.slices[i]` with the table at `i`. Rejects with the signal's reason when it is aborted. */
  tables(query: Query, signal: AbortSignal): Promise<Table[]>;
}

/** Adds rows up in this thread, in turns with everything else on it. */
export function totalsHere(dataset: UnzonedDataset): DatasetTotals {
  const inZone = inZones(dataset);
  return {
    nativeGrain: dataset.rows.nativeGrain,
    tables: async (query, signal) => new Turns(signal).take(tablesOf(await inZone(query.timeZone), query)),
  };
}

function* tablesOf(rows: Dataset, query: Query): Steps<Table[]> {
  const tables: Table[] = [];
  for (const slice of query.slices) {
    tables.push(aggregate(rows, slice, query));
    yield;
  }
  return tables;
}
