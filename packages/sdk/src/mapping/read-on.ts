import type { RawTable } from '../table/raw-table.ts';
import { Turns } from '../table/steps.ts';
import { type ReadDataset, readDataset } from './build-dataset.ts';
import type { ResolvedMapping } from './dataset-mapping.ts';

/**
 * Reads rows that come after others in the way in which those were read. `undefined` where all of them together may
 * have to be read in another way, or cannot be read: reading them together says in which row.
 */
export async function readOn(
  table: RawTable,
  mapping: ResolvedMapping,
  before: ReadDataset,
): Promise<ReadDataset | undefined> {
  try {
    const read = await new Turns().take(readDataset(table, mapping, before));
    return isProved(read) && wayOf(read, mapping) === wayOf(before, mapping) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Whether no further cell can change how the numbers are read. */
function isProved({ numbers }: ReadDataset): boolean {
  return [...numbers.values()].every(({ sign }) => sign !== 'open');
}

/** What was found out of the cells and holds for all rows. */
function wayOf({ rows, times }: ReadDataset, { dimensions }: ResolvedMapping): string {
  const currency = dimensions.some(([name]) => name === 'currency') ? [] : rows.keys['currency']?.values;
  const scales = Object.values(rows.columns).map((column) => (column.kind === 'amount' ? column.scale : 1));
  return JSON.stringify([rows.nativeGrain, times?.kind, currency, scales]);
}
