import type { DatasetColumn, Measure } from '@kpi-elements/core';
import type { UnzonedDataset } from './build-dataset.ts';
import type { DatasetMapping } from './dataset-mapping.ts';

/** A dataset without rows, of an answer that had none and did not name its columns. */
export function emptyDataset({ options, measures, dimensions }: DatasetMapping): UnzonedDataset {
  const keys = Object.fromEntries(
    dimensions.map(([name]) => [name, { values: [], codes: new Uint32Array() }]),
  );
  const columns = Object.fromEntries(measures.map(({ measure }) => [measure.id, emptyColumn(measure)]));
  const { grain: nativeGrain = 'day' } = options;
  const rows = { length: 0, keys, columns, nativeGrain };
  if (options.date === undefined) return { rows };
  return { rows, times: { kind: 'day', nativeGrain, days: new Int32Array() } };
}

function emptyColumn({ rollUp, unit }: Measure): DatasetColumn {
  const values = new Float64Array();
  if (rollUp === 'distinct') return { kind: 'identity', unit, values: [], codes: new Uint32Array() };
  const weights = typeof rollUp === 'object' ? { weights: values } : {};
  return { kind: 'amount', rollUp, unit, values, ...weights };
}
