import type { FrameFlag } from '@kpi-elements/core';
import { datasetOf } from '../mapping/build-dataset.ts';
import {
  type DatasetOptions,
  factsOf,
  parseMapping,
  resolveMapping,
  type ResolvedMapping,
} from '../mapping/dataset-mapping.ts';
import { totalsHere } from '../mapping/dataset-totals.ts';
import { emptyDataset } from '../mapping/empty-dataset.ts';
import type { Source } from '../source.ts';
import type { RawTable } from '../table/raw-table.ts';
import { Turns } from '../table/steps.ts';
import { datasetSource } from './dataset-source.ts';
import type { LoadOptions } from './shared-load.ts';

/** The columns that are needed, of all that there are. Throws for one that is not there. */
export type ChooseColumns = (headers: readonly string[]) => ReadonlySet<string>;

/** What was read. */
export interface LoadedTable {
  /** Left out: there are no rows, and nothing tells of which columns. */
  readonly table?: RawTable;
  /** What the numbers lack. */
  readonly flags?: readonly FrameFlag[];
  /** The last date that is complete, where the data say so. */
  readonly completeUntil?: string;
}

/**
 * A source of one table: the way from its cells to totals that all such sources share.
 *
 * @param read Reads the table anew, and at least the columns that `choose` gives; it must call `choose`.
 */
export function tableSource(
  options: DatasetOptions,
  name: string,
  read: (choose: ChooseColumns, load: LoadOptions) => Promise<LoadedTable>,
): Source {
  const mapping = parseMapping(options);
  return datasetSource(
    factsOf(mapping, name),
    async (load) => {
      let resolved: ResolvedMapping | undefined;
      const choose: ChooseColumns = (headers) => (resolved = resolveMapping(mapping, headers, name)).headers;
      const { table, flags = [], ...facts } = await read(choose, load);
      return {
        ...facts,
        totals: totalsHere(
          table ? await new Turns().take(datasetOf(table, resolved!)) : emptyDataset(mapping),
        ),
        flags,
      };
    },
    options.asOf,
  );
}
